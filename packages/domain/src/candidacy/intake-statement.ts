import type { Fact } from '../patient/index.ts'
import { type Day, dayInterval, formatDay, subtractSpan } from '../units/index.ts'
import type { OptionAnswer } from './intake-answers.ts'
import type { IntakePlan, PlannedOption } from './intake-plan.ts'
import type { IntakeStep } from './intake-step.ts'

/** What one "yes" says of time and place, whatever concept it is said of. */
export type Statement = {
  readonly time: Pick<Fact, 'start' | 'end'>
  /** False when it says no more than what is known already. */
  readonly isNew: boolean
  /** It may be so now, nobody knows. */
  readonly mayBeNow: boolean
  /** It is not so any more from this day on. */
  readonly overSince: string | undefined
  readonly place: Place
}

export type Place = {
  /** Undefined when it may be anywhere. */
  readonly zones: readonly string[] | undefined
  /** It is in each of the zones; otherwise somewhere in them. */
  readonly isExact: boolean
  /** Zones in which it is not, from `freeSince` on (undefined: ever); undefined when the place was not asked for. */
  readonly free: readonly string[] | undefined
  readonly freeSince: string | undefined
}

type Context = { readonly plan: IntakePlan; readonly step: IntakeStep; readonly answeredOn: Day }

/** Reads the answer to an option that was chosen. */
export function chosenStatement(option: PlannedOption, answer: OptionAnswer, context: Context): Statement {
  const { step, answeredOn } = context
  const now =
    step.tense === 'now'
      ? 'yes'
      : option.now
        ? (answer.now ?? 'not-sure')
        : // A procedure is over when it is done. Of anything else it was not asked whether it goes on.
          option.concept.kind === 'procedure'
          ? 'no'
          : 'not-sure'
  const end = now === 'no' ? lastDay(answer.ended, option.now ? ((answeredOn - 1) as Day) : answeredOn) : undefined
  return {
    time: now === 'yes' ? {} : { end: end ?? 'unknown' },
    isNew: true,
    mayBeNow: now === 'not-sure',
    overSince: end !== undefined ? dayAfter(end) : option.now && now === 'no' ? formatDay(answeredOn) : undefined,
    place: placeOf(option, answer, context),
  }
}

/** Reads the answer to what a known fact leaves open; what the answer does not say stays as the fact has it. */
export function amendment(option: PlannedOption, fact: Fact, answer: OptionAnswer, context: Context): Statement {
  const { answeredOn } = context
  const isOver = option.now ? answer.now === 'no' : option.ended === 'always'
  const end = isOver ? lastDay(answer.ended, option.now ? ((answeredOn - 1) as Day) : answeredOn) : undefined
  const said = placeOf(option, answer, context)
  const place = said.free === undefined ? { ...said, zones: fact.zones } : { ...said, freeSince: undefined }
  const isNow = option.now && answer.now === 'yes'
  const time = isNow ? {} : end !== undefined ? { end } : timeOf(fact)
  const isNew = isNow || end !== undefined || said.zones !== undefined
  const overSince = end !== undefined ? dayAfter(end) : option.now && isOver ? formatDay(answeredOn) : undefined
  return { time, isNew, mayBeNow: false, overSince, place }
}

function timeOf({ start, end }: Fact): Pick<Fact, 'start' | 'end'> {
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}

/** From when on a concept that was not chosen is absent; undefined when it never was so. */
export function sinceOf({ tense }: IntakeStep, answeredOn: Day): string | undefined {
  if (tense === 'ever' || tense === 'value') return undefined
  return formatDay(tense === 'now' ? answeredOn : subtractSpan(answeredOn, tense.since))
}

function placeOf({ where }: PlannedOption, answer: OptionAnswer, { plan, step, answeredOn }: Context): Place {
  const { zones } = plan.intent
  const freeSince = where?.onlyNow ? formatDay(answeredOn) : sinceOf(step, answeredOn)
  const unknown: Place = { zones: undefined, isExact: false, free: undefined, freeSince }
  const asked = where !== null && !(where.onlyNow && answer.now !== 'yes')
  if (!step.inField) {
    if (!asked) return unknown
    if (answer.inField === 'no') return { ...unknown, free: zones }
    if (answer.inField !== 'yes') return unknown
  }
  if (!asked || !where.parts || answer.parts === 'not-sure') return { zones, isExact: false, free: [], freeSince }
  const chosen = answer.parts
  if (chosen === undefined) return unknown
  const stray = chosen.find((part) => !plan.parts.includes(part))
  if (stray !== undefined)
    throw new RangeError(`factsFromAnswers: '${stray}' (${answer.concept}) is no part of the area`)
  return { zones: chosen, isExact: true, free: plan.parts.filter((part) => !chosen.includes(part)), freeSince }
}

/**
 * The date as it was given, unless a month or year reaches past the last day it can mean: read as one of its later days,
 * it would say that what is over still goes on.
 */
function lastDay(ended: OptionAnswer['ended'], latest: Day): string | undefined {
  if (ended === undefined || ended === 'not-sure') return undefined
  const interval = dayInterval(ended)
  if (!interval) throw new RangeError(`factsFromAnswers: '${ended}' is not a possible date`)
  if (interval.earliest === interval.latest || interval.latest <= latest) return ended
  return formatDay(Math.max(interval.earliest, latest) as Day)
}

function dayAfter(date: string): string {
  return formatDay(((dayInterval(date)?.latest ?? 0) + 1) as Day)
}

/** A fact that was known before, as a statement. */
export function statementOfFact(fact: Fact): Statement {
  const place: Place = { zones: fact.zones, isExact: false, free: undefined, freeSince: undefined }
  return { time: timeOf(fact), isNew: true, mayBeNow: false, overSince: undefined, place }
}
