import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { spreadOf } from './stopwatch.ts'

/** Few enough that the young generation need not be collected in between, which would hide what was allocated. */
const runsAtATime = 24
const repeats = 40

/**
 * Bytes a run allocates: growth of the heap over a few runs, the median of many tries. Approximate; undefined where the
 * collector cannot be called.
 */
export function allocatedPerRun(run: () => number): number | undefined {
  const collect = exposedCollector()
  if (!collect) return undefined
  let sink = 0
  const grown: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    collect()
    const before = process.memoryUsage().heapUsed
    for (let left = runsAtATime; left > 0; left--) sink += run()
    grown.push((process.memoryUsage().heapUsed - before) / runsAtATime)
  }
  return Number.isFinite(sink) ? Math.max(0, spreadOf(grown).median) : undefined
}

function exposedCollector(): (() => void) | undefined {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('globalThis.gc')
  return typeof collect === 'function' ? (collect as () => void) : undefined
}
