import type { Concept } from '../patient/index.ts'

/** Concepts by number, with everything above and below each of them. */
export type ConceptIndex = {
  readonly concepts: readonly Concept[]
  numberOf(id: string): number | undefined
  /** The concept itself and all it is a kind of. */
  readonly ancestors: readonly (readonly number[])[]
  /** The concept itself and all its kinds. */
  readonly descendants: readonly (readonly number[])[]
}

/**
 * Numbers the concepts and closes the parent relation.
 *
 * @throws {RangeError} when an id is given twice, a parent is missing, or a concept is its own ancestor
 */
export function indexConcepts(concepts: readonly Concept[]): ConceptIndex {
  const numbers = new Map<string, number>()
  for (const [number, concept] of concepts.entries()) {
    if (numbers.has(concept.id)) throw new RangeError(`indexConcepts: concept '${concept.id}' is listed twice`)
    numbers.set(concept.id, number)
  }
  const ancestors = concepts.map((concept) => [...collectAncestors(concept, concepts, numbers)])
  const descendants: number[][] = concepts.map(() => [])
  for (const [number, above] of ancestors.entries()) for (const ancestor of above) descendants[ancestor]?.push(number)
  return { concepts, numberOf: (id) => numbers.get(id), ancestors, descendants }
}

function collectAncestors(
  concept: Concept,
  concepts: readonly Concept[],
  numbers: ReadonlyMap<string, number>,
  into = new Set<number>(),
  below: readonly string[] = [],
): Set<number> {
  if (below.includes(concept.id)) {
    throw new RangeError(`indexConcepts: concept '${concept.id}' is its own ancestor (${below.join(' < ')})`)
  }
  const number = numbers.get(concept.id)
  if (number !== undefined) into.add(number)
  for (const parent of concept.parents) {
    const found = concepts[numbers.get(parent) ?? -1]
    if (!found) throw new RangeError(`indexConcepts: concept '${concept.id}' has the unknown parent '${parent}'`)
    collectAncestors(found, concepts, numbers, into, [...below, concept.id])
  }
  return into
}
