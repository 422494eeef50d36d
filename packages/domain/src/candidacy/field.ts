import { isWithinZone, type ZoneTree } from '../anatomy/index.ts'
import { addBit, type Bits, emptyBits } from './bits.ts'

/** The zones that are to be treated, and the leaves of the zone tree they are made of. */
export type Field = {
  readonly zones: readonly string[]
  readonly leaves: Bits
}

/** @throws {RangeError} when a zone does not exist */
export function fieldOf(zones: readonly string[], tree: ZoneTree): Field {
  const leaves = emptyBits(tree.leafCount)
  for (const zone of zones) {
    const found = tree.leavesOf(zone)
    if (!found) throw new RangeError(`fieldOf: there is no zone '${zone}'`)
    for (const leaf of found) addBit(leaves, leaf)
  }
  return { zones, leaves }
}

export function touches(leaves: Bits, field: Field): boolean {
  for (let word = 0; word < leaves.length; word++) {
    if (((leaves[word] as number) & (field.leaves[word] as number)) !== 0) return true
  }
  return false
}

/** Whether the leaves are all that the field has. */
export function covers(leaves: Bits, field: Field): boolean {
  for (let word = 0; word < leaves.length; word++) {
    if ((~(leaves[word] as number) & (field.leaves[word] as number)) !== 0) return false
  }
  return true
}

/** As {@link covers}, for places that may do so together. */
export function coverTogether(places: readonly { readonly leaves: Bits | undefined }[], field: Field): boolean {
  const together = emptyBits(field.leaves.length * 32)
  for (const { leaves } of places) {
    for (const [word, bits] of leaves?.entries() ?? []) together[word] = (together[word] as number) | bits
  }
  return covers(together, field)
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
