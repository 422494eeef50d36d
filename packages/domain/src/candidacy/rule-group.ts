import type { Day } from '../units/index.ts'
import { type BoundClause, truthOf } from './bound-clause.ts'
import { type ConceptMask, conceptMask, meets } from './concept-set.ts'
import type { ConceptIndex } from './concepts.ts'
import { conceptsOf, visitLeaves } from './condition.ts'
import { FiredClause, UndecidedClauses } from './find.ts'
import type { History } from './history.ts'
import { LazyFinding } from './lazy-finding.ts'
import type { IntendedTreatment } from './scope.ts'
import { no, yes } from './truth.ts'

/** The clauses of one rule that concern an intent, most restrictive first. */
export type RuleGroup = {
  readonly clauses: readonly GroupedClause[]
  readonly index: ConceptIndex
  /** The concepts that decide; nothing known of any of them always gives the same findings. */
  readonly concepts: ConceptMask
  /** Those of which nothing can fire once all of them are denied; undefined where a clause can fire all the same. */
  readonly deniable: ConceptMask | undefined
  readonly dependsOnAge: boolean
  /** What is asked when no clause can be decided. */
  readonly wholeQuestion: UndecidedClauses
  /** The findings where nothing is known. */
  readonly untold: readonly LazyFinding[]
}

type GroupedClause = {
  readonly bound: BoundClause
  readonly fired: FiredClause
  /** Clauses of the rule that ask for at least as much; when one of them fires, this one is not shown. */
  readonly coveredBy: readonly BoundClause[]
  /** Closes the zones it fires for, and therefore has to be asked about the others. */
  readonly closesZones: boolean
}

/** Groups clauses that stand together by their rule. */
export function groupByRule(
  clauses: readonly BoundClause[],
  treatment: IntendedTreatment,
  index: ConceptIndex,
  nobody: History,
): RuleGroup[] {
  const groups: BoundClause[][] = []
  for (const bound of clauses) {
    const last = groups.at(-1)
    if (last?.[0]?.rule === bound.rule) last.push(bound)
    else groups.push([bound])
  }
  return groups.map((group) => {
    let dependsOnAge = false
    for (const { clause } of group) visitLeaves(clause.when, (leaf) => (dependsOnAge ||= 'age' in leaf))
    const decisive = group.flatMap(({ clause }) => [...conceptsOf(clause.when), ...(clause.alsoShow ?? [])])
    const told: Omit<RuleGroup, 'untold'> = {
      clauses: group.map((bound) => ({
        bound,
        fired: new FiredClause(bound, treatment, index),
        coveredBy: group.filter((other) => bound.clause.coveredBy?.includes(other.clause.id)),
        closesZones: bound.effect === 'avoid-zone' && bound.clause.extent !== 'spot',
      })),
      index,
      concepts: conceptMask(decisive.flatMap((concept) => index.numberOf(concept) ?? [])),
      deniable: joined(group.map(({ deniable }) => deniable)),
      dependsOnAge,
      wholeQuestion: new UndecidedClauses(group, index),
    }
    const untold: LazyFinding[] = []
    // Any day will do: without facts no date is looked at.
    decide(told, nobody, 0 as Day, untold)
    return { ...told, untold }
  })
}

function joined(masks: readonly (ConceptMask | undefined)[]): ConceptMask | undefined {
  const concepts: number[] = []
  for (const mask of masks) {
    if (!mask) return undefined
    for (const [at, word] of mask.words.entries()) {
      for (let bit = 0; bit < 32; bit++) if ((mask.bits[at] as number) & (1 << bit)) concepts.push(word * 32 + bit)
    }
  }
  return conceptMask(concepts)
}

/** Adds the findings of one rule. */
export function addFindings(group: RuleGroup, history: History, asOf: Day, findings: LazyFinding[]): void {
  if (group.deniable && !meets(group.deniable, history.undenied)) return
  if (group.dependsOnAge || meets(group.concepts, history.known)) decide(group, history, asOf, findings)
  else for (const finding of group.untold) findings.push(finding)
}

function decide(group: Omit<RuleGroup, 'untold'>, history: History, asOf: Day, findings: LazyFinding[]): void {
  let undecided: BoundClause[] | undefined
  let stopped = false
  for (const { bound, fired, coveredBy, closesZones } of group.clauses) {
    const truth = truthOf(bound, history, asOf)
    if (truth === no || isCovered(coveredBy, history, asOf)) continue
    if (truth === yes) {
      findings.push(new LazyFinding(fired, history, asOf))
      if (bound.effect === 'stop') stopped = true
      if (!closesZones || bound.node.openElsewhere(history, asOf).length === 0) continue
    }
    undecided ??= []
    undecided.push(bound)
  }
  // A rule that has stopped the treatment has nothing left to ask.
  if (!undecided || stopped) return
  const isWhole = undecided.length === group.clauses.length
  const question = isWhole ? group.wholeQuestion : new UndecidedClauses(undecided, group.index)
  findings.push(new LazyFinding(question, history, asOf))
}

function isCovered(coveredBy: readonly BoundClause[], history: History, asOf: Day): boolean {
  for (const other of coveredBy) if (truthOf(other, history, asOf) === yes) return true
  return false
}
