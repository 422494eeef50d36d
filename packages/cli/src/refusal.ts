import { exitCode } from './exit-code.ts'
import type { MessageKey, MessageValues, Say } from './messages/messages.ts'

/** A message inside a message, worded when the language is known. */
export type Worded = { readonly key: MessageKey; readonly values?: MessageValues }
export type RefusalValues = Readonly<Record<string, string | number | Worded>>

/** What was refused, as data: for a program that asked with `--json` and would have to read a sentence otherwise. */
export type RefusedField = {
  readonly code: string
  readonly field: string
  readonly given: string | number | null
  readonly allowed?: object
}

/** Something the caller can mend: a message of the catalogue with its values, and the exit code that goes with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly key: MessageKey
  readonly values: RefusalValues
  readonly code: number
  readonly refused: RefusedField | undefined

  constructor(key: MessageKey, values: RefusalValues = {}, code: number = exitCode.usage, refused?: RefusedField) {
    super(key)
    this.key = key
    this.values = values
    this.code = code
    this.refused = refused
  }
}

export function wordsOf({ key, values }: Refusal, say: Say): string {
  const worded = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? say(value.key, value.values) : value,
  ])
  return say(key, Object.fromEntries(worded) as MessageValues)
}
