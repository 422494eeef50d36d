import type { Sentence } from './messages.ts'
import { exitCode } from './exit-code.ts'

/** Something the operator can mend: a sentence in every language, and the exit code that goes with it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly sentence: Sentence
  readonly code: number

  constructor(sentence: Sentence, code: number = exitCode.usage) {
    super(sentence.en)
    this.sentence = sentence
    this.code = code
  }
}
