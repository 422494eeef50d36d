/** Thread that reads and screens pieces of a cohort; the main thread keeps the order. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Language } from '@stipple/domain/evidence'
import { loadKnowledge } from '../clinical-content.ts'
import { sayIn } from '../messages/messages.ts'
import type { Job } from './job.ts'
import { readPiece } from './read-piece.ts'
import type { Piece } from './row.ts'
import { peopleScreener } from './screen-people.ts'

const { job, language } = workerData as { job: Job; language: Language }
const people = peopleScreener(loadKnowledge(), job, sayIn(language))

parentPort?.on('message', ({ number, piece }: { number: number; piece: Piece }) => {
  readPiece(piece, people).then(
    (batch) => parentPort?.postMessage({ number, batch }),
    (error: unknown) =>
      parentPort?.postMessage({ number, error: error instanceof Error ? error.message : String(error) }),
  )
})
