import type {
  IntakeAnswers,
  IntakePlan,
  ListAnswer,
  OptionAnswer,
  PlannedListStep,
  PlannedOption,
  PlannedStep,
  PlannedValueStep,
  ValueAnswer,
} from '@stipple/domain/candidacy'
import { noneCode, notSureCode, systems } from './coding.ts'
import type { Given } from './given.ts'
import * as link from './link-id.ts'

/** The answer to a step; undefined when nothing in it was answered. */
export function readStep(planned: PlannedStep, given: Given, plan: IntakePlan): IntakeAnswers[string] | undefined {
  return planned.kind === 'list' ? readList(planned, given, plan) : readValues(planned, given)
}

type Chosen = { readonly concepts: readonly string[]; readonly notSure: boolean }

/** A list with "none of these" and "not sure"; undefined when it was not answered. */
function readChosen(linkId: string, known: readonly string[], given: Given): Chosen | undefined {
  if (!given.isAnswered(linkId)) return undefined
  const codes = given.codes(linkId, [systems.concept, systems.answer])
  const concepts = codes.flatMap(({ system, code }) => (system === systems.concept ? code : []))
  const others = codes.flatMap(({ system, code }) => (system === systems.answer ? code : []))
  if (
    concepts.some((code) => !known.includes(code)) ||
    others.some((code) => code !== noneCode && code !== notSureCode)
  ) {
    given.report({ code: 'unknown-code', linkId })
  }
  if (others.includes(noneCode) && codes.length > 1) given.report({ code: 'contradictory-answer', linkId })
  return { concepts: [...new Set(concepts)], notSure: others.includes(notSureCode) }
}

function readList(planned: PlannedListStep, given: Given, plan: IntakePlan): ListAnswer | undefined {
  const { step, options, which } = planned
  const offered = options.filter(({ known }) => known.length === 0)
  const list = readChosen(
    link.chosenLink(step.id),
    offered.map(({ concept }) => concept.id),
    given,
  )
  const chosen = options.flatMap((option): OptionAnswer[] => {
    const isChosen = list?.concepts.includes(option.concept.id) ?? false
    if (option.known.length === 0 && !isChosen) return []
    const followUps = readFollowUps(option, step.id, given, plan)
    return isChosen || Object.keys(followUps).length > 0 ? [{ concept: option.concept.id, ...followUps }] : []
  })
  const kinds = which.flatMap(({ of, kinds: asked, known }) => {
    const linkId = link.kindsLink(step.id, of)
    if (known.length === 0 && !of.some((concept) => isChosenAnywhere(concept, given, plan))) return []
    const answer = readChosen(
      linkId,
      asked.map(({ id }) => id),
      given,
    )
    return answer ? [{ of: [...of], chosen: [...answer.concepts], notSure: answer.notSure }] : []
  })
  if (!list && chosen.length === 0 && kinds.length === 0) return undefined
  return { chosen, notSure: list?.notSure ?? false, ...(kinds.length > 0 ? { which: kinds } : {}) }
}

function isChosenAnywhere(concept: string, given: Given, plan: IntakePlan): boolean {
  return plan.steps.some(
    (planned) =>
      planned.kind === 'list' &&
      planned.options.some(({ concept: { id } }) => id === concept) &&
      given
        .codes(link.chosenLink(planned.step.id), [systems.concept, systems.answer])
        .some(({ code }) => code === concept),
  )
}

/** Only what the answers before it open; the rest is left in the form and found there. */
function readFollowUps(
  { concept, now, ended, where }: PlannedOption,
  step: string,
  given: Given,
  plan: IntakePlan,
): Omit<OptionAnswer, 'concept'> {
  const linkTo = (asks: 'now' | 'ended' | 'field' | 'where') => link.followUpLink(step, concept.id, asks)
  const isNow = now ? given.sure(linkTo('now')) : undefined
  const asksEnd = ended === 'always' || (ended === 'if-over' && isNow === 'no')
  const end = asksEnd ? given.date(linkTo('ended')) : undefined
  const asksPlace = where !== null && (!where.onlyNow || isNow === 'yes')
  const inField = asksPlace && where.field ? given.sure(linkTo('field')) : undefined
  const asksParts = asksPlace && where.parts && (!where.field || inField === 'yes')
  const parts = asksParts ? readParts(linkTo('where'), given, plan) : undefined
  return {
    ...(isNow === undefined ? {} : { now: isNow }),
    ...(end === undefined ? {} : { ended: end }),
    ...(inField === undefined ? {} : { inField }),
    ...(parts === undefined ? {} : { parts }),
  }
}

function readParts(linkId: string, given: Given, plan: IntakePlan): OptionAnswer['parts'] {
  const codes = given.codes(linkId, [systems.zone, systems.answer])
  if (codes.length === 0) return undefined
  const zones = codes.flatMap(({ system, code }) => (system === systems.zone ? code : []))
  const others = codes.flatMap(({ system, code }) => (system === systems.answer ? code : []))
  if (zones.some((zone) => !plan.parts.includes(zone)) || others.some((code) => code !== notSureCode)) {
    given.report({ code: 'unknown-code', linkId })
  }
  if (others.length > 0 && zones.length > 0) given.report({ code: 'contradictory-answer', linkId })
  return others.length > 0 ? notSureCode : [...new Set(zones)]
}

function readValues({ step, values }: PlannedValueStep, given: Given): IntakeAnswers[string] | undefined {
  const read = values.flatMap(({ concept: { id: concept }, asks }): ValueAnswer['values'] => {
    const linkId = link.valueLink(step.id, concept)
    if (asks === 'date') {
      const date = given.date(linkId)
      return date === undefined ? [] : [{ concept, date }]
    }
    if (asks === 'number') {
      const number = given.number(linkId)
      if (number === undefined) return []
      const takenOn = given.date(link.takenOnLink(step.id, concept))
      return [{ concept, number, ...(takenOn === undefined ? {} : { takenOn }) }]
    }
    const [chosen, ...more] = given.codes(linkId, [systems.choice, systems.answer])
    if (more.length > 0) given.report({ code: 'too-many-answers', linkId })
    if (!chosen) return []
    if (chosen.system === systems.answer && chosen.code === notSureCode) return [{ concept, notSure: true as const }]
    const line = step.choices?.find(({ value }) => chosen.system === systems.choice && String(value) === chosen.code)
    if (line) return [{ concept, number: line.value }]
    given.report({ code: 'unknown-code', linkId })
    return []
  })
  return read.length > 0 ? { values: read } : undefined
}
