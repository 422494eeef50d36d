/** Thread that runs one long simulation; the main thread shows how far it is. */
import { parentPort, workerData } from 'node:worker_threads'
import { type LatticeJob, runJob } from './job.ts'

const job = workerData as LatticeJob
/** Tells about a hundred times how far it is. */
const step = Math.max(1, Math.floor(job.runs / 100))

const findings = runJob(job, (done) => {
  if (done % step === 0) parentPort?.postMessage({ done })
})
parentPort?.postMessage({ findings })
