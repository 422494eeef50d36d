import { createReadStream, statSync } from 'node:fs'
import type { Language } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'
import type { Say } from '../messages/messages.ts'
import { worded } from '../record/files.ts'
import { linesOf } from '../record/lines.ts'
import { parseJson } from '../record/parse-json.ts'
import type { Job } from './job.ts'
import type { Plan } from './pieces.ts'
import { readPiece, screenLines } from './read-piece.ts'
import type { Batch, RowProblem } from './row.ts'
import { peopleScreener, type Screened } from './screen-people.ts'
import { shareOut } from './share-out.ts'

export type CohortRun = {
  readonly knowledge: Knowledge
  readonly job: Job
  readonly language: Language
  readonly say: Say
  readonly workers: number
}

/** Screens a planned cohort; the batches come in the order of the input, with line numbers of their file. */
export async function* runCohort(plan: Plan, run: CohortRun): AsyncGenerator<Batch> {
  if (plan.kind === 'bulk') {
    yield await runBulk(plan.files, run)
    return
  }
  const lineOffsets = new Map<string, number>()
  const numbered = (batch: Batch, file: string | undefined): Batch => {
    const offset = file === undefined ? 0 : (lineOffsets.get(file) ?? 0)
    if (file !== undefined) lineOffsets.set(file, offset + batch.lines)
    return offset === 0 ? batch : withOffset(batch, offset)
  }
  const batches =
    plan.pieces.length > 1 ? shareOut(plan, run.workers, run.job, run.language) : oneAfterTheOther(plan, run)
  let at = 0
  for await (const batch of batches) {
    const piece = plan.pieces[at++]
    yield numbered(batch, piece?.kind === 'lines' ? piece.file : undefined)
  }
}

async function* oneAfterTheOther(plan: Extract<Plan, { kind: 'pieces' }>, run: CohortRun): AsyncGenerator<Batch> {
  const people = peopleScreener(run.knowledge, run.job, run.say)
  for (const piece of plan.pieces) yield await readPiece(piece, people)
}

function withOffset(batch: Batch, offset: number): Batch {
  const line = <T extends { line: number | null }>(item: T): T => ({
    ...item,
    line: item.line === null ? null : item.line + offset,
  })
  const problem = (item: RowProblem): RowProblem => {
    const moved = line(item)
    return typeof moved.values.line === 'number'
      ? { ...moved, values: { ...moved.values, line: moved.values.line + offset } }
      : moved
  }
  return { ...batch, rows: batch.rows.map(line), problems: batch.problems.map(problem) }
}

/**
 * A bulk export holds a person's resources in any order over all of its files, so that everything is read before anybody
 * is screened.
 */
async function runBulk(files: readonly string[], run: CohortRun): Promise<Batch> {
  const people = peopleScreener(run.knowledge, run.job, run.say)
  const into: Screened = { rows: [], problems: [] }
  const values: unknown[] = []
  let bytes = 0
  for (const file of files) {
    bytes += statSync(file).size
    for await (const { text, number } of linesOf(createReadStream(file))) {
      const parsed = parseJson(text)
      if (parsed.fault === undefined) values.push(parsed.value)
      else
        into.problems.push({
          file,
          line: number,
          place: null,
          leftOut: true,
          ...worded(parsed.fault, file, number - 1),
        })
    }
  }
  people.screenMany(values, { file: files[0] ?? '', line: null }, into)
  return { ...into, lines: 0, bytes }
}

/** Screens what comes on standard input, one bundle a line. */
export function runStream(stdin: AsyncIterable<Uint8Array>, name: string, run: CohortRun): AsyncGenerator<Batch> {
  return screenLines(stdin, name, peopleScreener(run.knowledge, run.job, run.say))
}
