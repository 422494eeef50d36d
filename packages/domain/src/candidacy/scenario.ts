import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'
import { type Fact, factSchema, type Person } from '../patient/index.ts'
import { isoDateSchema, parseDay, partialDateSchema } from '../units/index.ts'
import { type ConceptIndex, indexConcepts } from './concepts.ts'
import type { CandidacyContent } from './content.ts'
import { intentSchema } from './intent.ts'
import { type Policy, policySchema } from './policy.ts'
import { clauseEffectSchema } from './rule.ts'
import { compileCandidacy } from './screen.ts'
import { outcomes, type Screening } from './screening.ts'

const scenarioFactSchema = factSchema.partial({ answer: true, source: true }).transform(
  ({ answer, source, ...rest }): Fact => ({
    ...rest,
    answer: answer ?? 'present',
    source: source ?? { from: 'clinician' },
  }),
)

/** A synthetic person with the screening that is expected of the content as it comes, reviewed by hand. */
export const scenarioSchema = z.strictObject({
  id: identifierSchema,
  /** What the scenario shows, in one line. */
  shows: z.strictObject({ en: z.string().min(1), tr: z.string().min(1) }),
  intent: intentSchema,
  asOf: isoDateSchema,
  birthDate: partialDateSchema.optional(),
  facts: z.array(scenarioFactSchema).default([]),
  /** A FHIR R4 record beside the scenario file whose facts are added. */
  record: z.string().min(1).optional(),
  /** Whether everything that is not among the facts was answered with no, or never asked. */
  everythingElse: z.enum(['no', 'not-asked']),
  policy: policySchema.optional(),
  expect: z.strictObject({
    outcome: z.enum(outcomes),
    deferUntil: isoDateSchema.optional(),
    /** All findings but open questions. */
    findings: z.array(
      z.strictObject({
        rule: identifierSchema,
        clause: identifierSchema,
        effect: clauseEffectSchema,
        until: isoDateSchema.optional(),
        zones: z.array(z.string()).optional(),
      }),
    ),
    /** All rules with an open question; compared only when given. */
    asks: z.array(identifierSchema).optional(),
  }),
})
export type Scenario = z.infer<typeof scenarioSchema>

/**
 * The person of a scenario.
 *
 * @param recordFacts facts read from the scenario's record, when it has one
 */
export function personOfScenario(
  scenario: Scenario,
  content: CandidacyContent,
  recordFacts: readonly Fact[] = [],
): Person {
  const facts = [...scenario.facts, ...recordFacts]
  return {
    ...(scenario.birthDate === undefined ? {} : { birthDate: scenario.birthDate }),
    facts:
      scenario.everythingElse === 'no'
        ? [...facts.map(onlyThere), ...denials(indexConcepts(content.concepts), facts, { from: 'clinician' })]
        : facts,
  }
}

/** Where everything else was answered with no, the places that are named are all there are. */
function onlyThere(fact: Fact): Fact {
  return fact.zones === undefined || fact.answer !== 'present' ? fact : { ...fact, onlyThere: fact.onlyThere ?? true }
}

/**
 * A no for every concept that facts say nothing of, but for measurements, which nobody can deny. A concept of which a kind is mentioned is not denied, since that would
 * deny the kind as well.
 */
export function denials(index: ConceptIndex, facts: readonly Fact[], source: Fact['source']): Fact[] {
  const mentioned = new Set(facts.flatMap(({ concept }) => index.ancestors[index.numberOf(concept) ?? -1] ?? []))
  return index.concepts
    .filter(({ kind }, number) => kind !== 'measurement' && !mentioned.has(number))
    .map(({ id }) => ({ concept: id, answer: 'absent', source }))
}

/** Screens the person of a scenario. */
export function screenScenario(scenario: Scenario, content: CandidacyContent, person: Person): Screening {
  const candidacy = compileCandidacy(content, scenario.policy as Policy | undefined)
  return candidacy.forIntent(scenario.intent).screen(candidacy.prepare(person), parseDay(scenario.asOf))
}

/** Differences between what a scenario expects and what was found, in words for a developer; empty when it holds. */
export function differences(scenario: Scenario, screening: Screening): string[] {
  const { expect } = scenario
  const found: string[] = []
  if (screening.outcome !== expect.outcome) found.push(`outcome is ${screening.outcome}, expected ${expect.outcome}`)
  if (screening.deferUntil !== (expect.deferUntil ?? null)) {
    found.push(`deferUntil is ${screening.deferUntil}, expected ${expect.deferUntil ?? null}`)
  }
  const fired = screening.findings.filter(({ effect }) => effect !== 'ask')
  const left = [...expect.findings]
  for (const finding of fired) {
    const at = left.findIndex(
      ({ rule, clause, effect, until, zones }) =>
        rule === finding.rule &&
        clause === finding.clauses[0] &&
        effect === finding.effect &&
        (until === undefined || until === finding.deferUntil) &&
        (zones === undefined || [...zones].sort().join() === [...finding.zones].sort().join()),
    )
    if (at < 0) {
      found.push(
        `unexpected: ${finding.rule} ${finding.clauses[0]} ${finding.effect} until ${finding.deferUntil} in ${finding.zones.join()}`,
      )
    } else left.splice(at, 1)
  }
  for (const missing of left) found.push(`missing: ${JSON.stringify(missing)}`)
  const asks = screening.findings.filter(({ effect }) => effect === 'ask').map(({ rule }) => rule)
  if (expect.asks && [...expect.asks].sort().join() !== [...asks].sort().join()) {
    found.push(`asks ${asks.sort().join(' ')}, expected ${[...expect.asks].sort().join(' ')}`)
  }
  return found
}
