/**
 * A clinic at work: mixed reads and writes at a steady rate, as its people feel them, beside the address that does nothing;
 * and how that grows with the number of people.
 *
 *     npm run bench -- clinic-requests
 */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { contract } from '@stipple/api/contract'
import { openDatabase } from '../packages/server/src/platform/db/database.ts'
import { runningCluster } from '../packages/server/src/platform/db/embedded/cluster.ts'
import { fillWithPeople, madeUpWord } from './made-up-people.ts'
import { seeded } from './seeded.ts'
import { startClinic } from './started-clinic.ts'

const requestsPerSecond = Number(process.env.STIPPLE_BENCH_RATE ?? 200)
const seconds = 15
const random = seeded(2)
const { address, folder, server, clinicId, call, startSeconds, stop } = await startClinic()
console.log(`first start, database made: ${startSeconds.toFixed(1)} s`)

/** Resident memory of the server's process, without the database. */
function residentMb(): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1_024)
}

async function fill(count: number): Promise<void> {
  const running = runningCluster(folder)
  if (!running) throw new Error('the database is not running')
  const { socketFolder: host, user, password } = running
  const database = await openDatabase({ host, user, password, database: 'postgres' }, 2)
  await fillWithPeople(database, clinicId, count)
  await database.close()
}

const percentile = (times: readonly number[], part: number) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0

try {
  const listed = await call(contract.findPeople, { clinicId, query: {} })
  if (!listed.ok) throw new Error('nobody is there')
  const people = listed.value.people.map(({ personId }) => personId)
  console.log(`idle: ${residentMb()} MB resident beside the database`)
  const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
  const kinds: readonly (readonly [number, string, () => Promise<{ ok: boolean }>])[] = [
    [
      0.4,
      'search people',
      () => call(contract.findPeople, { clinicId, query: { q: madeUpWord().slice(0, 3), limit: 50 } }),
    ],
    [0.25, 'open a chart', () => call(contract.getPerson, { clinicId, params: one(), query: { language: 'en' } })],
    [0.15, 'facts of a person', () => call(contract.listFacts, { clinicId, params: one(), query: { language: 'en' } })],
    [
      0.1,
      'consider',
      () => call(contract.considerScreening, { clinicId, params: one(), body: { intent, language: 'en' } }),
    ],
    [
      0.1,
      'note a fact',
      () => {
        const statements = [{ concept: 'smoking', answer: 'absent' as const }]
        return call(contract.recordFacts, { clinicId, params: one(), body: { statements, withdraw: [] } })
      },
    ],
  ]
  const one = () => ({ personId: random.oneOf(people) })
  let filled = 0
  for (const count of [1_000, 10_000, 100_000]) {
    await fill(count - filled)
    filled = count
    const times = new Map<string, number[]>()
    let refused = 0
    const running: Promise<void>[] = []
    const start = performance.now()
    for (let n = 0; n < requestsPerSecond * seconds; n++) {
      // At a steady rate, whether the ones before are done or not: a slow answer does not slow the asking.
      const due = start + (n * 1_000) / requestsPerSecond
      if (due > performance.now()) await sleep(due - performance.now())
      let dice = random.whole(0, 999) / 1_000
      const kind = kinds.find(([share]) => (dice -= share) < 0) ?? kinds[0]
      if (!kind) continue
      const [, name, ask] = kind
      const timed = async () => {
        const { ok } = await ask()
        if (!ok) refused++
        times.set(name, [...(times.get(name) ?? []), performance.now() - due])
      }
      running.push(timed())
    }
    await Promise.all(running)
    const all = [...times.values()].flat()
    console.log(
      `\n${count} people, ${requestsPerSecond} requests a second: p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms, refused ${refused}, ${residentMb()} MB`,
    )
    for (const [name, of] of times) {
      console.log(
        `  ${name.padEnd(20)} p50 ${percentile(of, 0.5).toFixed(1).padStart(6)}  p99 ${percentile(of, 0.99).toFixed(1).padStart(6)} ms`,
      )
    }
  }
  const health: number[] = []
  for (let n = 0; n < 200; n++) {
    const from = performance.now()
    await (await fetch(`${address}/health`)).text()
    health.push(performance.now() - from)
  }
  console.log(
    `\nan address that does nothing: p50 ${percentile(health, 0.5).toFixed(1)} ms, p99 ${percentile(health, 0.99).toFixed(1)} ms`,
  )
} finally {
  await stop()
}
