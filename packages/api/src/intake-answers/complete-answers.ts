import type { IntakeAnswers, ListAnswer, OptionAnswer, ValueAnswer } from '@stipple/domain/candidacy'
import type { FormKinds, FormListStep, FormOption, FormStep, FormValueStep, IntakeForm } from '../intake/form.ts'

/*
 * Apart from the form's schemas: a patient's phone loads this, and loads no schema library for it. Types only come from there.
 */

/** Which follow-ups of a chosen option are asked, given what was said so far. */
export function followUpsAsked(
  { followUps }: Pick<FormOption, 'followUps'>,
  said: Pick<OptionAnswer, 'now' | 'inField'>,
): { readonly now: boolean; readonly ended: boolean; readonly field: boolean; readonly where: boolean } {
  const { now, ended, field, where, placeOnlyIfNow } = followUps
  const place = !placeOnlyIfNow || said.now === 'yes'
  return {
    now: now !== null,
    ended: ended !== null && (ended.asked === 'always' || said.now === 'no'),
    field: field !== null && place,
    where: where !== null && place && (field === null || said.inField === 'yes'),
  }
}

/** Whether a group of kinds is asked. */
export function kindsAsked(kinds: Pick<FormKinds, 'of' | 'known'>, chosen: readonly string[]): boolean {
  return kinds.known || kinds.of.some((concept) => chosen.includes(concept))
}

/**
 * What of a step is not answered, or answered with what was not asked: paths such as `keloid/ended`. Empty when the answer
 * is whole. “Not sure” is an answer; nothing at all is none.
 */
export function missingIn(step: FormStep, answer: ListAnswer | ValueAnswer | undefined): string[] {
  if (answer === undefined) return [step.step]
  if (step.kind === 'value') return 'values' in answer ? missingValues(step, answer) : [step.step]
  return 'chosen' in answer ? missingOfList(step, answer) : [step.step]
}

function missingOfList(step: FormListStep, answer: ListAnswer): string[] {
  const chosen = new Map(answer.chosen.map((option) => [option.concept, option]))
  const options = new Map(step.options.map((option) => [option.concept, option]))
  const strange = [...chosen.keys()].filter((concept) => !options.has(concept))
  const open = step.options.flatMap((option) => {
    const said = chosen.get(option.concept)
    // What the record says already is always spoken of.
    if (!said) return option.known && asksAnything(option) ? [option.concept] : []
    return missingOfOption(option, said)
  })
  const which = new Map((answer.which ?? []).map((group) => [group.of.join(' '), group]))
  const kinds = step.which.flatMap((group) => {
    if (!kindsAsked(group, [...chosen.keys()])) return []
    const said = which.get(group.of.join(' '))
    const known = new Set(group.kinds.map(({ concept }) => concept))
    return said && said.chosen.every((concept) => known.has(concept)) ? [] : [group.of.join('+')]
  })
  return [...strange, ...open, ...kinds]
}

function asksAnything(option: FormOption): boolean {
  const { now, ended, field, where } = followUpsAsked(option, {})
  return now || ended || field || where
}

function missingOfOption(option: FormOption, said: OptionAnswer): string[] {
  const asked = followUpsAsked(option, said)
  const open: string[] = []
  if (asked.now && said.now === undefined) open.push('now')
  if (asked.ended && said.ended === undefined) open.push('ended')
  if (asked.field && said.inField === undefined) open.push('field')
  if (asked.where && said.parts === undefined) open.push('where')
  return open.map((part) => `${option.concept}/${part}`)
}

function missingValues(step: FormValueStep, answer: ValueAnswer): string[] {
  const said = new Set(answer.values.map(({ concept }) => concept))
  return step.values.map(({ concept }) => concept).filter((concept) => !said.has(concept))
}

/** Steps of a form that are not answered whole. */
export function openSteps(form: Pick<IntakeForm, 'steps'>, answers: IntakeAnswers): string[] {
  return form.steps.filter((step) => missingIn(step, answers[step.step]).length > 0).map(({ step }) => step)
}
