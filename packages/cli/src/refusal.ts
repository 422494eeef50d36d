import { exitCode } from './exit-code.ts'
import type { MessageKey, MessageValues } from './messages/messages.ts'

/** Something the caller can mend: a message of the catalogue with its values, and the exit code that goes with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly key: MessageKey
  readonly values: MessageValues
  readonly code: number

  constructor(key: MessageKey, values: MessageValues = {}, code: number = exitCode.usage) {
    super(key)
    this.key = key
    this.values = values
    this.code = code
  }
}
