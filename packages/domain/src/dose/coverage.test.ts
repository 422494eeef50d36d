import { describe, expect, it } from 'vitest'
import { coverage, drag, slitFreeSpeedMmPerSecond, untouchedDiscChance } from './coverage.ts'
import { coverageCurve } from './coverage-curve.ts'
import { type NominalDensity, stampDensity } from './density.ts'

describe('coverage of randomly placed holes', () => {
  // Computed by an independent prototype. 70.7 µm is the pore a 770 µm roller needle left in hairless rat skin
  // (Kalluri 2011, AAPS J 13:473).
  it.each([
    [50, 70.7, 0.00196, 0.9922, 707],
    [100, 70.7, 0.00392, 0.9844, 500],
    [250, 70.7, 0.00977, 0.9615, 316],
    [250, 200, 0.07553, 0.7304, 316],
    [500, 200, 0.14536, 0.5335, 224],
    [1000, 70.7, 0.0385, 0.8547, 158],
    [1000, 200, 0.2696, 0.2846, 158],
    [2000, 200, 0.46651, 0.081, 112],
  ])('%d per cm² of %d µm', (density, hole, broken, isolated, gap) => {
    const found = coverage(density, hole).value
    expect(found?.brokenFraction).toBeCloseTo(broken, 4)
    expect(found?.isolatedFraction).toBeCloseTo(isolated, 4)
    expect(found?.meanGapUm.toFixed(0)).toBe(String(gap))
  })

  it.each([
    [50, 0.6752],
    [100, 0.4559],
    [250, 0.1404],
    [500, 0.0197],
    [1000, 0.000388],
    [2000, 1.5e-7],
  ])('%d per cm²: a disc of 0.5 mm radius stays untouched with chance %d', (density, chance) => {
    const found = untouchedDiscChance(density, 0.5).value ?? Number.NaN
    // The reference figures have two to four digits.
    expect(Math.abs(found / chance - 1)).toBeLessThan(0.01)
  })
})

describe('drag of a gliding pen', () => {
  // 7,000 strokes a minute, needle in the skin for 0.4 of a stroke; computed by an independent prototype
  it.each([
    [10, 86, 34],
    [20, 171, 69],
    [40, 343, 137],
  ])('%d mm/s: advance %d µm, slit %d µm', (speedMmPerSecond, advance, slit) => {
    const found = drag({ strokesPerSecond: 7000 / 60, speedMmPerSecond, dutyFraction: 0.4 }).value
    expect([found?.advanceUm.toFixed(0), found?.slitUm.toFixed(0)]).toEqual([String(advance), String(slit)])
  })

  it('at the limit the slit is as long as the needle is thick', () => {
    const setting = { needleDiameterUm: 250, strokesPerSecond: 100, dutyFraction: 0.5 }
    // 0.25 mm · 100 /s / 0.5 = 50 mm/s
    const speedMmPerSecond = slitFreeSpeedMmPerSecond(setting).value ?? Number.NaN
    expect(speedMmPerSecond).toBeCloseTo(50, 9)
    expect(drag({ ...setting, speedMmPerSecond }).value?.slitUm).toBeCloseTo(250, 9)
  })
})

it.each([
  [coverage(0, 100), 'densityPerCm2'],
  [coverage(100, Number.POSITIVE_INFINITY), 'holeDiameterUm'],
  [untouchedDiscChance(100, -1), 'radiusMm'],
  [drag({ strokesPerSecond: 100, speedMmPerSecond: 10, dutyFraction: 0 }), 'dutyFraction'],
])('%j is refused, naming the field', (result, field) => {
  expect(result.refusal?.field).toBe(field)
})

describe('coverage on the way to a density', () => {
  const density = stampDensity({ needles: 250, headAreaCm2: 1, passes: 1 }).value as NominalDensity

  it('ends at the coverage of the density and of the ends of its band', () => {
    const [half, all] = coverageCurve(density, 70.7, [0.5, 1])
    expect(half?.densityPerCm2).toBe(125)
    expect(all?.coverage).toEqual(coverage(250, 70.7).value)
    expect(all?.atLowDensity).toEqual(coverage(175, 70.7).value)
    expect(all?.atHighDensity).toEqual(coverage(325, 70.7).value)
  })

  it('leaves out what lies outside the model', () => {
    expect(coverageCurve(density, 70.7, [0, 1]).map(({ share }) => share)).toEqual([1])
  })
})
