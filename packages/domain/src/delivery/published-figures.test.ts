import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deliveredDose, deliveredDoseCaseSchema, readDeliveredDoseCase } from './delivered-dose.ts'
import { inversionCaseSchema, readInversionCase } from './inversion-case.ts'
import { areaUnderCurve, areaUntil, concentrationAt, invertCutProfile, timeOfPeak } from './one-compartment.ts'
import { lineOf, permeationSeriesCaseSchema, readPermeationSeriesCase } from './permeation-series.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('an area that was cut', () => {
  it('gives back the compartment it was counted from', () => {
    fc.assert(
      fc.property(number(0.01, 1), number(1.2, 20), number(1.5, 8), (ke, ratio, cut) => {
        const made = { ka: ke * ratio, ke, volumeOverF: 3, clearanceOverF: 3 * ke }
        const tmax = timeOfPeak(made)
        const aucUntil = cut * tmax
        const found = invertCutProfile({
          cmax: concentrationAt(made, 5, tmax),
          auc: areaUntil(made, 5, aucUntil),
          aucUntil,
          tmax,
          dose: 5,
        })
        if ('code' in found) throw new Error(found.code)
        expect(Math.abs(found.ke / ke - 1)).toBeLessThan(1e-4)
        expect(Math.abs(found.ka / made.ka - 1)).toBeLessThan(1e-4)
      }),
    )
  })
  it('grows to the whole', () => {
    const made = { ka: 2, ke: 0.5, volumeOverF: 3, clearanceOverF: 1.5 }
    expect(areaUntil(made, 5, 0)).toBe(0)
    expect(areaUntil(made, 5, 100)).toBeCloseTo(areaUnderCurve(made, 5), 12)
    // 5 · 2/(3 · 1.5) [(1 − e^−0.5)/0.5 − (1 − e^−2)/2] = 2.22222 · (0.786939 − 0.432332) = 0.788015
    expect(areaUntil(made, 5, 1)).toBeCloseTo(0.788015, 5)
  })
  it.each([
    ['before the peak', { cmax: 80, auc: 1000, aucUntil: 30, tmax: 35, dose: 1 }, 'cut-before-peak'],
    // 55 e · 87.5 [1 − (1 + 360/87.5) e^(−360/87.5)] = 11,988 is the least there can be until then
    ['too small for any profile', { cmax: 55, auc: 10_936, aucUntil: 360, tmax: 87.5, dose: 1 }, 'inconsistent'],
    ['of nothing', { cmax: 80, auc: 0, aucUntil: 360, tmax: 35, dose: 1 }, 'not-positive'],
  ])('%s is refused', (_what, figures, code) => {
    expect(invertCutProfile(figures)).toMatchObject({ code })
  })
})

describe('what was delivered', () => {
  it('is loaded times inserted, dissolved and stable', () => {
    // 100 × 0.9 × 0.8 × 0.95 = 68.4
    expect(deliveredDose(100, { inserted: 0.9, dissolved: 0.8, stable: 0.95 })).toEqual({
      lowUg: expect.closeTo(68.4, 10) as number,
      highUg: expect.closeTo(68.4, 10) as number,
    })
  })
  it('is anything from none on where a share is not known', () => {
    expect(deliveredDose(100, { inserted: 0.9 })).toEqual({ lowUg: 0, highUg: 90 })
    expect(deliveredDose(100, {})).toEqual({ lowUg: 0, highUg: 100 })
  })
  const given = {
    kind: 'delivered-dose',
    id: 'a',
    shows: { en: 'a', tr: 'a' },
    loadedUg: 100,
    shares: { delivered: 0.5 },
  }
  it.each([
    [{ bioavailability: 0.6 }, 'bioavailability'],
    [{ shares: { delivered: 0.5, inserted: 0.9 } }, 'shares.inserted'],
    [{ shares: { delivered: 1.5 } }, 'shares.delivered'],
  ])('%j is refused', (more, field) => {
    expect(readDeliveredDoseCase({ ...given, ...more }).refusal).toMatchObject({ code: 'not-allowed', field })
  })
})

describe('a line through a series', () => {
  const points = (amounts: readonly number[]) => amounts.map((amountUg, index) => ({ timeH: index + 1, amountUg }))
  it('of points on a line is that line', () => {
    // 3 µg/h after a lag of half an hour
    const line = lineOf({ points: points([1.5, 4.5, 7.5, 10.5]), fittedFromH: 1 })
    expect(line.slopeUgPerH).toBeCloseTo(3, 12)
    expect(line.lagH).toBeCloseTo(0.5, 12)
    expect(line.largestResidualFraction).toBeLessThan(1e-12)
  })
  const given = {
    kind: 'permeation-series',
    id: 'a',
    shows: { en: 'a', tr: 'a' },
    source: 's',
    series: [{ name: 'a', loadUg: 100, points: points([1, 2, 3]), fittedFromH: 0 }],
  }
  const [series] = given.series
  it.each([
    [{ points: points([1, 2, 108]) }, 'not-allowed', 'series.0.points.2.amountUg'],
    [{ points: [...points([1, 2, 3]), { timeH: 3, amountUg: 4 }] }, 'not-ascending', 'series.0.points.3.timeH'],
    [{ fittedFromH: 2 }, 'not-allowed', 'series.0.fittedFromH'],
  ])('%j is refused', (more, code, field) => {
    const refused = readPermeationSeriesCase({ ...given, series: [{ ...series, ...more }] })
    expect(refused.refusal).toMatchObject({ code, field })
  })
})

describe('a case of inversions', () => {
  const asked = { expected: 1, relativeTolerance: 0.1, tag: 'D', source: 's' }
  const given = (group: object) => ({
    kind: 'inversion',
    id: 'a',
    shows: { en: 'a', tr: 'a' },
    units: { concentration: 'ng/mL', time: 'h', amount: 'µg' },
    groups: [{ name: 'a', cmax: 10, auc: 100, ...group }],
  })
  it.each([
    [{ oracle: [{ quantity: 'ke', ...asked }] }, 'groups.0.tmax'],
    [{ tmax: 1, oracle: [{ quantity: 'volumeOverF', ...asked }] }, 'groups.0.dose'],
    [{ tmax: 1, oracle: [{ quantity: 'areaBetween', from: 5, to: 2, ...asked }] }, 'groups.0.oracle.0.to'],
    [
      { dose: 1, oracle: [{ quantity: 'relativeBioavailability', against: 'b', ...asked }] },
      'groups.0.oracle.0.against',
    ],
    [{ refuses: 'inconsistent' }, 'groups.0.tmax'],
  ])('%j lacks what it asks for', (group, field) => {
    expect(readInversionCase(given(group)).refusal).toMatchObject({ code: 'missing', field })
  })
})

it.each([
  ['inversion', inversionCaseSchema],
  ['delivered-dose', deliveredDoseCaseSchema],
  ['permeation-series', permeationSeriesCaseSchema],
])('docs/%s-case.schema.json is the schema of that kind', async (kind, schema) => {
  const file = `../../../../docs/${kind}-case.schema.json`
  await expect(`${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`).toMatchFileSnapshot(file)
})
