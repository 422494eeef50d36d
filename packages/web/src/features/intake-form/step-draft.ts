import type { FormKinds, FormListStep, FormOption, FormStep, FormValue, FormValueStep } from '@stipple/api/intake'
import type { ListAnswer, OptionAnswer, Sure, ValueAnswer } from '@stipple/domain/candidacy'

/** What is on the screen of a step while it is being answered; unlike an answer it may lack something. */
export type OptionDraft = {
  readonly now?: Sure
  readonly endedText?: string
  readonly endedNotSure?: boolean
  readonly inField?: Sure
  readonly parts?: readonly string[]
  readonly partsNotSure?: boolean
}
export type KindsDraft = { readonly chosen: readonly string[]; readonly none: boolean; readonly notSure: boolean }
export type ListDraft = {
  readonly kind: 'list'
  readonly chosen: Readonly<Record<string, OptionDraft>>
  /** “None of these” was pressed: nothing chosen is no answer, this is one. */
  readonly none: boolean
  readonly notSure: boolean
  readonly which: Readonly<Record<string, KindsDraft>>
}
export type ValueDraft = {
  readonly kind: 'value'
  readonly values: Readonly<
    Record<string, { readonly text: string; readonly takenOn: string; readonly notSure: boolean }>
  >
}
export type StepDraft = ListDraft | ValueDraft

export const keyOfKinds = ({ of }: Pick<FormKinds, 'of'>) => of.join(' ')
export const noKinds: KindsDraft = { chosen: [], none: false, notSure: false }
export const noValue = { text: '', takenOn: '', notSure: false } as const

/** An untouched step. What the record says already counts as chosen: only its follow-ups are asked. */
export function emptyDraft(step: FormStep): StepDraft {
  if (step.kind === 'value') return { kind: 'value', values: {} }
  const known = step.options.filter((option) => option.known)
  return {
    kind: 'list',
    chosen: Object.fromEntries(known.map(({ concept }) => [concept, {}])),
    none: false,
    notSure: false,
    which: {},
  }
}

export function isDate(text: string): boolean {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!found) return false
  const [, year, month = '01', day = '01'] = found
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(`${year}-${month}-${day}`)
}

/** Which follow-ups of a chosen option are asked, given what was said so far. */
export function askedOf({ followUps }: FormOption, draft: OptionDraft) {
  const { now, ended, field, where, placeOnlyIfNow } = followUps
  const place = !placeOnlyIfNow || draft.now === 'yes'
  return {
    now: now !== null,
    ended: ended !== null && (ended.asked === 'always' || draft.now === 'no'),
    field: field !== null && place,
    where: where !== null && (field === null ? place : place && draft.inField === 'yes'),
  }
}

/** Whether a group of kinds is asked. */
export function kindsAsked(kinds: FormKinds, chosen: readonly string[]): boolean {
  return kinds.known || kinds.of.some((concept) => chosen.includes(concept))
}

/** The answer that is on the screen; undefined while something is missing or cannot be read. */
export function answerOf(step: FormStep, draft: StepDraft): ListAnswer | ValueAnswer | undefined {
  if (step.kind === 'list') return draft.kind === 'list' ? listAnswer(step, draft) : undefined
  return draft.kind === 'value' ? valueAnswer(step, draft) : undefined
}

function listAnswer(step: FormListStep, draft: ListDraft): ListAnswer | undefined {
  const chosen: OptionAnswer[] = []
  for (const option of step.options) {
    const of = draft.chosen[option.concept]
    if (!of) continue
    const answer = optionAnswer(option, of)
    if (!answer) return undefined
    chosen.push(answer)
  }
  const offered = step.options.filter(({ known }) => !known)
  const said = draft.none || draft.notSure || offered.some(({ concept }) => concept in draft.chosen)
  if (offered.length > 0 && !said) return undefined
  const names = chosen.map(({ concept }) => concept)
  const which: NonNullable<ListAnswer['which']> = []
  for (const kinds of step.which) {
    if (!kindsAsked(kinds, names)) continue
    const { chosen: kind, none, notSure } = draft.which[keyOfKinds(kinds)] ?? noKinds
    if (kind.length === 0 && !none && !notSure) return undefined
    which.push({ of: [...kinds.of], chosen: [...kind], notSure })
  }
  return { chosen, notSure: draft.notSure, ...(which.length > 0 ? { which } : {}) }
}

