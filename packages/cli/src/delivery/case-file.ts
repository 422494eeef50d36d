import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CaseRefusal } from '@stipple/domain/delivery'
import { exitCode } from '../exit-code.ts'
import { parseJson } from '../record/parse-json.ts'
import { Refusal } from '../refusal.ts'
import { reasonOf } from '../yaml-file.ts'

/** Folder of the cases that come with the checkout. */
const folder = fileURLToPath(new URL('../../../../scenarios/delivery', import.meta.url))

/** Names of the cases that come with Stipple, in alphabetical order. */
export function caseNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

export const caseFileOf = (name: string) => join(folder, `${name}.json`)

/** The file that a word means: one of the cases by its name, or a path. */
export const caseFileFor = (word: string) => (caseNames().includes(word) ? caseFileOf(word) : word)

/** What a case file holds. @throws {Refusal} when it cannot be read or is no JSON */
export function readCaseFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal('file.unreadable', { file, reason: reasonOf(error) }, exitCode.unreadable)
  }
  const { value, fault } = parseJson(text)
  if (fault) {
    const line = fault.code === 'empty' ? 1 : fault.line
    throw new Refusal('simulate.not-json', { file, line }, exitCode.unreadable)
  }
  return value
}

/** A case as its kind reads it. @throws {Refusal} naming field, allowed range and what was given */
export function caseIn<T>(
  file: string,
  value: unknown,
  read: (value: unknown) => { readonly value?: T; readonly refusal?: CaseRefusal },
): T {
  const { value: found, refusal } = read(value)
  if (refusal) throw caseRefused(file, refusal)
  if (found === undefined) throw new Error('caseIn: neither a case nor a refusal')
  return found
}

/** What a case says it describes; empty where it says nothing. */
export function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : ''
}

export function caseRefused(file: string, refusal: CaseRefusal): Refusal {
  const { code, field, allowed, given } = refusal
  const { code: kind, ...values } = allowed
  return new Refusal(
    `simulate.refused-${code}`,
    {
      file,
      field: field === '' ? '—' : field,
      allowed: { key: `allowed.${kind}`, values },
      given: given ?? { key: 'simulate.nothing' },
    },
    exitCode.usage,
    { code, field, given: given ?? null, allowed },
  )
}
