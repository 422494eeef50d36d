import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releasedUg, releaseEndS, releaseRateUgPerS } from './sources.ts'

const cone = { kind: 'cone', massUg: 1, dissolutionS: 100, wornS: 1000 } as const

it.each([
  // (1 − t/T)³, by hand: 0.9³, 0.75³, 0.5³, 0.25³, 0.1³
  [10, 0.729],
  [25, 0.421875],
  [50, 0.125],
  [75, 0.015625],
  [90, 0.001],
])('a cone keeps (1 − t/T)³: after %d of 100 s, %d', (timeS, kept) => {
  expect(1 - releasedUg(cone, timeS)).toBeCloseTo(kept, 12)
})

describe('a needle taken out', () => {
  it('gives no more', () => {
    // 1 − 0.5³ = 0.875
    expect(releasedUg({ ...cone, wornS: 50 }, 4000)).toBeCloseTo(0.875, 12)
    expect(releaseRateUgPerS({ ...cone, wornS: 50 }, 51)).toBe(0)
  })
  it('a coating ends when it is used up', () => {
    const coating = { kind: 'coating', massUg: 10, rateUgPerS: 2, wornS: 60 } as const
    expect(releaseEndS(coating)).toBe(5)
    expect(releasedUg(coating, 60)).toBe(10)
  })
})

it('the rate is the slope of what was released', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 99, noNaN: true }), (timeS) => {
      const slope = (releasedUg(cone, timeS + 1e-4) - releasedUg(cone, timeS - 1e-4)) / 2e-4
      expect(Math.abs(slope - releaseRateUgPerS(cone, timeS))).toBeLessThan(1e-9)
    }),
  )
})
