/** Loaded before a program that is measured: at its end, writes what it used to the file that STIPPLE_BENCH_USAGE names. */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const target = process.env['STIPPLE_BENCH_USAGE']
if (isMainThread && target !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    // Node gives the peak resident size in kilobytes and processor time in microseconds, threads included.
    writeFileSync(
      target,
      JSON.stringify({ peakBytes: maxRSS * 1024, processorMs: (userCPUTime + systemCPUTime) / 1000 }),
    )
  })
}
