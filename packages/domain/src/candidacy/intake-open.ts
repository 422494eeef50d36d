import { severity } from './bound-clause.ts'
import type { History } from './history.ts'
import { followUps } from './intake-follow-ups.ts'
import { incompleteFacts, missingAnswers, mostRestrictive, presentFacts, type Standing } from './intake-known.ts'
import type { IntakePlan, PlannedKinds, PlannedListStep, PlannedOption, PlannedStep } from './intake-plan.ts'
import type { IntakeStep } from './intake-step.ts'
import { usesAnswered } from './intake-use.ts'
import type { Missing } from './node.ts'
import type { ClauseEffect } from './rule.ts'
import type { Question, Screening } from './screening.ts'

/** A step cut down to what is still open in it. */
export type OpenStep = {
  readonly step: PlannedStep
  /** The most restrictive effect any of its answers may bring. */
  readonly couldBe: ClauseEffect
  /** Rules that wait for it. */
  readonly rules: readonly string[]
}

export type OpenIntake = {
  /** What decides soonest first. */
  readonly patient: readonly OpenStep[]
  readonly clinician: readonly OpenStep[]
  /** The intent has to name the drug first. */
  readonly needsDrug: boolean
}

export type OpenOptions = {
  /** What the screening was made of; lets a kind be asked for without asking again for what it is a kind of. */
  readonly history?: History
  /** Steps that have been put to the person already; what they asked is not asked again, whatever the answer was. */
  readonly asked?: readonly PlannedStep[]
}

/**
 * What is still to be asked: only questions whose answer an undecided rule waits for, and of each only the open part.
 *
 * @param screening of the plan's own intent
 */
export function openSteps(
  plan: IntakePlan,
  screening: Screening,
  { history, asked = [] }: OpenOptions = {},
): OpenIntake {
  const missing = missingAnswers(screening)
  const sitting: Sitting = { plan, screening, history, questions: missing, asked: alreadyAsked(asked) }
  const open = plan.steps.flatMap((planned): OpenStep[] => {
    const { step, questions } = planned.kind === 'list' ? openList(planned, sitting) : openValues(planned, sitting)
    if (questions.length === 0) return []
    const couldBe = mostRestrictive(questions.map((question) => question.couldBe))
    return [{ step, couldBe, rules: [...new Set(questions.flatMap(({ rules }) => rules))].sort() }]
  })
  // Sorting is stable: the order of the content decides between equals.
  open.sort((a, b) => severity[b.couldBe] - severity[a.couldBe] || b.rules.length - a.rules.length)
  return {
    patient: open.filter(({ step }) => step.step.audience === 'patient'),
    clinician: open.filter(({ step }) => step.step.audience === 'clinician'),
    needsDrug: missing.some(({ concept }) => concept === 'delivered-drug'),
  }
}

/** `which`: asked as a kind of something. */
type Aspect = Missing['aspect'] | 'which'
type Sitting = Standing & {
  /** `concept aspect` of all that was asked before. */
  readonly asked: ReadonlySet<string>
}
type Open<Step extends PlannedStep> = { step: Step; questions: readonly Question[] }

function alreadyAsked(steps: readonly PlannedStep[]): Set<string> {
  const asked = new Set<string>()
  const add = (concept: { id: string }, ...aspects: Aspect[]) => {
    for (const aspect of aspects) asked.add(`${concept.id} ${aspect}`)
  }
  for (const step of steps) {
    if (step.kind === 'value') for (const { concept } of step.values) add(concept, 'value')
    else {
      for (const { concept, known, where, ended } of step.options) {
        if (known.length === 0) add(concept, 'answer', 'where', 'when')
        for (const id of known.length === 0 ? [] : new Set([concept.id, ...known.map((fact) => fact.concept)])) {
          if (id !== concept.id) add({ id }, 'answer')
          if (where) add({ id }, 'where')
          if (ended) add({ id }, 'when')
        }
      }
      // Kinds share the place and the end of the option they were asked with; of known facts these may be open still.
      for (const { kinds, known } of step.which) {
        for (const kind of kinds)
          add(kind, 'which', ...(known.length > 0 ? [] : (['answer', 'where', 'when'] as const)))
      }
    }
  }
  return asked
}

function openValues(
  planned: Extract<PlannedStep, { kind: 'value' }>,
  { questions: all, asked }: Sitting,
): Open<PlannedStep> {
  const questions = all.filter(
    ({ concept }) => planned.values.some((value) => value.concept.id === concept) && !asked.has(`${concept} value`),
  )
  const values = planned.values.filter((value) => questions.some(({ concept }) => concept === value.concept.id))
  return { step: { ...planned, values }, questions }
}

function openList(planned: PlannedListStep, sitting: Sitting): Open<PlannedListStep> {
  const used = new Set<Question>()
  const which = planned.which.flatMap((group) => openKinds(group, sitting, used))
  const options = planned.options.flatMap((option) => openOption(option, planned.step, sitting, used))
  return { step: { ...planned, options, which }, questions: [...used] }
}

