import type { Fact } from '../patient/index.ts'
import type { Day } from '../units/index.ts'
import type { ListAnswer } from './intake-answers.ts'
import type { IntakePlan, PlannedListStep, PlannedStep } from './intake-plan.ts'
import { sinceOf, type Statement } from './intake-statement.ts'
import type { IntakeStep } from './intake-step.ts'
import { kindsAnswer, type Said, type Told } from './intake-told.ts'

export type Stated = Omit<Fact, 'source'>
export type AnswerContext = { readonly plan: IntakePlan; readonly answeredOn: Day; readonly told: Told }

/** What the answer to a list states, in the light of all that was answered. */
export function listFacts(planned: PlannedStep, answer: ListAnswer, context: AnswerContext): Stated[] {
  if (planned.kind !== 'list') return []
  const {
    told: { said },
    plan,
  } = context
  const denial = {
    since: sinceOf(planned.step, context.answeredOn),
    zones: planned.step.inField ? plan.intent.zones : undefined,
  }
  const chosen = new Set(answer.chosen.map(({ concept }) => concept))
  return [
    ...said
      .filter(({ step }) => step === planned.step)
      .flatMap((one) => [...yes(one.concept, one.statement), ...limits(one, context)]),
    ...planned.options
      .filter(({ concept, known }) => known.length === 0 && !chosen.has(concept.id))
      .flatMap(({ concept }) => notChosen(concept.id, answer.notSure, denial, planned.step, context)),
    ...planned.which.flatMap((group) => {
      const kinds = kindsAnswer(answer, group)
      if (!kinds) return []
      const where = kindsDenial(group.of, planned, context)
      return group.kinds
        .filter(({ id }) => !kinds.chosen.includes(id))
        .flatMap(({ id }) => notChosen(id, kinds.notSure, where, planned.step, context))
    }),
  ]
}

function yes(concept: string, { time, isNew, mayBeNow, place }: Statement): Stated[] {
  const zones = place.zones === undefined ? {} : { zones: [...place.zones] }
  return [
    ...(isNew ? [{ concept, answer: 'present' as const, ...time, ...zones }] : []),
    ...(mayBeNow ? [{ concept, answer: 'unknown' as const }] : []),
  ]
}

/** When and where it is not so, though it was or is so otherwise. */
function limits({ concept, statement, step, isKind }: Said, context: AnswerContext): Stated[] {
  if (isKind) return []
  const below = saidBelow(concept, context).map((said) => said.statement)
  const taken = below.flatMap(({ place }) => (place.isExact ? (place.zones ?? []) : []))
  const free = statement.place.free?.filter((zone) => !taken.includes(zone)) ?? []
  // What is said of the whole holds for kinds of it, unless one goes on.
  const ends =
    statement.overSince === undefined ? [] : [statement, ...below.filter((one) => goesOn(one) || one.overSince)]
  return [...over(concept, ends, step, context), ...absentIn(concept, free, statement.place.freeSince)]
}

function goesOn({ time, mayBeNow }: Statement): boolean {
  return mayBeNow || time.end === undefined
}

/** Absence from the day on which all of it was over. */
function over(concept: string, statements: readonly Statement[], step: IntakeStep, { plan }: AnswerContext): Stated[] {
  const days = statements.flatMap(({ overSince }) => overSince ?? [])
  if (days.length === 0 || days.length < statements.length) return []
  return [denied(concept, { since: days.sort().at(-1), zones: step.inField ? plan.intent.zones : undefined })]
}

function absentIn(concept: string, zones: readonly string[], since: string | undefined): Stated[] {
  return zones.length === 0 ? [] : [denied(concept, { since, zones })]
}

/** Absence in the zones that every statement leaves free. */
function freeOfAll(concept: string, statements: readonly Statement[]): Stated[] {
  const [first, ...rest] = statements.map(({ place }) => place)
  const zones = (first?.free ?? []).filter((zone) => rest.every(({ free }) => free?.includes(zone)))
  const since = statements
    .flatMap(({ place }) => place.freeSince ?? [])
    .sort()
    .at(-1)
  return absentIn(concept, zones, since)
}

type Denial = { readonly since: string | undefined; readonly zones: readonly string[] | undefined }

function notChosen(
  concept: string,
  notSure: boolean,
  denial: Denial,
  step: IntakeStep,
  context: AnswerContext,
): Stated[] {
  const {
    plan,
    told: { open },
  } = context
  const below = saidBelow(concept, context)
  const copies = [
    ...below.flatMap(({ statement }) => yes(concept, statement)),
    ...over(
      concept,
      below.map(({ statement }) => statement),
      step,
      context,
    ),
    ...freeOfAll(
      concept,
      below.map(({ statement }) => statement),
    ),
  ]
  if (notSure) return [...copies, { concept, answer: 'unknown' }]
  const number = plan.index.numberOf(concept) ?? -1
  const isBelow = (id: string) => plan.index.ancestors[plan.index.numberOf(id) ?? -1]?.includes(number) ?? false
  const held = [...below.map((said) => said.concept), ...[...open].filter(isBelow)]
  if (held.length === 0) return [denied(concept, denial)]
  const unrelated = [...plan.asked.keys()].filter(
    (id) => id !== concept && isBelow(id) && !held.some((other) => areRelated(id, other, plan)),
  )
  return [...copies, ...unrelated.map((id) => denied(id, denial))]
}

function denied(concept: string, { since, zones }: Denial): Stated {
  return {
    concept,
    answer: 'absent',
    ...(since === undefined ? {} : { since }),
    ...(zones === undefined ? {} : { zones: [...zones] }),
  }
}

/** A kind is denied as far as every option it was asked under. */
function kindsDenial(of: readonly string[], planned: PlannedListStep, { plan, answeredOn }: AnswerContext): Denial {
  const steps = plan.steps.flatMap((one): IntakeStep[] =>
    one.kind === 'list' && one.options.some(({ concept }) => of.includes(concept.id)) ? [one.step] : [],
  )
  const all = steps.length === 0 ? [planned.step] : steps
  return {
    since: all
      .flatMap((step) => sinceOf(step, answeredOn) ?? [])
      .sort()
      .at(-1),
    zones: all.some(({ inField }) => inField) ? plan.intent.zones : undefined,
  }
}

function saidBelow(concept: string, { plan, told: { said } }: AnswerContext): Said[] {
  const number = plan.index.numberOf(concept) ?? -1
  return said.filter(
    (one) => one.concept !== concept && plan.index.ancestors[plan.index.numberOf(one.concept) ?? -1]?.includes(number),
  )
}

function areRelated(a: string, b: string, { index }: IntakePlan): boolean {
  const [first, second] = [index.numberOf(a) ?? -1, index.numberOf(b) ?? -1]
  return (index.ancestors[first]?.includes(second) || index.ancestors[second]?.includes(first)) ?? false
}
