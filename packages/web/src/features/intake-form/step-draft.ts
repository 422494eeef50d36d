import type { FormKinds, FormStep } from '@stipple/api/intake'
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
