import { Worker } from 'node:worker_threads'
import type { Language } from '@stipple/domain/evidence'
import type { Job } from './job.ts'
import type { Batch, Piece } from './row.ts'

type Answer = { number: number; batch?: Batch; error?: string }

/** Room for what lives for one record only. With the engine's own limit a thread takes more memory and is no faster. */
const youngGenerationMb = 12

/**
 * Room for all else, where no record is long: collected early, a thread needs a quarter of it. Longer records get what the
 * engine gives.
 */
const oldGenerationMb = 160
const ordinaryPieceBytes = 8 * 1024 * 1024

/** Finished pieces that may wait for an earlier one, so that one slow piece does not fill the memory with the rest. */
const mostAhead = 3

/**
 * Lets worker threads do the pieces and yields the results in the order of the pieces.
 *
 * @throws {Error} when a thread fails; every thread is ended before
 */
export async function* shareOut(
  { pieces, largestPieceBytes }: { readonly pieces: readonly Piece[]; readonly largestPieceBytes: number },
  workers: number,
  job: Job,
  language: Language,
): AsyncGenerator<Batch> {
  const threads = Array.from(
    { length: Math.min(workers, pieces.length) },
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { job, language },
        resourceLimits: {
          maxYoungGenerationSizeMb: youngGenerationMb,
          ...(largestPieceBytes <= ordinaryPieceBytes ? { maxOldGenerationSizeMb: oldGenerationMb } : {}),
        },
      }),
  )
  const done = new Map<number, Batch>()
  let failure: Error | undefined
  let wake = () => {}
  let next = 0
  let yielded = 0
  const idle: Worker[] = []
  const give = (thread: Worker) => {
    if (next >= pieces.length || next >= yielded + mostAhead + threads.length) {
      idle.push(thread)
      return
    }
    thread.postMessage({ number: next, piece: pieces[next] })
    next++
  }
  for (const thread of threads) {
    thread.on('message', ({ number, batch, error }: Answer) => {
      if (batch) done.set(number, batch)
      else failure = new Error(error)
      give(thread)
      wake()
    })
    thread.on('error', (error) => {
      failure = error as Error
      wake()
    })
    give(thread)
  }
  try {
    while (yielded < pieces.length) {
      const batch = done.get(yielded)
      if (failure) throw failure
      if (!batch) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      done.delete(yielded)
      yielded++
      for (const thread of idle.splice(0)) give(thread)
      yield batch
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}
