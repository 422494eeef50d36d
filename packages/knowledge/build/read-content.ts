import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { compileKnowledge, type ContentProblem, type Knowledge } from '@stipple/knowledge'
import { type Document, LineCounter, parseDocument } from 'yaml'

/** A problem with the line it stands on; line 0 when it concerns no line. */
export type PlacedProblem = { file: string; line: number } & (
  | { code: 'not-yaml'; message: string }
  | { code: 'content'; problem: ContentProblem }
)

type Source = { document: Document; lines: LineCounter }

/** Reads every file of the content folder as YAML. */
export function readRaw(folder: string): {
  raw: Map<string, unknown>
  documents: Map<string, Source>
  problems: PlacedProblem[]
} {
  const documents = new Map<string, Source>()
  const raw = new Map<string, unknown>()
  const problems: PlacedProblem[] = []
  for (const file of contentFiles(folder)) {
    const lines = new LineCounter()
    const document = parseDocument(readFileSync(join(folder, file), 'utf8'), { lineCounter: lines })
    for (const error of document.errors) {
      problems.push({
        file,
        line: error.linePos?.[0].line ?? 0,
        code: 'not-yaml',
        message: error.message.split('\n')[0] ?? '',
      })
    }
    documents.set(file, { document, lines })
    raw.set(file, document.errors.length > 0 ? undefined : (document.toJS() as unknown))
  }
  return { raw, documents, problems }
}

/** Reads the content folder and compiles it. */
export function readContent(folder: string): { knowledge: Knowledge | undefined; problems: PlacedProblem[] } {
  const { raw, documents, problems } = readRaw(folder)
  if (problems.length > 0) return { knowledge: undefined, problems }
  const compiled = compileKnowledge(raw, sha256)
  const place = (problem: ContentProblem): PlacedProblem => ({
    file: problem.file,
    line: lineIn(documents.get(problem.file), problem.path),
    code: 'content',
    problem,
  })
  return { knowledge: compiled.knowledge, problems: compiled.problems.map(place) }
}

function lineIn(source: Source | undefined, path: readonly (string | number)[]): number {
  return source ? lineOf(source, path) : 0
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function contentFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.split(sep).join('/'))
    .sort()
}

/** The line on which the node at a path starts, or the nearest one above it that is there; 0 for an empty document. */
export function lineOf({ document, lines }: Source, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    const range = (node as { range?: [number, number, number] } | null | undefined)?.range
    if (range) return lines.linePos(range[0]).line
  }
  return 0
}
