import type { Language } from '@stipple/domain/evidence'
import type { Day } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import type { Accepts, Given } from '../arguments.ts'
import type { Say } from '../messages/messages.ts'
import type { Page } from '../terminal/page.ts'

/** What a command is run with; everything it may touch of the outside is in here. */
export type Call = {
  readonly given: Given
  readonly language: Language
  readonly say: Say
  readonly page: Page
  readonly today: Day
  readonly stdin: NodeJS.ReadableStream
  /** Writes to standard output; waits when the reader is slow. */
  write(text: string): Promise<void>
  /** Writes to standard error: progress and problems. */
  warn(text: string): void
  /** True when standard error is a terminal that can show progress. */
  readonly showsProgress: boolean
}

export type Content = { readonly knowledge: Knowledge }

export type Command = {
  readonly accepts: Accepts
  /** @returns the exit code */
  run(call: Call, content: Content): Promise<number>
}
