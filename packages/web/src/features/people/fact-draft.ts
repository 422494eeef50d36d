import type { CallOf, contract } from '@stipple/api/contract'
import type { Fact } from '@stipple/domain/patient'
import { partialDateSchema } from '@stipple/domain/units'

export type Statement = CallOf<(typeof contract)['recordFacts']>['body']['statements'][number]
export const factAnswers = ['present', 'over', 'absent', 'unknown'] as const
export type FactAnswer = (typeof factAnswers)[number]

/** A statement while somebody writes it. */
export type FactDraft = {
  readonly answer: FactAnswer | undefined
  /** Since when, until when, or taken on: as the answer has it. */
  readonly date: string
  readonly number: string
  /** Where, as far as it is said. */
  readonly zones: readonly string[]
  /** What the form does not ask, and keeps: the beginning of what is over, and whether it is nowhere else. */
  readonly kept: Pick<Fact, 'start' | 'onlyThere'>
}

export const emptyFact: FactDraft = { answer: undefined, date: '', number: '', zones: [], kept: {} }

/** What is said already, to be corrected. */
export function draftOfFact({ answer, start, end, since, zones, value, onlyThere }: Omit<Fact, 'source'>): FactDraft {
  const isOver = answer === 'present' && end !== undefined
  const date = isOver ? (end === 'unknown' ? '' : end) : answer === 'absent' ? (since ?? '') : (start ?? '')
  return {
    answer: isOver ? 'over' : answer,
    date,
    number: value === undefined ? '' : String(value.number),
    zones: zones ?? [],
    kept: {
      ...(isOver && start !== undefined ? { start } : {}),
      ...(onlyThere === undefined ? {} : { onlyThere }),
    },
  }
}

export const isDateOrNothing = (text: string) => text.trim() === '' || partialDateSchema.safeParse(text.trim()).success

/**
 * The statement as it is sent; undefined while something is missing or cannot be read.
 *
 * @param unit of the concept's value; null for what is so or not so
 */
export function statementOf(concept: string, unit: string | null, draft: FactDraft): Statement | undefined {
  const { answer, zones, kept } = draft
  const date = draft.date.trim()
  if (answer === undefined || !isDateOrNothing(date)) return undefined
  if (answer === 'unknown') return { concept, answer }
  if (answer === 'absent') return { concept, answer, ...(date === '' ? {} : { since: date }) }
  if (unit !== null) {
    const value = Number(draft.number.replace(',', '.'))
    if (draft.number.trim() === '' || !Number.isFinite(value)) return undefined
    return { concept, answer: 'present', value: { number: value, unit }, ...(date === '' ? {} : { start: date }) }
  }
  const where =
    zones.length === 0
      ? {}
      : { zones: [...zones], ...(kept.onlyThere === undefined ? {} : { onlyThere: kept.onlyThere }) }
  if (answer === 'over') {
    const started = kept.start !== undefined && (date === '' || kept.start <= date) ? { start: kept.start } : {}
    return { concept, answer: 'present', ...started, end: date === '' ? 'unknown' : date, ...where }
  }
  return { concept, answer: 'present', ...(date === '' ? {} : { start: date }), ...where }
}
