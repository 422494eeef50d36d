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

describe('a sphere', () => {
  const sphere = { kind: 'sphere', massUg: 1, dissolutionS: 100, wornS: 1000 } as const
  it.each([
    // (1 − t/T)^1.5, by hand: 0.84^1.5, 0.5^1.5, 0.25^1.5
    [16, 0.7698727],
    [50, 0.3535534],
    [75, 0.125],
    [100, 0],
  ])('keeps (1 − t/T)^1.5: after %d of 100 s, %d', (timeS, kept) => {
    expect(1 - releasedUg(sphere, timeS)).toBeCloseTo(kept, 7)
  })
})

describe('a reservoir behind a membrane that swells', () => {
  const swelling = {
    kind: 'swelling-reservoir',
    massUg: 1,
    dryPerS: 0,
    wetPerS: 1e-3,
    swellingS: 1000,
    wornS: 1e5,
  } as const
  it('that does not swell empties as exp(−k t)', () => {
    expect(1 - releasedUg({ ...swelling, dryPerS: 1e-3 }, 2000)).toBeCloseTo(Math.exp(-2), 12)
  })
  it('that is shut when dry keeps exp(−e^−1) after one time constant of swelling', () => {
    // 1e-3 (1000 − 1000 (1 − e^−1)) = e^−1 = 0.367879; exp(−0.367879) = 0.692201
    expect(1 - releasedUg(swelling, 1000)).toBeCloseTo(0.692201, 6)
  })
  it('taken off gives no more', () => {
    const worn = { ...swelling, wornS: 1000 }
    expect(releasedUg(worn, 5000)).toBe(releasedUg(worn, 1000))
    expect(releaseRateUgPerS(worn, 1001)).toBe(0)
  })
})

it.each([
  cone,
  { kind: 'sphere', massUg: 1, dissolutionS: 100, wornS: 1000 } as const,
  { kind: 'swelling-reservoir', massUg: 1, dryPerS: 0.003, wetPerS: 0.02, swellingS: 30, wornS: 1000 } as const,
])('the rate of a $kind is the slope of what was released', (source) => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 90, noNaN: true }), (timeS) => {
      const slope = (releasedUg(source, timeS + 1e-4) - releasedUg(source, timeS - 1e-4)) / 2e-4
      expect(Math.abs(slope - releaseRateUgPerS(source, timeS))).toBeLessThan(1e-9)
    }),
  )
})
