import type { FormListStep, FormOption, FormStep, FormValue, FormValueStep } from '@stipple/api/intake'
import { followUpsAsked, kindsAsked, missingIn } from '@stipple/api/intake-answers'
import type { ListAnswer, OptionAnswer, ValueAnswer } from '@stipple/domain/candidacy'
import { withLatinDigits } from './latin-digits.ts'
import {
  keyOfKinds,
  type ListDraft,
  noKinds,
  noValue,
  type OptionDraft,
  type StepDraft,
  type ValueDraft,
} from './step-draft.ts'

/**
 * Whether a text is a day, month or year that is not in the future. Written without the schema library of the domain, which
 * a patient's phone does not load; the server reads it with that.
 *
 * @param today `YYYY-MM-DD`
 */
export function isPastDate(text: string, today: string): boolean {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!found) return false
  const [, year, month = '01', day = '01'] = found
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(`${year}-${month}-${day}`) && text <= today.slice(0, text.length)
}

/** The day on the clock of whoever answers. */
export function todayHere(): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/**
 * The answer that is on the screen; undefined while something is missing or cannot be read. What a step asks for is decided
 * where the server decides it, too.
 *
 * @param today `YYYY-MM-DD`; nothing that is over ended after it
 */
export function answerOf(step: FormStep, draft: StepDraft, today: string): ListAnswer | ValueAnswer | undefined {
  const answer =
    step.kind === 'list'
      ? draft.kind === 'list' && listAnswer(step, draft, today)
      : draft.kind === 'value' && valueAnswer(step, draft, today)
  return answer && missingIn(step, answer).length === 0 ? answer : undefined
}

function listAnswer(step: FormListStep, draft: ListDraft, today: string): ListAnswer | undefined {
  const offered = step.options.filter(({ known }) => !known)
  const said = draft.none || draft.notSure || offered.some(({ concept }) => concept in draft.chosen)
  // Nothing chosen is an answer only when "none of these" was pressed.
  if (offered.length > 0 && !said) return undefined
  const chosen = step.options.flatMap((option) => {
    const of = draft.chosen[option.concept]
    return of ? [optionAnswer(option, of, today)] : []
  })
  const names = chosen.map(({ concept }) => concept)
  const which = step.which.flatMap((kinds) => {
    const { chosen: kind, none, notSure } = draft.which[keyOfKinds(kinds)] ?? noKinds
    const isSaid = kind.length > 0 || none || notSure
    return kindsAsked(kinds, names) && isSaid ? [{ of: [...kinds.of], chosen: [...kind], notSure }] : []
  })
  return { chosen, notSure: draft.notSure, ...(which.length > 0 ? { which } : {}) }
}

function optionAnswer(option: FormOption, draft: OptionDraft, today: string): OptionAnswer {
  const asked = followUpsAsked(option, draft)
  const endedText = draft.endedText?.trim() ?? ''
  const ended = draft.endedNotSure ? 'not-sure' : isPastDate(endedText, today) ? endedText : undefined
  const parts = draft.partsNotSure ? 'not-sure' : draft.parts && draft.parts.length > 0 ? [...draft.parts] : undefined
  return {
    concept: option.concept,
    ...(asked.now && draft.now !== undefined ? { now: draft.now } : {}),
    ...(asked.ended && ended !== undefined ? { ended } : {}),
    ...(asked.field && draft.inField !== undefined ? { inField: draft.inField } : {}),
    ...(asked.where && parts !== undefined ? { parts } : {}),
  }
}

function valueAnswer(step: FormValueStep, draft: ValueDraft, today: string): ValueAnswer {
  return { values: step.values.flatMap((value) => oneValue(value, draft.values[value.concept] ?? noValue, today)) }
}

function oneValue(
  { concept, asks }: FormValue,
  draft: { readonly text: string; readonly takenOn: string; readonly notSure: boolean },
  today: string,
): ValueAnswer['values'] {
  if (draft.notSure) return [{ concept, notSure: true }]
  const text = withLatinDigits(draft.text.trim())
  if (asks === 'date') return isPastDate(text, today) ? [{ concept, date: text }] : []
  const number = Number(text.replace(',', '.'))
  if (text === '' || !Number.isFinite(number)) return []
  const takenOn = draft.takenOn.trim()
  if (asks === 'choice' || takenOn === '') return [{ concept, number }]
  return isPastDate(takenOn, today) ? [{ concept, number, takenOn }] : []
}
