import { Worker } from 'node:worker_threads'
import type { Sampling, TransportCase, UncertaintyAnswer } from '@stipple/domain/delivery'

type Word = { readonly runs?: number; readonly answer?: UncertaintyAnswer }

/**
 * Runs a case many times in a thread of its own.
 *
 * @param done told now and then how many runs there have been
 * @throws {Error} when the thread fails
 */
export async function uncertaintyInThread(
  transport: TransportCase,
  sampling: Sampling,
  done: (runs: number) => void,
): Promise<UncertaintyAnswer> {
  const thread = new Worker(new URL('./uncertainty-worker.ts', import.meta.url), {
    workerData: { transport, sampling },
  })
  const answered = new Promise<UncertaintyAnswer>((resolve, reject) => {
    thread.on('message', ({ runs, answer }: Word) => {
      if (answer) resolve(answer)
      else if (runs !== undefined) done(runs)
    })
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`uncertainty thread ended with ${code}`)))
  })
  try {
    return await answered
  } finally {
    await thread.terminate()
  }
}
