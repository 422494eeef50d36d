import { statSync } from 'node:fs'
import { readText, valuesIn, worded } from '../record/files.ts'
import { bytesOf, isTooLong, type Line, linesOf, longestLineBytes } from '../record/lines.ts'
import { parseJson } from '../record/parse-json.ts'
import type { Batch, Piece, RowProblem } from './row.ts'
import type { PeopleScreener, Screened } from './screen-people.ts'

/** Reads and screens one piece of work. Line numbers count from the start of the piece. */
export async function readPiece(piece: Piece, people: PeopleScreener): Promise<Batch> {
  const into: Screened = { rows: [], problems: [] }
  if (piece.kind === 'lines') {
    let lines = 0
    for await (const batch of screenLines(bytesOf(piece.file, piece.start, piece.end), piece.file, people)) {
      into.rows.push(...batch.rows)
      into.problems.push(...batch.problems)
      lines += batch.lines
    }
    return { ...into, lines, bytes: piece.end - piece.start }
  }
  let bytes = 0
  for (const file of piece.files) {
    const read = readText(file)
    bytes += sizeOf(file)
    if (read.fault) {
      into.problems.push(leftOut(file, null, read.fault))
      continue
    }
    const found = valuesIn(read.text, file)
    if (found.fault) into.problems.push(leftOut(file, null, found.fault))
    else people.screenMany(found.values, { file, line: null }, into)
  }
  return { ...into, lines: 0, bytes }
}

/** Rows after which a stream gives what it has. */
const rowsTogether = 500

/** Screens a stream of lines, one bundle a line, and yields the results as they come. */
export async function* screenLines(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  people: PeopleScreener,
): AsyncGenerator<Batch> {
  const lines = linesOf(chunks)
  let into: Screened = { rows: [], problems: [] }
  let before = 0
  for (;;) {
    const next = await lines.next()
    if (next.done) {
      yield { ...into, lines: next.value - before, bytes: 0 }
      return
    }
    screenLine(next.value, file, people, into)
    if (into.rows.length + into.problems.length < rowsTogether) continue
    yield { ...into, lines: next.value.number - before, bytes: 0 }
    before = next.value.number
    into = { rows: [], problems: [] }
  }
}

function screenLine(line: Line, file: string, people: PeopleScreener, into: Screened): void {
  const { text, number } = line
  if (isTooLong(line)) {
    const limit = longestLineBytes / 1024 / 1024
    into.problems.push(leftOut(file, number, { key: 'refusal.line-too-long', values: { file, line: number, limit } }))
    return
  }
  const parsed = parseJson(text)
  if (parsed.fault) into.problems.push(leftOut(file, number, worded(parsed.fault, file, number - 1)))
  else people.screenOne(parsed.value, { file, line: number }, into)
}

function leftOut(file: string, line: number | null, fault: Pick<RowProblem, 'key' | 'values'>): RowProblem {
  return { file, line, place: null, leftOut: true, ...fault }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
