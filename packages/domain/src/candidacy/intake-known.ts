import type { Fact } from '../patient/index.ts'
import { type Day, parseDay, subtractSpan } from '../units/index.ts'
import { severity } from './bound-clause.ts'
import type { History } from './history.ts'
import type { IntakePlan } from './intake-plan.ts'
import type { IntakeStep } from './intake-step.ts'
import type { ClauseEffect } from './rule.ts'
import type { Question, Screening } from './screening.ts'

/** Where the intake stands: the plan, what is known of the person by now, and what is missing. */
export type Standing = {
  readonly plan: IntakePlan
  readonly screening: Screening
  readonly history: History | undefined
  readonly questions: readonly Question[]
}

/**
 * All that is missing, by concept. The questions of a screening leave out the kinds of what is itself open; here they
 * count, because they are asked beside it.
 */
export function missingAnswers({ findings }: Screening): Question[] {
  const missing = findings.flatMap(({ rule, couldBe, missing: own }) =>
    couldBe === null ? [] : own.map((one) => ({ ...one, rule, couldBe })),
  )
  return [...new Set(missing.map(({ concept }) => concept))].map((concept) => {
    const own = missing.filter((one) => one.concept === concept)
    return {
      concept,
      aspects: [...new Set(own.map(({ aspect }) => aspect))].sort(),
      rules: [...new Set(own.map(({ rule }) => rule))].sort(),
      couldBe: mostRestrictive(own.map(({ couldBe }) => couldBe)),
    }
  })
}

export function mostRestrictive(effects: readonly ClauseEffect[]): ClauseEffect {
  return effects.reduce((most, one) => (severity[one] > severity[most] ? one : most), 'inform')
}

/** The facts on which an open question for place or end rests, under the name of the concept asked for. */
export function incompleteFacts({ concept, rules }: Question, { plan, screening }: Standing): Fact[] {
  const kinds = new Set(
    plan.index.descendants[plan.index.numberOf(concept) ?? -1]?.map((number) => plan.index.concepts[number]?.id),
  )
  const facts = screening.findings
    .filter(({ effect, rule }) => effect === 'ask' && rules.includes(rule))
    .flatMap((finding) => finding.facts)
    .filter((fact) => fact.answer === 'present' && kinds.has(fact.concept))
  return [...new Set(facts)].map((fact) => ({ ...fact, concept }))
}

/** Facts that already say a concept is so in the time that is asked about it. */
export function presentFacts(id: string, { plan, history, screening }: Standing): Fact[] {
  const statements = history?.evidence[plan.index.numberOf(id) ?? -1]?.present ?? []
  const asOf = parseDay(screening.asOf)
  const reach = Math.min(...tensesOf(id, plan).map((tense) => startOf(tense, asOf)))
  return statements
    .filter(({ start, end }) => start.earliest <= asOf && (end?.latest ?? Number.NEGATIVE_INFINITY) >= reach)
    .map(({ fact }) => fact)
}

function tensesOf(id: string, plan: IntakePlan): IntakeStep['tense'][] {
  const own = plan.index.concepts[plan.index.numberOf(id) ?? -1]
  const asked = plan.asked.get(id) ?? (own ? [own] : [])
  return plan.steps.flatMap(({ step }) => (asked.some(({ ask }) => ask?.step === step.id) ? [step.tense] : []))
}

function startOf(tense: IntakeStep['tense'], asOf: Day): number {
  if (tense === 'now') return asOf
  return typeof tense === 'object' ? subtractSpan(asOf, tense.since) : Number.NEGATIVE_INFINITY
}
