import type { Bits } from './bits.ts'
import type { Condition } from './condition.ts'

/** The words of a set of concepts that concern a clause or a rule; most have one or two. */
export type ConceptMask = { readonly words: readonly number[]; readonly bits: readonly number[] }

export function conceptMask(concepts: Iterable<number>): ConceptMask {
  const bits = new Map<number, number>()
  for (const concept of concepts) bits.set(concept >> 5, (bits.get(concept >> 5) ?? 0) | (1 << (concept & 31)))
  return { words: [...bits.keys()], bits: [...bits.values()] }
}

/** Whether any concept of the mask is in the set. */
export function meets({ words, bits }: ConceptMask, set: Bits): boolean {
  for (let at = 0; at < words.length; at++) {
    if (((set[words[at] as number] as number) & (bits[at] as number)) !== 0) return true
  }
  return false
}

/** Concepts of which a condition cannot hold once all of them are denied; undefined when it can hold all the same. */
export function failsWithout(condition: Condition): readonly string[] | undefined {
  if ('all' in condition) {
    const [fewest] = condition.all
      .flatMap((part) => {
        const concepts = failsWithout(part)
        return concepts === undefined ? [] : [concepts]
      })
      .sort((a, b) => a.length - b.length)
    return fewest
  }
  if ('any' in condition) {
    const each = condition.any.map(failsWithout)
    return each.includes(undefined) ? undefined : [...new Set(each.flatMap((concepts) => concepts ?? []))]
  }
  if ('present' in condition) return [condition.present]
  if ('ever' in condition) return [condition.ever]
  if ('recent' in condition) return [condition.recent]
  if ('measured' in condition) return [condition.measured]
  return undefined
}
