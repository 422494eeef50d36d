import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lognormalQuantile, normalQuantile } from './lognormal.ts'
import { type ProfileCase, profileCaseSchema } from './profile-case.ts'
import { readProfileCase } from './profile-check.ts'
import { courseOf } from './profile-course.ts'
import { profileOf } from './profile-run.ts'

const depot = {
  kind: 'profile',
  id: 'depot',
  shows: { en: 'a depot', tr: 'bir depo' },
  input: { kind: 'first-order', doseUg: 100, absorbedFraction: 0.5, ratePerH: 1 },
  compartment: { clearanceLPerH: 5, volumeL: 50 },
  outputTimesH: [1, 2, 24],
}
const closing = { kind: 'closing-channels', openedUgPerH: 10, occlusion: 'occluded', wornH: 24 }

function read(given: object): ProfileCase {
  const { value, refusal } = readProfileCase({ ...depot, ...given })
  if (!value) throw new Error(`${refusal.field}: ${refusal.allowed.code}`)
  return value
}
const sampling = { samples: 1000, seed: 1 }

describe('what does not hold together is refused by name', () => {
  it.each([
    [{ input: { ...depot.input, absorbedFraction: 1.2 } }, 'not-allowed', 'input.absorbedFraction'],
    [{ input: { kind: 'first-order', doseUg: 100, ratePerH: 1 } }, 'missing', 'input.absorbedFraction'],
    [{ input: { ...depot.input, doseMg: 1 } }, 'unknown-field', 'input.doseMg'],
    [{ input: { ...depot.input, ratePerH: Number.NaN } }, 'not-allowed', 'input.ratePerH'],
    // Cover changes closure tenfold, so it is never assumed.
    [{ input: { kind: 'closing-channels', openedUgPerH: 10, wornH: 24 } }, 'missing', 'input.occlusion'],
    // Nobody watched closure for longer than a week.
    [{ input: { ...closing, wornH: 200 } }, 'not-allowed', 'input.wornH'],
    [{ compartment: { clearanceLPerH: 5 } }, 'not-allowed', 'compartment'],
    [{ compartment: { clearanceLPerH: 5, volumeL: 50, halfLifeH: 1 } }, 'not-allowed', 'compartment'],
    [{ compartment: { clearanceLPerH: 0, volumeL: 50 } }, 'not-allowed', 'compartment.clearanceLPerH'],
    [{ outputTimesH: [2, 2] }, 'not-ascending', 'outputTimesH.1'],
    [{ givenAtH: [0, 24, 12] }, 'not-ascending', 'givenAtH.2'],
    [{ between: [{ field: 'outputTimesH.0', cvPercent: 30, source: 's' }] }, 'not-allowed', 'between.0.field'],
    [{ between: [{ field: 'compartment.volumeMl', cvPercent: 30, source: 's' }] }, 'not-allowed', 'between.0.field'],
    [{ between: [{ field: 'compartment.volumeL', cvPercent: 30 }] }, 'missing', 'between.0.source'],
    [{ between: [{ field: 'input.absorbedFraction', cvPercent: 30, source: 's' }] }, 'not-allowed', 'between.0.field'],
  ])('%j', (more, code, field) => {
    expect(readProfileCase({ ...depot, ...more }).refusal).toMatchObject({ code, field })
  })
})

