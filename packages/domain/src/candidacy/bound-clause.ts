import { mayRestrict } from '../evidence/index.ts'
import type { Day } from '../units/index.ts'
import type { Alternatives } from './change.ts'
import { compileCondition } from './compile-condition.ts'
import { type ConceptMask, conceptMask, failsWithout, meets } from './concept-mask.ts'
import type { ConceptIndex } from './concepts.ts'
import { type Condition, visitLeaves } from './condition.ts'
import type { History } from './history.ts'
import type { Node } from './node.ts'
import { type ClauseInForce, clausesInForce, type PolicyChoice } from './policy.ts'
import type { Clause, ClauseEffect, Effect, Rule } from './rule.ts'
import { adjunctsToLeaveOut, binds, escapesFromAny, type IntendedTreatment } from './scope.ts'
import { no, type Truth, unknown, yes } from './truth.ts'

/** How restrictive an effect is; `ask` restricts nothing by itself. */
export const severity: Record<Effect, number> = {
  stop: 6,
  refer: 5,
  defer: 4,
  'avoid-zone': 3,
  adjust: 2,
  inform: 1,
  ask: 0,
}

/** A clause compiled for one intent. */
export type BoundClause = {
  readonly rule: Rule
  readonly clause: Clause
  readonly position: string | undefined
  readonly choice: PolicyChoice | undefined
  readonly node: Node
  /** Concepts of which it cannot fire once all of them are denied; undefined when it can all the same. */
  readonly deniable: ConceptMask | undefined
  /** The effect it has if it fires for this intent. */
  readonly effect: ClauseEffect
  /** Adjuncts that the effect comes down to leaving out. */
  readonly leaveOut: readonly string[]
  /** False when it turns on a drug that nobody has named. */
  readonly drugIsStated: boolean
  readonly escapes: Alternatives
  /** Once it holds it holds for good: nothing in it can pass with time. */
  readonly isLasting: boolean
}

/** The clauses in force that concern an intent, in an order that does not depend on the order of the rules. */
export function bindClauses(
  rules: readonly Rule[],
  choices: readonly PolicyChoice[],
  index: ConceptIndex,
  treatment: IntendedTreatment,
): BoundClause[] {
  const bound = rules.flatMap((rule) =>
    clausesInForce(rule, choices).flatMap((inForce) => bindClause(rule, inForce, index, treatment) ?? []),
  )
  return bound.sort(
    (a, b) =>
      compare(a.rule.id, b.rule.id) || severity[b.effect] - severity[a.effect] || compare(a.clause.id, b.clause.id),
  )
}

function bindClause(
  rule: Rule,
  { clause, position, choice }: ClauseInForce,
  index: ConceptIndex,
  treatment: IntendedTreatment,
): BoundClause | undefined {
  const scopes = [{ modalities: rule.modalities }, rule.scope ?? {}, clause.scope ?? {}]
  const bindings = scopes.map((scope) => binds(scope, treatment))
  if (bindings.includes(no)) return undefined
  const permitted = permittedEffect(clause, choice !== undefined)
  const leaveOut =
    severity[permitted] >= severity['avoid-zone'] ? scopes.flatMap((scope) => adjunctsToLeaveOut(scope, treatment)) : []
  const needed = failsWithout(clause.when)
  return {
    rule,
    clause,
    position,
    choice,
    node: compileCondition(clause.when, index, treatment),
    deniable: needed && conceptMask(needed.map((concept) => index.numberOf(concept) as number)),
    effect: leaveOut.length > 0 ? 'adjust' : permitted,
    leaveOut: [...new Set(leaveOut)],
    drugIsStated: !bindings.includes(unknown),
    escapes: escapesFromAny(scopes, treatment),
    isLasting: isLasting(clause.when),
  }
}

/** Weakly backed content advises and no more; a clinic's own recorded choice is an authority of its own. */
function permittedEffect(clause: Clause, isClinicsChoice: boolean): ClauseEffect {
  if (mayRestrict(clause.strength) || isClinicsChoice) return clause.effect
  return severity[clause.effect] > severity.adjust ? 'adjust' : clause.effect
}

function isLasting(condition: Condition): boolean {
  let lasting = true
  visitLeaves(condition, (leaf) => (lasting &&= 'always' in leaf || 'ever' in leaf))
  return lasting
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Truth of a clause including what is not known of the intent. */
export function truthOf(bound: BoundClause, history: History, asOf: Day): Truth {
  if (bound.deniable && !meets(bound.deniable, history.undenied)) return no
  const truth = bound.node.truth(history, asOf)
  return truth === yes && !bound.drugIsStated ? unknown : truth
}
