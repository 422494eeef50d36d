import type { Fact } from '../patient/index.ts'
import { type Day, formatDay } from '../units/index.ts'
import { type BoundClause, severity } from './bound-clause.ts'
import { type Alternatives, type Changes, smallestFirst } from './change.ts'
import type { ConceptIndex } from './concepts.ts'
import { covers, fieldOf, zonesInField } from './field.ts'
import type { History } from './history.ts'
import { LazyFinding } from './lazy-finding.ts'
import { addMissing, emptyGrounds, type Grounds, type Missing } from './node.ts'
import type { ClauseEffect } from './rule.ts'
import type { IntendedTreatment } from './scope.ts'
import type { Finding } from './screening.ts'

const endOfTime = Number.POSITIVE_INFINITY as Day

const none: readonly string[] = []
const nothing: readonly Missing[] = []

function byConcept(a: Missing, b: Missing): number {
  const [left, right] = [`${a.concept} ${a.aspect}`, `${b.concept} ${b.aspect}`]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The finding of a clause that fired. */
export function firedFinding(
  bound: BoundClause,
  history: History,
  asOf: Day,
  treatment: IntendedTreatment,
  index: ConceptIndex,
): Finding {
  const grounds = emptyGrounds()
  bound.node.explain(history, asOf, grounds)
  const until = bound.node.holdsUntil(history, asOf)
  const zones = bound.effect === 'avoid-zone' ? zonesOf(bound, grounds, treatment) : none
  const told = {
    rule: bound.rule.id,
    clauses: [bound.clause.id],
    position: bound.position ?? null,
    effect: bound.effect,
    couldBe: null,
    strength: bound.clause.strength,
    sources: bound.clause.sources,
    facts: factsOf(grounds, [bound], history, index),
    birthDateUsed: grounds.usesBirthDate,
    missing: nothing,
    contradictory: grounds.contradictory.length > 1 ? grounds.contradictory.sort() : grounds.contradictory,
    deferUntil: until > asOf && until < endOfTime ? formatDay(until) : null,
    zones,
    extent: bound.effect === 'avoid-zone' ? (bound.clause.extent ?? 'zone') : null,
    leaveOut: bound.leaveOut,
    clinicChoice: bound.choice ?? null,
  }
  return new LazyFinding(told, () =>
    smallestFirst([...bound.node.lift(history, asOf), ...bound.escapes, ...leavingOut(zones, treatment)]),
  )
}

/** Leaving the closed places out lifts the finding, unless nothing would be left. */
function leavingOut(zones: readonly string[], treatment: IntendedTreatment): Alternatives {
  if (zones.length === 0 || covers(fieldOf(zones, treatment.tree).leaves, treatment.field)) return []
  return [[{ kind: 'zones', without: [...zones] }]]
}

/** One finding for all clauses of a rule that cannot be decided. */
export function undecidedFinding(
  undecided: readonly BoundClause[],
  history: History,
  asOf: Day,
  index: ConceptIndex,
): Finding {
  const grounds = emptyGrounds()
  for (const bound of undecided) {
    bound.node.explain(history, asOf, grounds)
    for (const concept of bound.node.openElsewhere(history, asOf)) addMissing(grounds, concept, 'where')
    if (!bound.drugIsStated) addMissing(grounds, 'delivered-drug', 'answer')
  }
  // The clauses are sorted by severity, so the first is the most restrictive.
  const worst = undecided[0] as BoundClause
  const told = {
    rule: worst.rule.id,
    clauses: undecided.map(({ clause }) => clause.id),
    position: worst.position ?? null,
    effect: 'ask' as const,
    couldBe: worst.effect,
    strength: worst.clause.strength,
    sources: worst.clause.sources,
    facts: factsOf(grounds, undecided, history, index),
    birthDateUsed: grounds.usesBirthDate,
    missing: grounds.missing.sort(byConcept),
    contradictory: grounds.contradictory.length > 1 ? grounds.contradictory.sort() : grounds.contradictory,
    deferUntil: null,
    zones: none,
    extent: extentOf(undecided),
    leaveOut: none,
    clinicChoice: worst.choice ?? null,
  }
  return new LazyFinding(told, () => smallestFirst(liftAll(undecided, history, asOf)))
}

/** The larger extent any of the clauses could close. */
function extentOf(undecided: readonly BoundClause[]): Finding['extent'] {
  const closing = undecided.filter(({ effect }) => effect === 'avoid-zone')
  if (closing.length === 0) return null
  return closing.every(({ clause }) => clause.extent === 'spot') ? 'spot' : 'zone'
}

const drugIsAnother: Changes[number] = { kind: 'answer', concept: 'delivered-drug', answer: 'absent' }

function liftAll(undecided: readonly BoundClause[], history: History, asOf: Day): Alternatives {
  const answers = new Map<string, Changes[number]>()
  for (const bound of undecided) {
    const elsewhere = bound.node.openElsewhere(history, asOf)
    const smallest =
      elsewhere.length > 0
        ? elsewhere.map((concept): Changes[number] => ({ kind: 'answer', concept, answer: 'only-there' }))
        : bound.drugIsStated
          ? smallestFirst(bound.node.lift(history, asOf))[0]
          : [drugIsAnother]
    for (const change of smallest ?? []) answers.set(JSON.stringify(change), change)
  }
  return answers.size === 0 ? [] : [[...answers.keys()].sort().map((key) => answers.get(key) as Changes[number])]
}

function factsOf(grounds: Grounds, clauses: readonly BoundClause[], history: History, index: ConceptIndex): Fact[] {
  const facts = grounds.statements.map((statement) => statement.fact)
  for (const { clause } of clauses) {
    for (const concept of clause.alsoShow ?? []) {
      const shown = history.evidence[index.numberOf(concept) ?? -1]?.present.at(-1)?.fact
      if (shown && !facts.includes(shown)) facts.push(shown)
    }
  }
  return facts
}

/** Where a clause closes places: where its facts lie, else where its scope lies, else everywhere intended. */
function zonesOf(bound: BoundClause, grounds: Grounds, treatment: IntendedTreatment): string[] {
  const named = grounds.statements.flatMap(({ fact }) => (fact.answer === 'present' ? (fact.zones ?? []) : []))
  const fromFacts = zonesInField(named, treatment.field)
  if (fromFacts.length > 0) return fromFacts
  const scoped = bound.clause.scope?.zones ?? bound.rule.scope?.zones
  return scoped ? zonesInField(scoped, treatment.field) : [...treatment.intent.zones].sort()
}

/**
 * Most restrictive first; what is only asked comes last, by what it could turn into. Equals keep their order, which is that
 * of rules and clauses by id.
 */
export function byUrgency(a: Finding, b: Finding): number {
  return severity[b.effect] - severity[a.effect] || severityOf(b.couldBe) - severityOf(a.couldBe)
}

/** As {@link severity}, for an effect that may not be there. */
export function severityOf(effect: ClauseEffect | null): number {
  return effect === null ? 0 : severity[effect]
}
