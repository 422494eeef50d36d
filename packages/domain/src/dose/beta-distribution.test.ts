import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaBelow, betaFromMoments, betaQuantile } from './beta-distribution.ts'

describe('the Beta distribution', () => {
  // scipy.stats.beta 1.17.1, ppf at 0.05, 0.5 and 0.95
  it.each([
    [0.25, 0.08, [0.12907652, 0.2440466, 0.39132482]],
    [0.65, 0.15, [0.38422499, 0.6613986, 0.87651684]],
  ])('mean %d, deviation %d: quantiles as SciPy has them', (mean, sd, expected) => {
    const shapes = betaFromMoments(mean, sd)
    for (const [at, share] of [0.05, 0.5, 0.95].entries()) {
      expect(betaQuantile(share, shapes)).toBeCloseTo(expected[at] ?? Number.NaN, 7)
    }
  })

  it('shapes from moments, by hand: 0.25 · (0.25 · 0.75 / 0.0064 − 1)', () => {
    expect(betaFromMoments(0.25, 0.08).alpha).toBeCloseTo(7.07421875, 9)
  })

  it('closed forms: x², 3x² − 2x³ and the arcsine law', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (x) => {
        expect(betaBelow(x, { alpha: 2, beta: 1 })).toBeCloseTo(x ** 2, 11)
        expect(betaBelow(x, { alpha: 2, beta: 2 })).toBeCloseTo(3 * x ** 2 - 2 * x ** 3, 11)
        expect(betaBelow(x, { alpha: 0.5, beta: 0.5 })).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 11)
      }),
    )
  })

  it.each([
    [0, 0.1],
    [0.5, 0.5],
    [1.2, 0.1],
    [Number.NaN, 0.1],
  ])('mean %d with deviation %d does not exist', (mean, sd) => {
    expect(() => betaFromMoments(mean, sd)).toThrow(RangeError)
  })
})