describe('one compartment', () => {
  it('two of clearance, volume and half-life give the third', () => {
    // 50 L × ln 2 / 5 L/h = 6.931 h
    const all = { clearanceLPerH: 5, volumeL: 50, halfLifeH: 50 * (Math.LN2 / 5) }
    const { clearanceLPerH, volumeL, halfLifeH } = all
    for (const compartment of [
      { clearanceLPerH, volumeL },
      { clearanceLPerH, halfLifeH },
      { volumeL, halfLifeH },
    ]) {
      const found = courseOf(read({ compartment })).disposition
      for (const name of ['clearanceLPerH', 'volumeL', 'halfLifeH'] as const) {
        expect(found[name]).toBeCloseTo(all[name], 12)
      }
    }
  })

  it('a daily depot ends in the state that the closed form of accumulation gives', () => {
    const daily = read({ givenAtH: Array.from({ length: 60 }, (_, day) => 24 * day), outputTimesH: [1] })
    const course = courseOf(daily)
    // 50 µg with ka 1/h, ke 0.1/h, 50 L: FD ka/(V(ka − ke)) (e^(−ke t)/(1 − e^(−24 ke)) − e^(−ka t)/(1 − e^(−24 ka)))
    const settled = (hours: number) =>
      ((50 * 1) / (50 * 0.9)) * (Math.exp(-0.1 * hours) / (1 - Math.exp(-2.4)) - Math.exp(-hours) / (1 - Math.exp(-24)))
    for (const hours of [1, 6, 20]) {
      expect(course.concentrationUgPerL(59 * 24 + hours)).toBeCloseTo(settled(hours), 9)
    }
  })

  it('a patch taken off leaves what is in the body to be eliminated', () => {
    const { concentrationUgPerL } = courseOf(read({ input: { ...closing, wornH: 6 } }))
    // ke 0.1/h: ten hours later e^−1 of it
    expect(concentrationUgPerL(16) / concentrationUgPerL(6)).toBeCloseTo(Math.exp(-1), 12)
  })

  it('under cover the closure model’s median is 24 h, so after a day the input is half', () => {
    const { absorbedUg } = courseOf(read({ input: { ...closing, wornH: 48 } }))
    // 10 µg/h × 24 h / ln 2 × (1 − 1/2), and half of that on the second day
    const firstDay = ((10 * 24) / Math.LN2) * 0.5
    expect(absorbedUg(24)).toBeCloseTo(firstDay, 9)
    expect(absorbedUg(48)).toBeCloseTo(1.5 * firstDay, 9)
  })

  it('names the slope that is input and not elimination', () => {
    const slow = { ...depot.input, ratePerH: 0.05 }
    // ln 2 / 0.05 = 13.86 h is longer than 6.93 h
    expect(profileOf(read({ input: slow }), sampling).terminal).toMatchObject({ shows: 'input' })
    expect(profileOf(read({ input: slow }), sampling).terminal.halfLifeH).toBeCloseTo(13.863, 3)
    expect(profileOf(read({}), sampling).terminal).toMatchObject({ shows: 'elimination' })
    // While a patch is worn the slope is closing; once it is off, elimination.
    const worn = (wornH: number) => profileOf(read({ input: { ...closing, wornH } }), sampling).terminal.shows
    expect([worn(48), worn(6)]).toEqual(['input', 'elimination'])
  })
})

