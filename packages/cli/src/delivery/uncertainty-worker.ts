/** Thread that runs a case many times, so that the main thread can show how far it is. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Sampling, type TransportCase, uncertaintyOf } from '@stipple/domain/delivery'

const { transport, sampling } = workerData as { transport: TransportCase; sampling: Sampling }
/** Runs between two words to the main thread. */
const runsAWord = 10

const answer = uncertaintyOf(transport, sampling, (runs) => {
  if (runs % runsAWord === 0) parentPort?.postMessage({ runs })
})
parentPort?.postMessage({ answer })
