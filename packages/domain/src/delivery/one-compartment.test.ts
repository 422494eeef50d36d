import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  concentrationAt,
  concentrationOfDoses,
  type Inversion,
  type InversionRefusal,
  invertProfile,
  timeOfPeak,
} from './one-compartment.ts'

const solved = (result: Inversion | InversionRefusal): Inversion => {
  if ('code' in result) throw new Error(result.code)
  return result
}

/**
 * Human growth hormone in rats: published means (Lee and others 2011, Small 7:531, PMC4143249, table 1) and rates that an
 * independent program found from Cmax, AUC and tmax alone.
 */
describe('published figures', () => {
  it.each([
    ['under the skin', 169, 60, 174, 0.7, { ka: 3.1685, ke: 0.4838, clearance: 0.9713, volume: 2.0075 }, 1.2],
    ['patch with trehalose', 164, 49, 120, 0.6, { ka: 3.6512, ke: 0.5774, clearance: 1.3667, volume: 2.367 }, 1.1],
    ['stored patch, injected', 162, 31, 101, 0.8, { ka: 2.7333, ke: 0.4345, clearance: 1.604, volume: 3.6914 }, 1.4],
  ])('%s', (_group, dose, cmax, auc, tmax, expected, publishedHalfLife) => {
    const { ka, ke, clearanceOverF, volumeOverF, halfLife } = solved(invertProfile({ dose, cmax, auc, tmax }))
    expect(Math.abs(ka / expected.ka - 1)).toBeLessThan(1e-3)
    expect(Math.abs(ke / expected.ke - 1)).toBeLessThan(1e-3)
    expect(Math.abs(clearanceOverF / expected.clearance - 1)).toBeLessThan(1e-3)
    expect(Math.abs(volumeOverF / expected.volume - 1)).toBeLessThan(1e-3)
    // The half-life was not used; it is a prediction.
    expect(Math.abs(halfLife / publishedHalfLife - 1)).toBeLessThan(0.2)
  })

  it('those of the patch without trehalose fit no compartment: 20 / 12 h is less than e × 0.7 h', () => {
    const refused = invertProfile({ dose: 148, cmax: 12, auc: 20, tmax: 0.7 })
    expect(refused).toMatchObject({ code: 'inconsistent' })
    const { ratio, least } = refused as Extract<InversionRefusal, { code: 'inconsistent' }>
    expect(ratio).toBeCloseTo(1.667, 3)
    expect(least).toBeCloseTo(1.903, 3)
  })

  it('insulin into the skin: early exposure as measured, late exposure far below it', () => {
    // PMC5035373: tmax 35 min, Cmax 80, AUC(0-360) 9,914; measured AUC(0-60) 3,821 and AUC(240-360) 2,054 µU·min/mL.
    // An independent program fitted the rates to the first three and found 3,956 and 537.
    const rates = { ka: 0.05564, ke: 0.01214, clearanceOverF: 0.01214, volumeOverF: 1 }
    expect(timeOfPeak(rates)).toBeCloseTo(35, 1)
    const dose = 80 / concentrationAt(rates, 1, 35)
    const insulin = { ...rates, clearanceOverF: rates.ke / dose, volumeOverF: 1 / dose }
    const area = (from: number, to: number) => {
      let sum = 0
      for (let minute = from; minute < to; minute += 0.1) sum += concentrationAt(insulin, 1, minute + 0.05) * 0.1
      return sum
    }
    expect(Math.abs(area(0, 360) / 9_914 - 1)).toBeLessThan(2e-3)
    expect(Math.abs(area(0, 60) / 3_956 - 1)).toBeLessThan(2e-3)
    expect(Math.abs(area(240, 360) / 537 - 1)).toBeLessThan(1e-2)
    expect(Math.abs(area(0, 60) / 3_821 - 1)).toBeLessThan(0.1)
    // The measured tail has a constant part of the body's own that no model of a dose can have.
    expect(area(240, 360)).toBeLessThan(2_054 / 3)
  })
})