describe('laws', () => {
  const cases = fc
    .record({
      kind: fc.constantFrom('first-order', 'zero-order', 'closing-channels'),
      amount: fc.double({ min: 1, max: 1e4, noNaN: true }),
      hours: fc.double({ min: 0.5, max: 100, noNaN: true }),
      clearanceLPerH: fc.double({ min: 0.1, max: 500, noNaN: true }),
      volumeL: fc.double({ min: 100, max: 2000, noNaN: true }),
      gap: fc.double({ min: 0.5, max: 50, noNaN: true }),
    })
    .map(({ kind, amount, hours, gap, ...compartment }) => {
      const inputs: Record<string, object> = {
        'first-order': { kind, doseUg: amount, absorbedFraction: 0.8, ratePerH: 1 / hours },
        'zero-order': { kind, doseUg: amount, absorbedFraction: 0.8, releaseH: hours },
        'closing-channels': { kind, openedUgPerH: amount, occlusion: 'open-air', halfLifeH: hours, wornH: 2 * hours },
      }
      return read({ input: inputs[kind], compartment, givenAtH: [0, gap, 3 * gap] })
    })
  it('what was absorbed is in the body or was eliminated: the area counted by Simpson closes the books', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const course = courseOf(given)
        const { givenAtH } = given
        const lastsH = course.inputEndsH - (givenAtH.at(-1) ?? 0)
        const ends = Number.isFinite(lastsH) ? givenAtH.map((at) => at + lastsH) : []
        const endH = Math.max(...givenAtH, ...ends) + 5
        const cuts = [...new Set([...givenAtH, ...ends, endH])].sort((one, other) => one - other)
        const pieces = 4000
        let area = 0
        for (const [index, fromH] of cuts.slice(0, -1).entries()) {
          const widthH = ((cuts[index + 1] ?? fromH) - fromH) / pieces
          for (let piece = 0; piece <= pieces; piece++) {
            const weight = piece === 0 || piece === pieces ? 1 : piece % 2 === 1 ? 4 : 2
            area += (weight * course.concentrationUgPerL(fromH + piece * widthH) * widthH) / 3
          }
        }
        expect(Math.abs(area - course.aucUgHPerL(endH))).toBeLessThan(1e-3 * area)
      }),
      { numRuns: 40 },
    )
  })
  it('no time is higher than the peak', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 300, noNaN: true }), (given, timeH) => {
        const { peak, concentrationUgPerL } = courseOf(given)
        expect(concentrationUgPerL(timeH)).toBeLessThanOrEqual(peak.concentrationUgPerL * (1 + 1e-12))
      }),
    )
  })
  it('longer wear never gives less', () => {
    const wear = fc.double({ min: 0.1, max: 100, noNaN: true })
    fc.assert(
      fc.property(wear, wear, (one, other) => {
        const whole = (wornH: number) => courseOf(read({ input: { ...closing, wornH } })).wholeAucUgHPerL
        expect(whole(Math.max(one, other))).toBeGreaterThanOrEqual(whole(Math.min(one, other)))
      }),
    )
  })
})

describe('the band of people', () => {
  it('quantiles of the normal distribution as printed in tables', () => {
    // Abramowitz and Stegun, table 26.5: 1.64485, 1.28155, 0
    expect(normalQuantile(0.95)).toBeCloseTo(1.644853627, 8)
    expect(normalQuantile(0.1)).toBeCloseTo(-1.281551566, 8)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 10)
    // CV 0.5: s = √ln 1.25 = 0.47238; 10 e^(1.64485 · 0.47238) = 21.75
    expect(lognormalQuantile({ median: 10, cv: 0.5 }, 0.95)).toBeCloseTo(21.75, 2)
  })
  const spread = { between: [{ field: 'compartment.clearanceLPerH', cvPercent: 40, source: 'assumed in a test' }] }
  it('of the whole area is that of clearance, since area is dose over clearance', () => {
    const { people } = profileOf(read(spread), sampling)
    // CV 0.4: s = √ln 1.16 = 0.38525; 10 e^(±1.64485 · 0.38525) = 5.306 and 18.85
    const { low, median, high } = people?.wholeAucUgHPerL ?? { low: 0, median: 0, high: 0 }
    expect(Math.abs(low / 5.306 - 1)).toBeLessThan(5e-3)
    expect(Math.abs(median / 10 - 1)).toBeLessThan(5e-3)
    expect(Math.abs(high / 18.85 - 1)).toBeLessThan(5e-3)
  })
  it('is the same for the same seed, and there is none where the case gives no spread', () => {
    expect(profileOf(read(spread), sampling)).toEqual(profileOf(read(spread), sampling))
    const plain = profileOf(read({}), sampling)
    expect(plain.people).toBeUndefined()
    expect(plain.moments.every(({ between }) => between === undefined)).toBe(true)
  })
  it('holds the spread of closure where the half-life is the closure model’s, and says where it is from', () => {
    const { people } = profileOf(read({ ...spread, input: closing }), sampling)
    expect(people?.spreads.map(({ field }) => field)).toEqual(['compartment.clearanceLPerH', 'input.halfLifeH'])
    expect(people?.spreads[1]?.source).toContain('PMC8259462')
  })
})

it('docs/profile-case.schema.json is the schema of a profile case', async () => {
  const schema = z.toJSONSchema(profileCaseSchema, { io: 'input' })
  const file = '../../../../docs/profile-case.schema.json'
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file)
})
