import { isWithinZone } from '../anatomy/index.ts'
import { addSpan, type Day, dayInterval, formatDay, subtractSpan } from '../units/index.ts'
import type { Condition } from './condition.ts'
import { today } from './intake.test-builder.ts'
import type { IntakeAnswers, ListAnswer, OptionAnswer, ValueAnswer } from './intake-answers.ts'
import type { IntakePlan, PlannedListStep, PlannedOption, PlannedStep } from './intake-plan.ts'

/** How it truly is with one concept: goes on, or ended on a day; in these zones. */
export type Truth = { readonly end: Day | null; readonly zones: readonly string[] }
/** Concepts that are not listed never were so. Kinds share the truth of what they are a kind of. */
export type TruePerson = {
  readonly birthDate: string
  readonly skinType: number
  readonly platelets: number
  /** Chooses the narrowest line that fits and leaves out what it is a kind of. */
  readonly choosesNarrowly: boolean
  readonly truths: Readonly<Record<string, readonly Truth[]>>
}
/** What the person does not know, by `concept aspect`. */
export type Ignorance = ReadonlySet<string>

const truthsOf = (person: TruePerson, concept: string) => person.truths[concept] ?? []

/** Whether a condition truly holds: decided from the truth itself, without facts, evidence or engine. */
export function trulyHolds(condition: Condition, person: TruePerson, plan: IntakePlan): boolean {
  if ('all' in condition) return condition.all.every((part) => trulyHolds(part, person, plan))
  if ('any' in condition) return condition.any.some((part) => trulyHolds(part, person, plan))
  if ('not' in condition) return !trulyHolds(condition.not, person, plan)
  if ('always' in condition) return true
  if ('age' in condition || 'measured' in condition) {
    const value =
      'age' in condition ? ageOf(person) : condition.measured === 'platelets' ? person.platelets : person.skinType
    if (condition.below !== undefined) return value < condition.below
    if (condition.atLeast !== undefined) return value >= condition.atLeast
    return condition.above !== undefined ? value > condition.above : value <= (condition.atMost ?? Number.NaN)
  }
  const id = 'present' in condition ? condition.present : 'ever' in condition ? condition.ever : condition.recent
  const kinds = plan.index.descendants[plan.index.numberOf(id) ?? -1] ?? []
  return kinds
    .flatMap((kind) => truthsOf(person, plan.index.concepts[kind]?.id ?? ''))
    .some(({ end, zones }) => {
      if (condition.where === 'field' && !touches(zones, plan.intent.zones)) return false
      if ('ever' in condition || end === null || end >= today) return true
      return 'recent' in condition && today < addSpan(end, condition.within)
    })
}

function touches(zones: readonly string[], area: readonly string[]): boolean {
  return zones.some((zone) => area.some((one) => isWithinZone(zone, one)))
}

function ageOf({ birthDate }: TruePerson): number {
  const birth = dayInterval(birthDate)?.earliest ?? today
  let years = 0
  while (addSpan(birth, { years: years + 1 }) <= today) years++
  return years
}

/** What this person answers to the steps, knowing all but what they are ignorant of. */
export function answersOf(
  steps: readonly PlannedStep[],
  person: TruePerson,
  plan: IntakePlan,
  ignorance: Ignorance = new Set(),
): IntakeAnswers {
  return Object.fromEntries(
    steps.map((planned) => [
      planned.step.id,
      planned.kind === 'list'
        ? listAnswer(planned, steps, { person, plan, ignorance })
        : valueAnswer(planned, person, ignorance),
    ]),
  )
}

function valueAnswer(
  planned: Extract<PlannedStep, { kind: 'value' }>,
  person: TruePerson,
  ignorance: Ignorance,
): ValueAnswer {
  return {
    values: planned.values.map(({ concept: { id: concept }, asks }) => {
      if (ignorance.has(`${concept} value`)) return { concept, notSure: true }
      if (asks === 'date') return { concept, date: person.birthDate }
      return asks === 'choice'
        ? { concept, number: person.skinType }
        : { concept, number: person.platelets, takenOn: formatDay(today) }
    }),
  }
}

type Answering = { person: TruePerson; plan: IntakePlan; ignorance: Ignorance }

