import type { Day } from '../units/index.ts'
import { type BoundClause, truthOf } from './bound-clause.ts'
import { addAll, addBit, type Bits, emptyBits, lowestBit } from './bits.ts'
import { type ConceptMask, conceptMask, failsWithout, meets } from './concept-mask.ts'
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
  /** Numbers of those of which nothing can fire once all are denied; undefined where a clause can fire all the same. */
  readonly deniable: readonly number[] | undefined
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
      deniable: deniableTogether(group, index),
      dependsOnAge,
      wholeQuestion: new UndecidedClauses(group, index),
    }
    const untold: LazyFinding[] = []
    // Any day will do: without facts no date is looked at.
    decide(told, nobody, 0 as Day, untold)
    return { ...told, untold }
  })
}

function deniableTogether(clauses: readonly BoundClause[], index: ConceptIndex): number[] | undefined {
  const concepts = new Set<number>()
  for (const { clause } of clauses) {
    const needed = failsWithout(clause.when)
    if (!needed) return undefined
    for (const concept of needed) concepts.add(index.numberOf(concept) as number)
  }
  return [...concepts]
}

/** Adds the findings of every group for one person, in the order of the groups. */
export type AddFindings = (history: History, asOf: Day, findings: LazyFinding[]) => void

/** A group of which all concepts that could make it fire are denied is not visited: those that are not lead to the groups. */
export function findingsOfGroups(groups: readonly RuleGroup[], index: ConceptIndex): AddFindings {
  const always = emptyBits(groups.length)
  const byConcept = index.concepts.map(() => emptyBits(groups.length))
  const concerned = emptyBits(index.concepts.length)
  /** All that the concepts of one word lead to: where none of them is denied, they need not be followed one by one. */
  const byWord = Array.from(concerned, () => emptyBits(groups.length))
  for (const [number, { deniable }] of groups.entries()) {
    if (!deniable) addBit(always, number)
    for (const concept of deniable ?? []) {
      addBit(byConcept[concept] as Bits, number)
      addBit(byWord[concept >> 5] as Bits, number)
      addBit(concerned, concept)
    }
  }
  // Used anew by every call, which nothing can interrupt.
  const visited = emptyBits(groups.length)
  return (history, asOf, findings) => {
    for (let word = 0; word < always.length; word++) visited[word] = always[word] as number
    for (let word = 0; word < concerned.length; word++) {
      const all = concerned[word] as number
      let open = all & (history.undenied[word] as number)
      if (open === all) addAll(visited, byWord[word] as Bits)
      else for (; open !== 0; open &= open - 1) addAll(visited, byConcept[word * 32 + lowestBit(open)] as Bits)
    }
    for (let word = 0; word < visited.length; word++) {
      for (let left = visited[word] as number; left !== 0; left &= left - 1) {
        const group = groups[word * 32 + lowestBit(left)] as RuleGroup
        if (group.dependsOnAge || meets(group.concepts, history.known)) decide(group, history, asOf, findings)
        else for (const finding of group.untold) findings.push(finding)
      }
    }
  }
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
