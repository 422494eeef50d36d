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

/** Whether leaves, each named once, are all that the field has. */
export function covers(leaves: readonly number[], field: Field): boolean {
  let inside = 0
  for (const leaf of leaves) if (field.has(leaf)) inside++
  return inside === field.leaves.length
}

/** As {@link covers}, for leaves that may be named more than once. */
export function coverTogether(leaves: readonly number[], field: Field): boolean {
  return covers([...new Set(leaves)], field)
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
