import type { Fact } from '../patient/index.ts'
import { type Day, formatDay } from '../units/index.ts'
import { type BoundClause, severity } from './bound-clause.ts'
import { type Alternatives, type Changes, smallestFirst } from './change.ts'
import type { ConceptIndex } from './concepts.ts'
import { covers, fieldOf, zonesInField } from './field.ts'
import type { History } from './history.ts'
import type { FindingSource, Grounded, LazyFinding, Stated } from './lazy-finding.ts'
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

/** Findings of a clause that fired. */
export class FiredClause implements FindingSource {
  readonly stated: Stated
  readonly urgency: number
  readonly isLasting: boolean
  readonly #bound: BoundClause
  readonly #treatment: IntendedTreatment
  readonly #index: ConceptIndex

  constructor(bound: BoundClause, treatment: IntendedTreatment, index: ConceptIndex) {
    this.#bound = bound
    this.#treatment = treatment
    this.#index = index
    this.urgency = severity.stop - severity[bound.effect]
    this.isLasting = bound.isLasting
    this.stated = {
      rule: bound.rule.id,
      clauses: [bound.clause.id],
      position: bound.position ?? null,
      effect: bound.effect,
      couldBe: null,
      strength: bound.clause.strength,
      sources: bound.clause.sources,
      extent: bound.effect === 'avoid-zone' ? (bound.clause.extent ?? 'zone') : null,
      leaveOut: bound.leaveOut,
      clinicChoice: bound.choice ?? null,
    }
  }

  ground(history: History, asOf: Day): Grounded {
    const bound = this.#bound
    const grounds = emptyGrounds()
    bound.node.explain(history, asOf, grounds)
    return {
      facts: factsOf(grounds, [bound], history, this.#index),
      birthDateUsed: grounds.usesBirthDate,
      missing: nothing,
      contradictory: grounds.contradictory.length > 1 ? grounds.contradictory.sort() : grounds.contradictory,
      zones: bound.effect === 'avoid-zone' ? zonesOf(bound, grounds, this.#treatment) : none,
    }
  }

  deferUntil(history: History, asOf: Day): string | null {
    const until = this.#bound.node.holdsUntil(history, asOf)
    return until > asOf && until < endOfTime ? formatDay(until) : null
  }

  wouldChange(history: History, asOf: Day, zones: readonly string[]): Alternatives {
    const { node, escapes } = this.#bound
    return smallestFirst([...node.lift(history, asOf), ...escapes, ...leavingOut(zones, this.#treatment)])
  }
}

/** Leaving the closed places out lifts the finding, unless nothing would be left. */
function leavingOut(zones: readonly string[], treatment: IntendedTreatment): Alternatives {
  if (zones.length === 0 || covers(fieldOf(zones, treatment.tree).leaves, treatment.field)) return []
  return [[{ kind: 'zones', without: [...zones] }]]
}

/** One finding for all clauses of a rule that cannot be decided. */
export class UndecidedClauses implements FindingSource {
  readonly stated: Stated
  readonly urgency: number
  readonly isLasting = false
  readonly #undecided: readonly BoundClause[]
  readonly #index: ConceptIndex

  constructor(undecided: readonly BoundClause[], index: ConceptIndex) {
    this.#undecided = undecided
    this.#index = index
    // The clauses are sorted by severity, so the first is the most restrictive.
    const worst = undecided[0] as BoundClause
    this.urgency = severity.stop + severity.stop - severity[worst.effect]
    this.stated = {
      rule: worst.rule.id,
      clauses: undecided.map(({ clause }) => clause.id),
      position: worst.position ?? null,
      effect: 'ask',
      couldBe: worst.effect,
      strength: worst.clause.strength,
      sources: worst.clause.sources,
      extent: extentOf(undecided),
      leaveOut: none,
      clinicChoice: worst.choice ?? null,
    }
  }

  ground(history: History, asOf: Day): Grounded {
    const grounds = emptyGrounds()
    for (const bound of this.#undecided) {
      bound.node.explain(history, asOf, grounds)
      for (const concept of bound.node.openElsewhere(history, asOf)) addMissing(grounds, concept, 'where')
      if (!bound.drugIsStated) addMissing(grounds, 'delivered-drug', 'answer')
    }
    return {
      facts: factsOf(grounds, this.#undecided, history, this.#index),
      birthDateUsed: grounds.usesBirthDate,
      missing: grounds.missing.sort(byConcept),
      contradictory: grounds.contradictory.length > 1 ? grounds.contradictory.sort() : grounds.contradictory,
      zones: none,
    }
  }

  deferUntil(): null {
    return null
  }

  wouldChange(history: History, asOf: Day): Alternatives {
    return smallestFirst(liftAll(this.#undecided, history, asOf))
  }
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

const urgencies = 2 * severity.stop + 1
/** Used anew by every call, which nothing can interrupt. */
const places = new Uint16Array(urgencies + 1)

/** Fewer are put in order faster by moving them than by counting. */
const few = 16

/**
 * Most restrictive first; what is only asked comes last, by what it could turn into. Equals keep their order, which is that
 * of rules and clauses by id.
 *
 * @param findings the list may be put in order itself
 */
export function inOrderOfUrgency(findings: LazyFinding[]): readonly LazyFinding[] {
  return findings.length <= few ? byMoving(findings) : byCounting(findings)
}

function byMoving(findings: LazyFinding[]): LazyFinding[] {
  for (let next = 1; next < findings.length; next++) {
    const finding = findings[next] as LazyFinding
    const { urgency } = finding
    let place = next
    for (; place > 0; place--) {
      const before = findings[place - 1] as LazyFinding
      if (before.urgency <= urgency) break
      findings[place] = before
    }
    findings[place] = finding
  }
  return findings
}

function byCounting(findings: readonly LazyFinding[]): LazyFinding[] {
  places.fill(0)
  for (const { urgency } of findings) places[urgency + 1] = (places[urgency + 1] as number) + 1
  for (let urgency = 1; urgency <= urgencies; urgency++) {
    places[urgency] = (places[urgency] as number) + (places[urgency - 1] as number)
  }
  const ordered = new Array<LazyFinding>(findings.length)
  for (const finding of findings) {
    const place = places[finding.urgency] as number
    ordered[place] = finding
    places[finding.urgency] = place + 1
  }
  return ordered
}

/** As {@link severity}, for an effect that may not be there. */
export function severityOf(effect: ClauseEffect | null): number {
  return effect === null ? 0 : severity[effect]
}
