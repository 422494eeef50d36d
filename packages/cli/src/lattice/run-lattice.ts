import { Worker } from 'node:worker_threads'
import type { LatticeFindings } from '@stipple/domain/dose'
import { latticeOf, type LatticeJob, runJob } from './job.ts'

/** Punctures over all runs up to which a thread costs more than it saves (about a fifth of a second). */
const shortWork = 1_000_000

/**
 * Runs a simulation; a long one in a thread, telling how many runs are done.
 *
 * @throws {Error} when the thread fails
 */
export function runLattice(job: LatticeJob, each: (done: number) => void): Promise<LatticeFindings> {
  const punctures = job.runs * job.passes * latticeOf(job.tool).perPassPerCm2
  if (punctures <= shortWork) return Promise.resolve(runJob(job))
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./worker.ts', import.meta.url), { workerData: job })
    thread.on('message', ({ done, findings }: { done?: number; findings?: LatticeFindings }) => {
      if (done !== undefined) each(done)
      if (findings) resolve(findings)
    })
    thread.on('error', reject)
    thread.on('exit', (code) => {
      if (code !== 0) reject(new Error(`runLattice: the thread ended with ${code}`))
    })
  })
}
