import { type Day } from '../units/index.ts'
import { jointly } from './change.ts'
import type { ConceptIndex } from './concepts.ts'
import type { Comparison, Condition } from './condition.ts'
import { fieldOf } from './field.ts'
import type { Node } from './node.ts'
import type { IntendedTreatment } from './scope.ts'
import { temporalLeaf } from './temporal-leaf.ts'
import { no, unknown, yes } from './truth.ts'
import { ageLeaf, measuredLeaf } from './value-leaf.ts'

const endOfTime = Number.POSITIVE_INFINITY as Day

/**
 * Turns a condition into closures for one field.
 *
 * @throws {RangeError} when the condition names a concept that the content does not have
 */
export function compileCondition(
  condition: Condition,
  index: ConceptIndex,
  { field, tree }: Pick<IntendedTreatment, 'field' | 'tree'>,
  negated = false,
): Node {
  const treatment = { field, tree }
  if ('all' in condition) return allOf(condition.all.map((part) => compileCondition(part, index, treatment, negated)))
  if ('any' in condition) return anyOf(condition.any.map((part) => compileCondition(part, index, treatment, negated)))
  if ('not' in condition) return not(compileCondition(condition.not, index, treatment, !negated))
  if ('always' in condition) return alwaysHolds
  if ('age' in condition) return ageLeaf(comparisonOf(condition), negated)
  if ('measured' in condition) {
    return measuredLeaf({
      conceptNumber: numberOf(condition.measured, index),
      concept: condition.measured,
      unit: condition.unit,
      maxAge: condition.maxAge,
      comparison: comparisonOf(condition),
      negated,
    })
  }
  const concept = 'present' in condition ? condition.present : 'ever' in condition ? condition.ever : condition.recent
  return temporalLeaf({
    conceptNumber: numberOf(concept, index),
    concept,
    field:
      condition.where === undefined ? undefined : condition.where === 'field' ? field : fieldOf(condition.where, tree),
    isIntendedField: condition.where === 'field',
    time:
      'recent' in condition
        ? { kind: 'recent', within: condition.within }
        : { kind: 'present' in condition ? 'present' : 'ever' },
    negated,
  })
}

function numberOf(concept: string, index: ConceptIndex): number {
  const number = index.numberOf(concept)
  if (number === undefined) throw new RangeError(`compileCondition: there is no concept '${concept}'`)
  return number
}

function comparisonOf(leaf: Comparison): Comparison {
  if (leaf.below !== undefined) return { below: leaf.below }
  if (leaf.atLeast !== undefined) return { atLeast: leaf.atLeast }
  if (leaf.above !== undefined) return { above: leaf.above }
  return { atMost: leaf.atMost }
}

const alwaysHolds: Node = {
  truth: () => yes,
  explain: () => undefined,
  openElsewhere: () => [],
  holdsUntil: () => endOfTime,
  lift: () => [],
  raise: () => [[]],
}

function allOf(parts: readonly Node[]): Node {
  return {
    truth(history, asOf) {
      let weakest: 0 | 1 | 2 = yes
      for (const part of parts) {
        const truth = part.truth(history, asOf)
        if (truth === no) return no
        if (truth === unknown) weakest = unknown
      }
      return weakest
    },
    explain(history, asOf, grounds) {
      for (const part of parts) part.explain(history, asOf, grounds)
    },
    openElsewhere: (history, asOf) => parts.flatMap((part) => part.openElsewhere(history, asOf)),
    holdsUntil: (history, asOf) =>
      parts.reduce((first, part) => Math.min(first, part.holdsUntil(history, asOf)) as Day, endOfTime),
    lift: (history, asOf) => parts.flatMap((part) => part.lift(history, asOf)),
    raise: (history, asOf) =>
      jointly(parts.filter((part) => part.truth(history, asOf) !== yes).map((part) => part.raise(history, asOf))),
  }
}

function anyOf(parts: readonly Node[]): Node {
  const open = (history: Parameters<Node['truth']>[0], asOf: Day) =>
    parts.filter((part) => part.truth(history, asOf) !== no)
  return {
    truth(history, asOf) {
      let strongest: 0 | 1 | 2 = no
      for (const part of parts) {
        const truth = part.truth(history, asOf)
        if (truth === yes) return yes
        if (truth === unknown) strongest = unknown
      }
      return strongest
    },
    explain(history, asOf, grounds) {
      // Once one part holds, what is open in the others is no longer asked for this clause.
      const decided = parts.filter((part) => part.truth(history, asOf) === yes)
      for (const part of decided.length > 0 ? decided : open(history, asOf)) part.explain(history, asOf, grounds)
    },
    openElsewhere: (history, asOf) => parts.flatMap((part) => part.openElsewhere(history, asOf)),
    holdsUntil: (history, asOf) =>
      parts
        .filter((part) => part.truth(history, asOf) === yes)
        .reduce((last, part) => Math.max(last, part.holdsUntil(history, asOf)) as Day, Number.NEGATIVE_INFINITY as Day),
    lift: (history, asOf) => jointly(open(history, asOf).map((part) => part.lift(history, asOf))),
    raise: (history, asOf) => parts.flatMap((part) => part.raise(history, asOf)),
  }
}

function not(part: Node): Node {
  return {
    truth(history, asOf) {
      const truth = part.truth(history, asOf)
      return truth === yes ? no : truth === no ? yes : unknown
    },
    explain(history, asOf, grounds) {
      part.explain(history, asOf, grounds)
    },
    openElsewhere: () => [],
    holdsUntil: () => endOfTime,
    lift: (history, asOf) => part.raise(history, asOf),
    raise: (history, asOf) => part.lift(history, asOf),
  }
}
