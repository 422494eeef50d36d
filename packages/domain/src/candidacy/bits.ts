/** A set of small numbers, one bit each. */
export type Bits = Int32Array

export function emptyBits(numbers: number): Bits {
  return new Int32Array(Math.ceil(numbers / 32))
}

export function addBit(set: Bits, number: number): void {
  set[number >> 5] = (set[number >> 5] as number) | (1 << (number & 31))
}

export function addAll(set: Bits, others: Bits): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] as number) | (others[word] as number)
}

export function removeBit(set: Bits, number: number): void {
  set[number >> 5] = (set[number >> 5] as number) & ~(1 << (number & 31))
}

/** Place of the lowest bit of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}
