import type { Concept } from '../patient/index.ts'
import type { BoundClause } from './bound-clause.ts'
import type { ConceptIndex } from './concepts.ts'
import type { Condition } from './condition.ts'

/** Stands for the birth date in questions and steps, as in the questions of the engine. */
export const birthDateConcept = 'birth-date'

/** What one leaf of one bound clause wants to know of a person. */
export type Use = {
  readonly rule: string
  readonly clause: string
  readonly concept: string
  readonly time: 'present' | 'ever' | 'recent' | 'value'
  /** It asks about the area to be treated. */
  readonly where: boolean
  /** It matters in which part of that area: the clause closes places, or wants them to be free. */
  readonly parts: boolean
}

/** Every leaf of every clause that looks at something a person can tell, in the order of the clauses. */
export function usesOf(clauses: readonly BoundClause[]): Use[] {
  return clauses.flatMap(({ rule, clause, effect }) =>
    leavesOf(clause.when, false).flatMap(({ negated, ...leaf }) => {
      const where = leaf.where ?? false
      return { ...leaf, where, parts: where && (negated || effect === 'avoid-zone'), rule: rule.id, clause: clause.id }
    }),
  )
}

type LeafUse = Pick<Use, 'concept' | 'time'> & { where?: boolean; negated: boolean }

function leavesOf(condition: Condition, negated: boolean): LeafUse[] {
  if ('all' in condition) return condition.all.flatMap((part) => leavesOf(part, negated))
  if ('any' in condition) return condition.any.flatMap((part) => leavesOf(part, negated))
  if ('not' in condition) return leavesOf(condition.not, !negated)
  if ('always' in condition) return []
  if ('age' in condition) return [{ concept: birthDateConcept, time: 'value', negated }]
  if ('measured' in condition) return [{ concept: condition.measured, time: 'value', negated }]
  const where = condition.where === 'field'
  if ('present' in condition) return [{ concept: condition.present, time: 'present', where, negated }]
  if ('ever' in condition) return [{ concept: condition.ever, time: 'ever', where, negated }]
  return [{ concept: condition.recent, time: 'recent', where, negated }]
}

/** What a person is asked to settle a concept: the concept itself, or the nearest asked ones above it on every line. */
export function askedConcepts(id: string, index: ConceptIndex, steps: ReadonlySet<string>): Concept[] {
  const concept = index.concepts[index.numberOf(id) ?? -1]
  if (!concept) return []
  if (concept.ask && steps.has(concept.ask.step)) return [concept]
  return [...new Set(concept.parents.flatMap((parent) => askedConcepts(parent, index, steps)))]
}

/**
 * The uses that a "yes" to an asked concept can settle: of the concept, of the kinds asked through it, and of all that
 * these are kinds of, because a yes holds for everything above.
 */
export function usesAnswered(
  option: Concept,
  uses: readonly Use[],
  asked: ReadonlyMap<string, readonly Concept[]>,
  index: ConceptIndex,
): Use[] {
  const kinds = [...asked].flatMap(([concept, by]) => (by.includes(option) ? concept : []))
  const reached = new Set([option.id, ...kinds].flatMap((id) => index.ancestors[index.numberOf(id) ?? -1] ?? []))
  return uses.filter(({ concept }) => reached.has(index.numberOf(concept) ?? -1))
}
