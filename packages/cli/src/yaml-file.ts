import { readFileSync } from 'node:fs'
import { lineOf } from '@stipple/knowledge/build'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { exitCode } from './exit-code.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads a YAML or JSON file (JSON is YAML) against a schema.
 *
 * @throws {Refusal} naming file and line when it cannot be read, is no YAML, or does not fit the schema
 */
export function readYamlFile<T extends z.ZodType>(file: string, schema: T): { value: z.infer<T>; lineOf: LineOf } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal('file.unreadable', { file, reason: reasonOf(error) }, exitCode.unreadable)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const syntax = document.errors[0]
  if (syntax) throw new Refusal('file.not-yaml', { file, line: syntax.linePos?.[0].line ?? 1 }, exitCode.unreadable)
  const lineAt: LineOf = (path) => Math.max(1, lineOf({ document, lines }, path))
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = (issue?.path ?? []) as (string | number)[]
    throw new Refusal(
      'file.does-not-fit',
      { file, line: lineAt(path), place: path.join('.'), problem: issue?.message ?? '' },
      exitCode.problems,
    )
  }
  return { value: parsed.data, lineOf: lineAt }
}

export type LineOf = (path: readonly (string | number)[]) => number

/** Why the operating system refused, as its short code (ENOENT, EACCES); never the whole text with its paths. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown'
}