function optionAnswer(option: FormOption, draft: OptionDraft): OptionAnswer | undefined {
  const asked = askedOf(option, draft)
  const answer: OptionAnswer = { concept: option.concept }
  if (asked.now) {
    if (draft.now === undefined) return undefined
    answer.now = draft.now
  }
  if (asked.ended) {
    const text = draft.endedText?.trim() ?? ''
    if (draft.endedNotSure) answer.ended = 'not-sure'
    else if (isDate(text)) answer.ended = text
    else return undefined
  }
  if (asked.field) {
    if (draft.inField === undefined) return undefined
    answer.inField = draft.inField
  }
  if (asked.where) {
    if (draft.partsNotSure) answer.parts = 'not-sure'
    else if (draft.parts && draft.parts.length > 0) answer.parts = [...draft.parts]
    else return undefined
  }
  return answer
}

function valueAnswer(step: FormValueStep, draft: ValueDraft): ValueAnswer | undefined {
  const values: ValueAnswer['values'] = []
  for (const value of step.values) {
    const answer = oneValue(value, draft.values[value.concept] ?? noValue)
    if (!answer) return undefined
    values.push(answer)
  }
  return { values }
}

function oneValue(
  { concept, asks }: FormValue,
  draft: { readonly text: string; readonly takenOn: string; readonly notSure: boolean },
): ValueAnswer['values'][number] | undefined {
  if (draft.notSure) return { concept, notSure: true }
  const text = draft.text.trim()
  if (text === '') return undefined
  if (asks === 'date') return isDate(text) ? { concept, date: text } : undefined
  const number = Number(text.replace(',', '.'))
  if (!Number.isFinite(number)) return undefined
  const takenOn = draft.takenOn.trim()
  if (asks === 'choice' || takenOn === '') return { concept, number }
  return isDate(takenOn) ? { concept, number, takenOn } : undefined
}

/** What was answered before, on the screen again. */
export function draftOf(step: FormStep, answer: ListAnswer | ValueAnswer | undefined): StepDraft {
  if (answer === undefined) return emptyDraft(step)
  if (step.kind === 'value') return 'values' in answer ? valueDraft(answer) : emptyDraft(step)
  if (!('chosen' in answer)) return emptyDraft(step)
  const known = new Set(step.options.filter((option) => option.known).map(({ concept }) => concept))
  return {
    kind: 'list',
    chosen: Object.fromEntries(answer.chosen.map((option) => [option.concept, optionDraft(option)])),
    none: !answer.notSure && answer.chosen.every(({ concept }) => known.has(concept)),
    notSure: answer.notSure,
    which: Object.fromEntries(
      (answer.which ?? []).map(({ of, chosen, notSure }) => [
        of.join(' '),
        { chosen, notSure, none: !notSure && chosen.length === 0 },
      ]),
    ),
  }
}

function optionDraft({ now, ended, inField, parts }: OptionAnswer): OptionDraft {
  return {
    ...(now === undefined ? {} : { now }),
    ...(ended === undefined ? {} : ended === 'not-sure' ? { endedNotSure: true } : { endedText: ended }),
    ...(inField === undefined ? {} : { inField }),
    ...(parts === undefined ? {} : parts === 'not-sure' ? { partsNotSure: true } : { parts }),
  }
}

function valueDraft({ values }: ValueAnswer): ValueDraft {
  return {
    kind: 'value',
    values: Object.fromEntries(
      values.map((value) => [
        value.concept,
        'notSure' in value
          ? { ...noValue, notSure: true }
          : 'date' in value
            ? { ...noValue, text: value.date }
            : { text: String(value.number), takenOn: value.takenOn ?? '', notSure: false },
      ]),
    ),
  }
}
