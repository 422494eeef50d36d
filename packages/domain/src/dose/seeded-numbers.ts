/** Numbers that look random and are the same for the same seed, on every machine. */
export type SeededNumbers = {
  /** The next 32 bits as a whole number from 0 to 2³² − 1. */
  bits(): number
  /** The next number from 0 up to, not including, 1, on a grid of 2⁻³². */
  fraction(): number
  /** Fills an array with the next fractions; several times as fast as asking for each. */
  intoAll(fractions: Float64Array): void
}

/**
 * xoshiro128** (Blackman and Vigna 2018, prng.di.unimi.it), started by SplitMix64 as its authors advise.
 *
 * @param seed a whole number from 0 to 2⁵³ − 1
 * @throws {RangeError} when the seed is none
 */
export function seededNumbers(seed: number): SeededNumbers {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seededNumbers: seed must be a whole number from 0 to 2^53 - 1, not ${seed}`)
  }
  const [first, second] = splitMix64(BigInt(seed), 2) as [bigint, bigint]
  const half = (word: bigint, shift: bigint) => Number((word >> shift) & 0xffff_ffffn)
  return numbersFrom([half(first, 0n), half(first, 32n), half(second, 0n), half(second, 32n)])
}

/** xoshiro128** from a state of four 32-bit words, not all zero. */
export function numbersFrom(state: readonly [number, number, number, number]): SeededNumbers {
  const words = Int32Array.from(state)
  // The state lives in locals while an array is filled: that is what makes it fast.
  const fill = (target: Float64Array | Uint32Array, scale: number) => {
    let [a, b, c, d] = words as unknown as [number, number, number, number]
    for (let place = 0; place < target.length; place++) {
      const word = Math.imul(b, 5)
      target[place] = (Math.imul((word << 7) | (word >>> 25), 9) >>> 0) * scale
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
    }
    words[0] = a
    words[1] = b
    words[2] = c
    words[3] = d
  }
  const one = new Uint32Array(1)
  const bits = () => {
    fill(one, 1)
    return one[0] as number
  }
  return { bits, fraction: () => bits() / 2 ** 32, intoAll: (fractions) => fill(fractions, 2 ** -32) }
}

/** The first words of SplitMix64 (Steele, Lea and Flood 2014) from a seed. */
export function splitMix64(seed: bigint, count: number): bigint[] {
  const word = (value: bigint) => BigInt.asUintN(64, value)
  return Array.from({ length: count }, (_, number) => {
    let mixed = word(seed + BigInt(number + 1) * 0x9e37_79b9_7f4a_7c15n)
    mixed = word((mixed ^ (mixed >> 30n)) * 0xbf58_476d_1ce4_e5b9n)
    mixed = word((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn)
    return mixed ^ (mixed >> 31n)
  })
}
