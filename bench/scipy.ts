import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type ScipyJob = readonly [method: 'LSODA' | 'BDF', cells: number, tolerance: number]
export type ScipyRun = {
  readonly method: string
  readonly cells: number
  readonly tolerance: number
  /** Processor time of each run. */
  readonly milliseconds: readonly number[]
  /** In the skin after 60, 300, 900 and 3600 s. */
  readonly left: readonly number[]
  readonly evaluations: number
  readonly factorisations: number
}

const program = fileURLToPath(new URL('layered-clearance.py', import.meta.url))
const pythons = ['python3', '/usr/bin/python3', 'python']

/** The first Python here that has SciPy, or undefined. */
export function pythonWithScipy(): { readonly python: string; readonly version: string } | undefined {
  for (const python of pythons) {
    const { status, stdout } = spawnSync(python, ['-c', 'import scipy; print(scipy.__version__)'], { encoding: 'utf8' })
    if (status === 0) return { python, version: stdout.trim() }
  }
}

/** @throws {Error} with its own words when the program fails */
export function runScipy(python: string, seconds: number, jobs: readonly ScipyJob[]): ScipyRun[] {
  // One thread, as ours has one.
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }
  const answer = spawnSync(python, [program, String(seconds), JSON.stringify(jobs)], { encoding: 'utf8', env })
  if (answer.status !== 0) throw new Error(`${program} ended with ${answer.status}: ${answer.stderr}`)
  return (JSON.parse(answer.stdout) as { runs: ScipyRun[] }).runs
}
