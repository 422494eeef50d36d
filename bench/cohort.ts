/**
 * From file to screening: what mapping and screening cost beside parsing the JSON, what a second thread brings, and how
 * time and memory grow with the cohort.
 */
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CohortUse, runCohortCommand } from './cohort-command.ts'
import { readingSteps, timeReading } from './cohort-reading.ts'
import { readKnowledge } from './knowledge.ts'
import { ratioOf, type Spread, spreadOf } from './stopwatch.ts'
import { compositions, syntheticRecords } from './synthetic-records.ts'
import { table } from './table.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '7' },
    repeats: { type: 'string', default: '3' },
  },
})
const rounds = Number(options.rounds)
const repeats = Number(options.repeats)
const cohortSizes = options.people.split(',').map(Number)
const peopleForThreads = 20_000
const knowledge = readKnowledge()

/** Beside the checkout where Stipple is developed; elsewhere they are left out. */
const realRecords = fileURLToPath(new URL('../../shared/data/patients', import.meta.url))

const mostTimesParsing = 1.3
const mostMegabytes = 300

async function readingRow(title: string, records: readonly Buffer[]): Promise<string[]> {
  const times = await timeReading(records, knowledge, rounds)
  const bytes = records.reduce((sum, { length }) => sum + length, 0) / records.length
  const { median, least, most } = ratioOf(times['parse, map and screen'], times['JSON.parse alone'])
  return [
    title,
    `${(bytes / 1000).toFixed(1)} kB`,
    ...readingSteps.map((step) => milliseconds(spreadOf(times[step]))),
    `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)}) ${median <= mostTimesParsing ? 'met' : 'MISSED'}`,
  ]
}

async function threadsRow(title: string, records: string): Promise<string[]> {
  const runs: { one: CohortUse; two: CohortUse }[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    runs.push({ one: await runCohortCommand(records, 1, folder), two: await runCohortCommand(records, 2, folder) })
  }
  const median = (of: (run: (typeof runs)[number]) => number) => spreadOf(runs.map(of)).median
  return [
    title,
    seconds(median(({ one }) => one.wallMs)),
    seconds(median(({ two }) => two.wallMs)),
    `${median(({ one, two }) => one.wallMs / two.wallMs).toFixed(2)} times as fast`,
    seconds(median(({ one }) => one.processorMs)),
    seconds(median(({ two }) => two.processorMs)),
    `${megabytes(median(({ one }) => one.peakBytes))}, ${megabytes(median(({ two }) => two.peakBytes))}`,
  ]
}

async function growthRow(count: number): Promise<string[]> {
  const file = writeCohort(count)
  const { people, wallMs, processorMs, peakBytes } = await runCohortCommand(file, 2, folder)
  if (people !== count) throw new Error(`cohort counted ${people} of ${count} people`)
  const size = statSync(file).size
  rmSync(file)
  return [
    String(count),
    megabytes(size),
    seconds(wallMs),
    `${((wallMs * 1000) / count).toFixed(0)} µs`,
    seconds(processorMs),
    `${megabytes(peakBytes)} ${peakBytes / 1e6 < mostMegabytes ? 'met' : 'MISSED'}`,
  ]
}

/** Short records, one a line. */
function writeCohort(count: number): string {
  const file = join(folder, `${count}.ndjson`)
  const handle = openSync(file, 'w')
  let text = ''
  for (const record of syntheticRecords(count, 'short', knowledge)) {
    text += `${record}\n`
    if (text.length < 1_000_000) continue
    writeSync(handle, text)
    text = ''
  }
  writeSync(handle, text)
  closeSync(handle)
  return file
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

function milliseconds({ median, least, most }: Spread): string {
  const [a, b, c] = [median, least, most].map((nanoseconds) => (nanoseconds / 1e6).toPrecision(3))
  return `${a} ms (${b}–${c})`
}

const folder = mkdtempSync(join(tmpdir(), 'stipple-bench-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(1)
  })
}
try {
  const realFiles = existsSync(realRecords) ? readdirSync(realRecords).filter((file) => file.endsWith('.json')) : []
  const texts = (count: number, composition: keyof typeof compositions) =>
    [...syntheticRecords(count, composition, knowledge)].map((text) => Buffer.from(text))
  const readings = [
    ...(realFiles.length > 0
      ? [{ title: `${realFiles.length} real`, records: realFiles.map((file) => readFileSync(join(realRecords, file))) }]
      : []),
    { title: '49 whole', records: texts(49, 'whole') },
    { title: '2000 short', records: texts(2000, 'short') },
  ]
  console.log(`Cohort: acne scars, mechanical, 1.5 mm, face; knowledge ${knowledge.version.slice(0, 12)}
Records made from a seed: "whole" ones hold as many resources as the real ones, "short" ones a few kB.
Node ${process.version.slice(1)}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before it starts.

One thread, bytes in memory: processor time per record, median (least–most); ratio to parsing, goal ≤ ${mostTimesParsing}
`)
  const rows: string[][] = []
  for (const { title, records } of readings) rows.push(await readingRow(title, records))
  console.log(table([['records', 'mean size', ...readingSteps, 'ratio'], ...rows]))

  console.log(`The command with one and with two threads, start included; median of ${repeats}\n`)
  const threads: string[][] = []
  if (realFiles.length > 0) threads.push(await threadsRow(`${realFiles.length} real`, realRecords))
  const shared = writeCohort(peopleForThreads)
  threads.push(await threadsRow(`${peopleForThreads} short`, shared))
  rmSync(shared)
  const heads = ['wall 1', 'wall 2', 'two threads are', 'processor 1', 'processor 2', 'peak memory']
  console.log(table([['records', ...heads], ...threads]))

  console.log(
    `The command with two threads as the cohort grows, short records; peak memory, goal < ${mostMegabytes} MB\n`,
  )
  const growth: string[][] = []
  for (const count of [1, ...cohortSizes]) growth.push(await growthRow(count))
  console.log(table([['people', 'file', 'wall', 'wall per person', 'processor', 'peak memory'], ...growth]))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
