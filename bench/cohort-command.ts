import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export type CohortUse = {
  readonly people: number
  readonly wallMs: number
  readonly processorMs: number
  readonly peakBytes: number
}

/**
 * Runs the real command in a process of its own.
 *
 * @param folder where its output may be put
 * @throws {Error} with its own words when it fails
 */
export async function runCohortCommand(records: string, workers: number, folder: string): Promise<CohortUse> {
  const output = join(folder, 'cohort.json')
  const usage = join(folder, 'usage.json')
  const command =
    'cohort --indication acne-scars --modality mechanical --depth-mm 1.5 --zones face --as-of 2026-06-15 --json'
  const args = [
    `--import=${new URL('report-usage.ts', import.meta.url).href}`,
    pathOf('../packages/cli/src/main.ts'),
    ...command.split(' '),
    `--workers=${workers}`,
    records,
  ]
  const handle = openSync(output, 'w')
  const begin = performance.now()
  const errors = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', handle, 'pipe'],
      env: { ...process.env, STIPPLE_BENCH_USAGE: usage },
    })
    let text = ''
    child.stderr?.on('data', (chunk) => (text += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`cohort ended with ${code}: ${text}`))))
  }).finally(() => closeSync(handle))
  const wallMs = performance.now() - begin
  const { peakBytes, processorMs } = JSON.parse(readFileSync(usage, 'utf8')) as CohortUse
  const people = Number(/"counts":\{"people":(\d+)/.exec(endOf(output))?.[1] ?? Number.NaN)
  if (Number.isNaN(people)) throw new Error(`cohort gave no counts: ${errors}`)
  return { people, wallMs, processorMs, peakBytes }
}

/** The end of a file, where the counts stand; the people before them may be too many to read. */
function endOf(file: string): string {
  const handle = openSync(file, 'r')
  const size = fstatSync(handle).size
  const buffer = Buffer.alloc(Math.min(size, 1_000_000))
  readSync(handle, buffer, 0, buffer.length, size - buffer.length)
  closeSync(handle)
  return buffer.toString('utf8')
}
