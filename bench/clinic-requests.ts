/**
 * A clinic at work: mixed reads and writes at a steady rate, as its people feel them, beside the address that does nothing;
 * and how that grows with the number of people.
 *
 *     npm run bench -- clinic-requests
 */
import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, contract, createClient } from '@stipple/api/contract'
import { searchKey } from '@stipple/domain/patient'
import { openDatabase } from '../packages/server/src/platform/db/database.ts'
import { runningCluster } from '../packages/server/src/platform/db/embedded/cluster.ts'
import { newId } from '../packages/server/src/platform/db/new-id.ts'
import { seeded } from './seeded.ts'

const requestsPerSecond = 200
const seconds = 15
const random = seeded(1)
const syllables = ['ka', 'ya', 'şi', 'mar', 'ti', 'nez', 'o', 'ban', 'le', 'rö', 'tam', 'ik', 'sen', 'du', 'pol', 'vi']
const word = () => Array.from({ length: random.whole(2, 4) }, () => random.oneOf(syllables)).join('')

const folder = mkdtempSync(join(tmpdir(), 'stipple-bench-'))
chmodSync(folder, 0o755)
const began = performance.now()
const program = new URL('../packages/server/src/main.ts', import.meta.url)
const server = fork(program, ['--port', '0', '--data', folder, '--requests-per-minute', '10000000'], { silent: true })
const address = await new Promise<string>((resolve) =>
  server.once('message', (message) => resolve((message as { ready: string }).ready)),
)
console.log(`first start, database made: ${((performance.now() - began) / 1_000).toFixed(1)} s`)

let cookie = ''
const call: Client = createClient(async ({ method, address: path, body, mediaType }) => {
  const headers = { cookie, ...(mediaType === undefined ? {} : { 'content-type': mediaType }) }
  const answer = await fetch(address + path, { method, headers, ...(body === undefined ? {} : { body }) })
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  if (set.length > 0) cookie = set.join('; ')
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
})

/** Resident memory of the server's process, without the database. */
function residentMb(): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1_024)
}

async function fill(clinicId: string, count: number): Promise<void> {
  const running = runningCluster(folder)
  if (!running) throw new Error('the database is not running')
  const { socketFolder: host, user, password } = running
  const database = await openDatabase({ host, user, password, database: 'postgres' }, 2)
  const at = new Date()
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, () => {
      const full = `${word()} ${word()}`
      return {
        clinic_id: clinicId,
        person_id: newId(at),
        full_name: full,
        given_name: '',
        family_name: '',
        search_key: searchKey(full),
        birth_date: `${random.whole(1930, 2008)}-05-15`,
        sex: null,
        guardian: null,
        legal_hold: null,
        merged_into: null,
        phone: null,
        email: null,
        language: null,
        created_at: at,
      }
    })
    const words = rows.flatMap(({ person_id, search_key }) =>
      [...new Set(search_key.split(' '))].map((one) => ({ clinic_id: clinicId, word: one, person_id })),
    )
    await database.inClinic(clinicId, async (transaction) => {
      await transaction.insertInto('person').values(rows).execute()
      await transaction.insertInto('person_word').values(words).execute()
    })
  }
  await database.close()
}

const percentile = (times: readonly number[], part: number) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0

try {
  const setUp = await call(contract.setUpClinic, {
    body: {
      clinicName: 'Bench',
      name: 'Bench Owner',
      email: 'owner@bench.example',
      password: 'quiet-harbour-lantern-42',
      language: 'en',
      clinician: true,
      demo: true,
    },
  })
  if (!setUp.ok) throw new Error(setUp.problem.code)
  const clinicId = setUp.value.memberships[0]?.clinicId ?? ''
  const listed = await call(contract.findPeople, { clinicId, query: {} })
  if (!listed.ok) throw new Error('nobody is there')
  const people = listed.value.people.map(({ personId }) => personId)
  console.log(`idle: ${residentMb()} MB resident beside the database`)
  const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
  const kinds: readonly (readonly [number, string, () => Promise<{ ok: boolean }>])[] = [
    [0.4, 'search people', () => call(contract.findPeople, { clinicId, query: { q: word().slice(0, 3), limit: 50 } })],
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
    await fill(clinicId, count - filled)
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
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}