function isOpen({ concept, aspects }: Question, aspect: Missing['aspect'], { asked }: Sitting): boolean {
  return aspects.includes(aspect) && !asked.has(`${concept} ${aspect}`)
}

/** The kinds still open, when anybody who is to be asked, or already has what they are kinds of, can be asked for them. */
function openKinds(group: PlannedKinds, sitting: Sitting, used: Set<Question>): PlannedKinds[] {
  const questions = sitting.questions.filter(
    (question) => group.kinds.some(({ id }) => id === question.concept) && isOpen(question, 'answer', sitting),
  )
  const unsettled = questions.filter(
    ({ concept }) => !sitting.asked.has(`${concept} which`) && presentFacts(concept, sitting).length === 0,
  )
  const known = group.of.flatMap((concept) => presentFacts(concept, sitting))
  const canBeAsked = known.length > 0 || group.of.some((concept) => !sitting.asked.has(`${concept} answer`))
  if (unsettled.length === 0 || !canBeAsked) return []
  for (const question of unsettled) used.add(question)
  return [{ ...group, known, kinds: group.kinds.filter(({ id }) => unsettled.some(({ concept }) => concept === id)) }]
}

function openOption(option: PlannedOption, step: IntakeStep, sitting: Sitting, used: Set<Question>): PlannedOption[] {
  const { plan } = sitting
  const id = option.concept.id
  const questions = sitting.questions.filter(({ concept }) => plan.asked.get(concept)?.includes(option.concept))
  const uses = undecidedUses(option, sitting)
  const wanted = questions.filter(
    (question) =>
      (isOpen(question, 'answer', sitting) && (question.concept === id || presentFacts(id, sitting).length === 0)) ||
      // A step that speaks of now, or of the area, only is asked anew: its own no settles what the record left open.
      (step.tense === 'now' && isOpen(question, 'when', sitting)) ||
      (step.inField && isOpen(question, 'where', sitting)),
  )
  if (wanted.length > 0 && !sitting.asked.has(`${id} answer`)) {
    for (const question of wanted) used.add(question)
    // Whether it is so now stays part of the question: left out, the answer would read as "not known".
    return [{ ...option, ...followUps(option.concept, step, uses, plan.parts), now: option.now }]
  }
  return openRest(option, step, questions, sitting, used)
}

/** What facts on record leave open: place, end, or how it is with a kind that is on record for another time or place. */
function openRest(
  option: PlannedOption,
  step: IntakeStep,
  questions: readonly Question[],
  sitting: Sitting,
  used: Set<Question>,
): PlannedOption[] {
  const incomplete = questions.flatMap((question) => {
    const isKind = question.concept !== option.concept.id && isOpen(question, 'answer', sitting)
    const place = isOpen(question, 'where', sitting) || isKind
    const time = isOpen(question, 'when', sitting) || isKind
    const facts = isKind
      ? presentFacts(question.concept, sitting).map((fact) => ({ ...fact, concept: question.concept }))
      : place || time
        ? incompleteFacts(question, sitting)
        : []
    return facts.length === 0 ? [] : [{ question, facts, place, time, isKind }]
  })
  const known = incomplete.flatMap(({ facts }) => facts)
  const planned = followUps(option.concept, step, undecidedUses(option, sitting), sitting.plan.parts)
  const isOver = known.every(({ end }) => end !== undefined) && !incomplete.some(({ isKind }) => isKind)
  // A fact may lack both; the screening names the place first.
  const lacksEnd = planned.ended !== null && known.some(({ end }) => end === 'unknown')
  const asksTime = (lacksEnd || incomplete.some(({ time }) => time)) && step.tense !== 'now'
  const where = incomplete.some(({ place }) => place) && planned.where ? { ...planned.where, onlyNow: false } : null
  const now = asksTime && !isOver && planned.now
  const ended = asksTime ? (now ? planned.ended : planned.ended && 'always') : null
  if (!where && !now && !ended) return []
  for (const { question } of incomplete) used.add(question)
  return [{ concept: option.concept, known, now, ended, where }]
}

/** What the clauses that cannot be decided yet want to know and this option can tell. */
function undecidedUses({ concept: option }: PlannedOption, { plan, screening, questions }: Sitting) {
  const open = new Set(questions.map(({ concept }) => concept))
  const undecided = new Set(
    screening.findings.flatMap(({ rule, clauses, effect }) =>
      effect === 'ask' ? clauses.map((clause) => `${rule} ${clause}`) : [],
    ),
  )
  return usesAnswered(option, plan.uses, plan.asked, plan.index).filter(
    ({ rule, clause, concept }) => open.has(concept) && undecided.has(`${rule} ${clause}`),
  )
}
