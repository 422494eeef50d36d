import type { Outcome } from '@stipple/domain/candidacy'
import type { MessageKey, MessageValues } from '../messages/messages.ts'

/** What a cohort keeps of one person. */
export type Row = {
  readonly file: string
  /** Line of an NDJSON file; null for a file of its own. */
  readonly line: number | null
  readonly reference: string | null
  readonly outcome: Outcome
  readonly deferUntil: string | null
  /** `rule:effect`, separated by blanks; one text is sent between threads faster than many objects. */
  readonly findings: string
  /** Rules that wait for an answer. */
  readonly undecidedRules: number
  readonly unmapped: number
}

/** Something that kept a record, or a part of it, from being read. Worded by whoever shows it. */
export type RowProblem = {
  readonly file: string
  readonly line: number | null
  readonly place: string | null
  readonly key: MessageKey
  readonly values: MessageValues
  /** True when the whole record was left out. */
  readonly leftOut: boolean
}

/** What one piece of work gives. */
export type Batch = {
  readonly rows: readonly Row[]
  readonly problems: readonly RowProblem[]
  /** Lines read, so that the line numbers of the next piece can be worked out. */
  readonly lines: number
  readonly bytes: number
}

/** One piece of work: whole files, or the lines of a part of a file. */
export type Piece =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'lines'; readonly file: string; readonly start: number; readonly end: number }
