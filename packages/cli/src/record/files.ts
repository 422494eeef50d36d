import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { exitCode } from '../exit-code.ts'
import type { MessageKey, MessageValues } from '../messages/messages.ts'
import { Refusal } from '../refusal.ts'
import { reasonOf } from '../yaml-file.ts'
import { type JsonFault, parseJson } from './parse-json.ts'

/** What a file could not be read for: a message of the catalogue with its values. */
export type FileFault = { readonly key: MessageKey; readonly values: MessageValues }
export type FileText =
  | { readonly text: string; readonly fault: undefined }
  | { readonly text: undefined; readonly fault: FileFault }

/** No person's record is larger than this as one JSON text; many people belong into NDJSON, which is read line by line. */
export const largestRecordBytes = 256 * 1024 * 1024

const recordExtensions = new Set(['.json', '.ndjson', '.jsonl'])
const lineExtensions = new Set(['.ndjson', '.jsonl'])

export const isLineFile = (file: string) => lineExtensions.has(extname(file).toLowerCase())

/** Kind of thing a path names. @throws {Refusal} when there is nothing, or it may not be read */
export function kindOf(path: string): 'file' | 'folder' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    throw new Refusal('file.unreadable', { file: path, reason: reasonOf(error) }, exitCode.unreadable)
  }
}

/** Record files of a folder, folders within it included, in alphabetical order. */
export function recordFilesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && recordExtensions.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  if (files.length === 0) throw new Refusal('refusal.no-files', { file: folder }, exitCode.unreadable)
  return files
}

/** The text of a file, unless it is too large to be one record or cannot be read. */
export function readText(file: string): FileText {
  try {
    const bytes = statSync(file).size
    if (bytes > largestRecordBytes) return { text: undefined, fault: tooLarge(file, bytes) }
    return { text: readFileSync(file, 'utf8'), fault: undefined }
  } catch (error) {
    return { text: undefined, fault: { key: 'file.unreadable', values: { file, reason: reasonOf(error) } } }
  }
}

export function tooLarge(file: string, bytes: number): FileFault {
  const megabytes = (count: number) => Math.ceil(count / 1024 / 1024)
  return {
    key: 'refusal.too-large',
    values: { file, megabytes: megabytes(bytes), limit: megabytes(largestRecordBytes) },
  }
}

/**
 * The JSON values of a text: one, or one a line when it is NDJSON.
 *
 * A text counts as NDJSON when its file is called so, or when it is no JSON as a whole but its first line is.
 */
export function valuesIn(
  text: string,
  file: string,
): { values: unknown[]; fault: undefined } | { values: undefined; fault: FileFault } {
  if (!isLineFile(file)) {
    const whole = parseJson(text)
    if (whole.fault === undefined) return { values: [whole.value], fault: undefined }
    const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')))
    if (firstLine.trim() === '' || parseJson(firstLine).fault !== undefined) {
      return { values: undefined, fault: worded(whole.fault, file, 0) }
    }
  }
  const values: unknown[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = parseJson(line)
    if (parsed.fault !== undefined) return { values: undefined, fault: worded(parsed.fault, file, at) }
    values.push(parsed.value)
  }
  return values.length === 0
    ? { values: undefined, fault: { key: 'refusal.empty', values: { file } } }
    : { values, fault: undefined }
}

/** A JSON fault as a message; `linesBefore` is how many lines of the file stand before the text it was found in. */
export function worded(fault: JsonFault, file: string, linesBefore: number): FileFault {
  if (fault.code === 'empty') return { key: 'refusal.empty', values: { file } }
  return { key: `refusal.${fault.code}`, values: { file, line: fault.line + linesBefore, column: fault.column } }
}
