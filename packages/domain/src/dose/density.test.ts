import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaLogDensity,
  dwellDensity,
  glideDensity,
  motorOnSecondsFor,
  passesFor,
  rollerDensity,
  stampDensity,
} from './density.ts'

/** Dermaroller MF8 as Schwarz and Laaff measured it (Plast Reconstr Surg 2011;127(6), doi 10.1097/PRS.0b013e3182131e0f). */
const mf8 = { needles: 192, tipCircleMm: 20, widthMm: 20 }

describe('a roller', () => {
  it.each([
    // 192 / (π · 2 cm · 2 cm) = 15.279; an independent prototype gives the same
    [{ ...mf8, passes: 1 }, 15.279],
    [{ ...mf8, passes: 15 }, 229.2],
    // the same drum with the tips 1.5 mm proud of it: 23 mm
    [{ ...mf8, tipCircleMm: 23, passes: 1 }, 13.286],
    [{ ...mf8, tipCircleMm: 23, passes: 15 }, 199.3],
  ])('%j gives %d per cm²', (setting, expected) => {
    expect(rollerDensity(setting).value?.value).toBeCloseTo(expected, expected > 100 ? 1 : 3)
  })

  it('agrees with the published "about 250 per cm² after 15 passes" within its band', () => {
    // Doddaballapur, J Cutan Aesthet Surg 2009;2:110, doi 10.4103/0974-2077.58529; the model is 8 % below
    const density = rollerDensity({ ...mf8, passes: 15 }).value
    expect(density && density.low < 250 && 250 < density.high).toBe(true)
  })

  it('and back: how many passes', () => {
    const onePass = rollerDensity({ ...mf8, passes: 1 }).value
    // 250 / 15.279 = 16.36, so 17; 229.183 is 15 passes exactly
    expect(onePass && passesFor(250, onePass).value).toBe(17)
    expect(onePass && passesFor(15 * onePass.value, onePass).value).toBe(15)
  })
})

describe('a pen', () => {
  // 14 needles at 7000 strokes a minute: 1,633.3 punctures a second; swath 8 mm
  const pen = { needles: 14, strokesPerSecond: 7000 / 60 }
  it.each([
    [10, 2042],
    [20, 1021],
    [40, 510],
  ])('gliding at %d mm/s makes %d per cm² in one pass', (speedMmPerSecond, expected) => {
    const density = glideDensity({ ...pen, swathMm: 8, speedMmPerSecond, passes: 1 }).value
    expect(density?.value.toFixed(0)).toBe(String(expected))
  })

  it('11 needles at 90 Hz make the "almost 1,000 punctures a second" of its maker', () => {
    // Aesthetic Guide Nov/Dec 2012: 11 × 90 = 990 in one second over 1 cm²
    expect(dwellDensity({ needles: 11, strokesPerSecond: 90, tipAreaCm2: 1, seconds: 1 }).value?.value).toBe(990)
  })

  it('over a drawn area: density from motor-on time, and back', () => {
    // 1,633.3 per second · 60 s / 80 cm² = 1,225 per cm²
    expect(areaLogDensity({ ...pen, motorOnSeconds: 60, treatedAreaCm2: 80 }).value?.value).toBeCloseTo(1225, 9)
    expect(motorOnSecondsFor(1225, { ...pen, treatedAreaCm2: 80 }).value).toBeCloseTo(60, 9)
  })
})

it('a stamp: needles over its area, times the passes', () => {
  // 36 needles on 0.9 cm², 3 passes: 120 per cm²
  expect(stampDensity({ needles: 36, headAreaCm2: 0.9, passes: 3 }).value?.value).toBeCloseTo(120, 9)
})

describe('refusals name the field', () => {
  it.each([
    [
      { ...mf8, passes: 0 },
      { code: 'not-positive', field: 'passes', given: 0 },
    ],
    [
      { ...mf8, needles: -1, passes: 1 },
      { code: 'not-positive', field: 'needles', given: -1 },
    ],
    [
      { ...mf8, needles: 1.5, passes: 1 },
      { code: 'not-whole', field: 'needles', given: 1.5 },
    ],
    [
      { ...mf8, widthMm: Number.NaN, passes: 1 },
      { code: 'not-positive', field: 'widthMm', given: Number.NaN },
    ],
    [
      { ...mf8, passes: 1, piercingFraction: 1.2 },
      { code: 'not-a-fraction', field: 'piercingFraction', given: 1.2 },
    ],
    [
      // a drum given in micrometres: no number, not 0.015 per cm²
      { ...mf8, tipCircleMm: 20_000, passes: 1 },
      { code: 'out-of-domain', field: 'tipCircleMm', given: 20_000, range: { from: 3, to: 100 } },
    ],
  ])('%j', (setting, refusal) => {
    expect(rollerDensity(setting)).toEqual({ refusal })
  })
})

describe('laws', () => {
  const settings = fc.record({
    needles: fc.integer({ min: 1, max: 600 }),
    tipCircleMm: fc.double({ min: 5, max: 40, noNaN: true }),
    widthMm: fc.double({ min: 2, max: 40, noNaN: true }),
    passes: fc.integer({ min: 1, max: 40 }),
  })
  it('passes add up, and more of anything that pierces never makes less', () => {
    fc.assert(
      fc.property(settings, fc.double({ min: 0.05, max: 1, noNaN: true }), (setting, piercingFraction) => {
        const all = rollerDensity(setting).value?.value ?? Number.NaN
        const one = rollerDensity({ ...setting, passes: 1 }).value?.value ?? Number.NaN
        expect(one * setting.passes).toBeCloseTo(all, 6)
        const some = rollerDensity({ ...setting, piercingFraction }).value?.value ?? Number.NaN
        expect(some).toBeLessThanOrEqual(all)
      }),
    )
  })
})