function listAnswer(planned: PlannedListStep, steps: readonly PlannedStep[], answering: Answering): ListAnswer {
  const { person, plan, ignorance } = answering
  const notSure = planned.options.some(({ concept }) => ignorance.has(`${concept.id} answer`))
  const chosen = steps
    .flatMap((one) => (one.kind === 'list' ? chosenIn(one, answering) : []))
    .map(({ concept }) => concept)
  const which = planned.which
    .filter(({ of, known }) => known.length > 0 || of.some((concept) => chosen.includes(concept)))
    .filter(({ of }) => !ignorance.has(`${of.join(' ')} which`))
    .map(({ of, kinds }) => ({
      of: [...of],
      chosen: kinds
        .map(({ id }) => id)
        .filter((id) => !ignorance.has(`${id} answer`) && truthsBelow(id, person, plan).length > 0),
      notSure: kinds.some(({ id }) => ignorance.has(`${id} answer`)),
    }))
  return { chosen: chosenIn(planned, answering), notSure, which }
}

/** All lines that fit, or only those that say something the narrower ones do not. */
function chosenIn(planned: PlannedListStep, { person, plan, ignorance }: Answering): OptionAnswer[] {
  const fitting = planned.options.flatMap((option) => optionAnswer(option, planned, person, plan, ignorance))
  if (!person.choosesNarrowly) return fitting
  const known = new Set(planned.options.flatMap((option) => (option.known.length > 0 ? option.concept.id : [])))
  return fitting.filter(({ concept }) => {
    if (known.has(concept)) return true
    const narrower = fitting.filter((other) => other.concept !== concept && isBelow(other.concept, concept, plan))
    const own = Object.keys(person.truths).filter((id) => isBelow(id, concept, plan))
    return narrower.length === 0 || own.some((id) => !narrower.some((other) => isBelow(id, other.concept, plan)))
  })
}

function isBelow(concept: string, above: string, { index }: IntakePlan): boolean {
  return index.ancestors[index.numberOf(concept) ?? -1]?.includes(index.numberOf(above) ?? -1) ?? false
}

function truthsBelow(id: string, person: TruePerson, plan: IntakePlan): Truth[] {
  const kinds = plan.index.descendants[plan.index.numberOf(id) ?? -1] ?? []
  return kinds.flatMap((kind) => truthsOf(person, plan.index.concepts[kind]?.id ?? ''))
}

function optionAnswer(
  option: PlannedOption,
  { step }: PlannedListStep,
  person: TruePerson,
  plan: IntakePlan,
  ignorance: Ignorance,
): OptionAnswer[] {
  const id = option.concept.id
  if (ignorance.has(`${id} answer`)) return []
  const reach =
    step.tense === 'now'
      ? today
      : typeof step.tense === 'object'
        ? subtractSpan(today, step.tense.since)
        : Number.NEGATIVE_INFINITY
  const [truth] = truthsBelow(id, person, plan).filter(
    ({ end, zones }) =>
      option.known.length > 0 ||
      ((end === null || end >= reach) && (!step.inField || touches(zones, plan.intent.zones))),
  )
  if (!truth) return []
  const isNow = truth.end === null
  const unsure = (aspect: string) => ignorance.has(`${id} ${aspect}`)
  const skips = (aspect: string) => ignorance.has(`${id} skips ${aspect}`)
  const now = unsure('now') ? 'not-sure' : isNow ? 'yes' : 'no'
  const asksEnd = option.ended === 'always' || (option.ended === 'if-over' && now === 'no')
  const asksPlace = option.where && (!option.where.onlyNow || now === 'yes') && !skips('where')
  const inField = !option.where?.field
    ? undefined
    : unsure('where')
      ? 'not-sure'
      : touches(truth.zones, plan.intent.zones)
        ? 'yes'
        : 'no'
  const parts =
    !option.where?.parts || (option.where.field && inField !== 'yes')
      ? undefined
      : unsure('parts')
        ? 'not-sure'
        : plan.parts.filter((part) => touches(truth.zones, [part]))
  return [
    {
      concept: id,
      ...(option.now && !skips('now') ? { now } : {}),
      ...(asksEnd && !skips('ended')
        ? { ended: unsure('ended') || truth.end === null ? 'not-sure' : formatDay(truth.end) }
        : {}),
      ...(asksPlace && inField !== undefined ? { inField } : {}),
      ...(asksPlace && parts !== undefined && parts.length > 0 ? { parts } : {}),
    },
  ]
}
