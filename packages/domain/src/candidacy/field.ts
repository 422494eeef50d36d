import { isWithinZone, type ZoneTree } from '../anatomy/index.ts'

/** The zones that are to be treated, as a set of leaves. */
export type Field = {
  readonly zones: readonly string[]
  readonly leaves: readonly number[]
  has(leaf: number): boolean
}

/** @throws {RangeError} when a zone does not exist */
export function fieldOf(zones: readonly string[], tree: ZoneTree): Field {
  const member = new Uint8Array(tree.leafCount)
  for (const zone of zones) {
    const leaves = tree.leavesOf(zone)
    if (!leaves) throw new RangeError(`fieldOf: there is no zone '${zone}'`)
    for (const leaf of leaves) member[leaf] = 1
  }
  const leaves: number[] = []
  for (const [leaf, inside] of member.entries()) if (inside) leaves.push(leaf)
  return { zones, leaves, has: (leaf) => member[leaf] === 1 }
}

export function touches(leaves: readonly number[], field: Field): boolean {
  for (const leaf of leaves) if (field.has(leaf)) return true
  return false
}

export function covers(leaves: readonly number[], field: Field): boolean {
  const inside = new Set(leaves)
  return field.leaves.every((leaf) => inside.has(leaf))
}

/** The parts of `zones` that lie in the field, each named as narrowly as either side names it. */
export function zonesInField(zones: readonly string[], field: Field): string[] {
  const found = new Set<string>()
  for (const zone of zones) {
    for (const intended of field.zones) {
      if (isWithinZone(zone, intended)) found.add(zone)
      else if (isWithinZone(intended, zone)) found.add(intended)
    }
  }
  return [...found].sort()
}
