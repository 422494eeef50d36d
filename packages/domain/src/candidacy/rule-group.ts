import type { Day } from '../units/index.ts'
import { type BoundClause, truthOf } from './bound-clause.ts'
import type { ConceptIndex } from './concepts.ts'
import { type Condition, conceptsOf, visitLeaves } from './condition.ts'
import { firedFinding, undecidedFinding } from './find.ts'
import type { History } from './history.ts'
import type { IntendedTreatment } from './scope.ts'
import type { Finding } from './screening.ts'
import { no, yes } from './truth.ts'

/** The clauses of one rule that concern an intent, most restrictive first. */
export type RuleGroup = {
  readonly clauses: readonly BoundClause[]
  /** Numbers of the concepts that decide; nothing known of any of them always gives the same findings. */
  readonly concepts: readonly number[]
  /** Those of them without which nothing can fire; undefined where a clause can fire although all are denied. */
  readonly deniable: readonly number[] | undefined
  readonly dependsOnAge: boolean
  /** Those findings, once they have been needed. */
  untold: readonly Finding[] | undefined
}

/** Groups clauses that stand together by their rule. */
export function groupByRule(clauses: readonly BoundClause[], index: ConceptIndex): RuleGroup[] {
  const groups: BoundClause[][] = []
  for (const bound of clauses) {
    const last = groups.at(-1)
    if (last?.[0]?.rule === bound.rule) last.push(bound)
    else groups.push([bound])
  }
  return groups.map((group) => {
    let dependsOnAge = false
    let canFireDenied = false
    for (const { clause } of group) {
      visitLeaves(clause.when, (leaf) => {
        dependsOnAge ||= 'age' in leaf
        canFireDenied ||= 'age' in leaf || 'always' in leaf
      })
      canFireDenied ||= holdsNegation(clause.when)
    }
    const numbers = (concepts: readonly string[]) => [...new Set(concepts)].flatMap((one) => index.numberOf(one) ?? [])
    const decisive = group.flatMap(({ clause }) => conceptsOf(clause.when))
    return {
      clauses: group,
      concepts: numbers([...decisive, ...group.flatMap(({ clause }) => clause.alsoShow ?? [])]),
      deniable: canFireDenied ? undefined : numbers(decisive),
      dependsOnAge,
      untold: undefined,
    }
  })
}

function holdsNegation(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(holdsNegation)
  if ('any' in condition) return condition.any.some(holdsNegation)
  return 'not' in condition
}

/** Adds the findings of one rule. */
export function addFindings(
  group: RuleGroup,
  history: History,
  asOf: Day,
  treatment: IntendedTreatment,
  index: ConceptIndex,
  findings: Finding[],
): void {
  if (group.deniable && allDenied(group.deniable, history)) return
  if (group.dependsOnAge || group.concepts.some((concept) => history.evidence[concept] !== undefined)) {
    decide(group.clauses, history, asOf, treatment, index, findings)
    return
  }
  if (!group.untold) {
    const untold: Finding[] = []
    decide(group.clauses, history, asOf, treatment, index, untold)
    group.untold = untold
  }
  for (const finding of group.untold) findings.push(finding)
}

function allDenied(concepts: readonly number[], { evidence }: History): boolean {
  for (const concept of concepts) if (evidence[concept]?.denied !== true) return false
  return true
}

function decide(
  clauses: readonly BoundClause[],
  history: History,
  asOf: Day,
  treatment: IntendedTreatment,
  index: ConceptIndex,
  findings: Finding[],
): void {
  let undecided: BoundClause[] | undefined
  let stopped = false
  for (const bound of clauses) {
    const truth = truthOf(bound, history, asOf)
    if (truth === no || isCovered(bound, clauses, history, asOf)) continue
    if (truth === yes) {
      findings.push(firedFinding(bound, history, asOf, treatment, index))
      if (bound.effect === 'stop') stopped = true
      if (!closesZones(bound) || bound.node.openElsewhere(history, asOf).length === 0) continue
    }
    undecided ??= []
    undecided.push(bound)
  }
  // A rule that has stopped the treatment has nothing left to ask.
  if (undecided && !stopped) findings.push(undecidedFinding(undecided, history, asOf, index))
}

/** Whether another clause of the rule that asks for at least as much fires as well. */
function isCovered({ clause }: BoundClause, clauses: readonly BoundClause[], history: History, asOf: Day): boolean {
  if (!clause.coveredBy) return false
  return clauses.some((other) => clause.coveredBy?.includes(other.clause.id) && truthOf(other, history, asOf) === yes)
}

/** A clause that closes the zones it fires for, and therefore has to be asked about the others. */
function closesZones({ effect, clause }: BoundClause): boolean {
  return effect === 'avoid-zone' && clause.extent !== 'spot'
}