describe('what is no profile is refused', () => {
  it.each([
    ['cmax', 0],
    ['auc', -1],
    ['tmax', Number.NaN],
    ['dose', Number.POSITIVE_INFINITY],
  ] as const)('%s of %d', (field, given) => {
    expect(invertProfile({ dose: 1, cmax: 1, auc: 10, tmax: 1, [field]: given })).toEqual({
      code: 'not-positive',
      field,
      given,
    })
  })
})

const rate = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
const amount = fc.double({ min: 1e-3, max: 1e3, noNaN: true })

describe('figures too far apart for numbers are refused, and the search ends', () => {
  it.each([
    [1e-300, 1e300, 1],
    [1, 1e308, 1e-10],
    [1, 1, 1e-306],
  ])('cmax %d, auc %d, tmax %d', (cmax, auc, tmax) => {
    expect(invertProfile({ dose: 1, cmax, auc, tmax })).toEqual({ code: 'out-of-range' })
  })

  it('whatever is given, an answer holds numbers only', () => {
    const any = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true })
    fc.assert(
      fc.property(any, any, any, any, (cmax, auc, tmax, dose) => {
        const result = invertProfile({ cmax, auc, tmax, dose })
        if ('code' in result) return
        const { flipFlop, ...usual } = result
        for (const value of [...Object.values(usual), ...Object.values(flipFlop)]) {
          expect(value > 0 && Number.isFinite(value)).toBe(true)
        }
      }),
    )
  })
})

describe('laws', () => {
  it('what is inverted is what the profile was made of, in one of the two readings', () => {
    fc.assert(
      fc.property(rate, fc.double({ min: 1.1, max: 50, noNaN: true }), amount, amount, (ke, ratio, dose, volume) => {
        const made = { ka: ke * ratio, ke, volumeOverF: volume, clearanceOverF: volume * ke }
        const tmax = timeOfPeak(made)
        const cmax = concentrationAt(made, dose, tmax)
        const found = solved(invertProfile({ dose, cmax, tmax, auc: areaUnderCurve(made, dose) }))
        for (const key of ['ka', 'ke', 'volumeOverF', 'clearanceOverF'] as const) {
          expect(Math.abs(found[key] / made[key] - 1)).toBeLessThan(1e-6)
        }
        expect(timeOfPeak(found.flipFlop) / tmax).toBeCloseTo(1, 6)
        expect(concentrationAt(found.flipFlop, dose, tmax) / cmax).toBeCloseTo(1, 6)
      }),
    )
  })

  it('rates that meet pass into the limit without a jump', () => {
    // 2 t e^(−2 t) at t = 0.5 is e^(−1).
    const at = (ka: number) => concentrationAt({ ka, ke: 2, volumeOverF: 1, clearanceOverF: 2 }, 1, 0.5)
    expect(at(2)).toBeCloseTo(Math.exp(-1), 12)
    expect(at(2 + 1e-9)).toBeCloseTo(Math.exp(-1), 8)
    expect(timeOfPeak({ ka: 2, ke: 2 })).toBe(0.5)
    expect(timeOfPeak({ ka: 2 + 1e-9, ke: 2 })).toBeCloseTo(0.5, 8)
  })

  it('twice the dose is twice the concentration, and doses add up', () => {
    fc.assert(
      fc.property(rate, rate, amount, amount, (ka, ke, dose, time) => {
        const compartment = { ka, ke, volumeOverF: 1, clearanceOverF: ke }
        const one = concentrationAt(compartment, dose, time)
        expect(concentrationAt(compartment, 2 * dose, time)).toBeCloseTo(2 * one, 9)
        const doses = [0, time / 2, 2 * time].map((at) => ({ amount: dose, time: at }))
        const half = concentrationAt(compartment, dose, time - time / 2)
        expect(concentrationOfDoses(compartment, doses, time)).toBeCloseTo(one + half, 9)
      }),
    )
  })
})
