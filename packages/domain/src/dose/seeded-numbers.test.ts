import { describe, expect, it } from 'vitest'
import { numbersFrom, seededNumbers, splitMix64 } from './seeded-numbers.ts'

describe('numbers from a seed', () => {
  it('xoshiro128** from the state 1, 2, 3, 4 as its reference code gives them', () => {
    // The authors' C code gives these; the first by hand: rotate(2 · 5, 7) · 9 = 1280 · 9.
    const numbers = numbersFrom([1, 2, 3, 4])
    expect(Array.from({ length: 10 }, () => numbers.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  it('SplitMix64 from 1234567 as published', () => {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64"; a Python version of the published algorithm agrees
    expect(splitMix64(1234567n, 5)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ])
  })

  it('the same seed gives the same numbers, the next seed others', () => {
    const ten = (seed: number) => {
      const numbers = seededNumbers(seed)
      return Array.from({ length: 10 }, () => numbers.fraction())
    }
    expect(ten(7)).toEqual(ten(7))
    expect(ten(7)).not.toEqual(ten(8))
  })

  it('filling an array gives what asking one by one gives', () => {
    const [filled, asked] = [seededNumbers(7), seededNumbers(7)]
    const fractions = new Float64Array(9)
    filled.intoAll(fractions)
    expect(Array.from(fractions).concat(filled.fraction())).toEqual(Array.from({ length: 10 }, () => asked.fraction()))
  })

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('a seed of %d is refused', (seed) => {
    expect(() => seededNumbers(seed)).toThrow(RangeError)
  })
})
