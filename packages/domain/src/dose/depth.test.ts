import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { againstLabel, type EvaluatedMaximum } from './depth-label.ts'
import { reach, reachChance, reachWord } from './depth-reach.ts'
import { depthMeasurements, depthOf } from './depth-ratio.ts'
import { publishedThicknesses } from './published-thicknesses.ts'
import { profilesFor } from './skin-thickness.ts'

describe('the depth of a needle', () => {
  it.each(depthMeasurements)(
    '$deviceClass, $nominalUm µm, $definition: $measuredUm µm lies in the band',
    (measured) => {
      const depth = depthOf({ lengthUm: measured.nominalUm, ...measured })
      const band = depth.none === undefined ? depth.depthUm : undefined
      expect(band && band.low < measured.measuredUm && measured.measuredUm < band.high).toBe(true)
    },
  )

  it('the middle 90 % of a roller channel of 770 µm', () => {
    const depth = depthOf({ lengthUm: 770, deviceClass: 'roller', definition: 'channel-after-removal' })
    // 770 · SciPy's 0.12907652 and 0.39132482; mean 770 / 4
    expect(depth.none === undefined && depth.depthUm.value).toBeCloseTo(192.5, 9)
    expect(depth.none === undefined && depth.depthUm.low).toBeCloseTo(99.389, 3)
    expect(depth.none === undefined && depth.depthUm.high).toBeCloseTo(301.32, 2)
  })

  it.each([
    ['pen', 'needle-in-place', 600, 'no-measurement'],
    ['pen', 'channel-after-removal', 600, 'no-measurement'],
    ['roller', 'needle-in-place', 770, 'no-measurement'],
    ['roller', 'channel-after-removal', 1500, 'length-out-of-domain'],
    ['roller', 'channel-after-removal', Number.NaN, 'length-out-of-domain'],
  ] as const)('a %s, %s, %d µm: no number (%s)', (deviceClass, definition, lengthUm, code) => {
    expect(depthOf({ lengthUm, deviceClass, definition })).toMatchObject({ none: { code } })
  })
})

const evaluatedTo1500: EvaluatedMaximum = {
  maxUm: 1500,
  provenance: { claim: 'settings above 1.5 mm were not evaluated', citation: 'a label', read: 'quoted' },
}

it.each([
  [1500, evaluatedTo1500, 'within'],
  [1510, evaluatedTo1500, 'beyond'],
  [100, undefined, 'label-not-known'],
] as const)('%d µm against %j: %s', (setUm, evaluated, verdict) => {
  expect(againstLabel(setUm, evaluated)).toBe(verdict)
})

describe('reaching a layer', () => {
  it('150 µm against 80 µm, both varying by 0.3: 0.9350', () => {
    // s = √ln 1.09 = 0.2936; ln(150/80) = 0.62861; 0.62861 / 0.41518 = 1.5141; Φ = 0.9350
    expect(reachChance({ medianUm: 150, cv: 0.3 }, { medianUm: 80, cv: 0.3 })).toBeCloseTo(0.935, 4)
  })

  it.each([
    [0.19, 'unlikely'],
    [0.2, 'uncertain'],
    [0.8, 'uncertain'],
    [0.81, 'likely'],
  ])('%d reads "%s"', (chance, word) => {
    expect(reachWord(chance)).toBe(word)
  })

  it('deeper never turns a chance down, thicker never up', () => {
    const lognormal = fc.record({
      medianUm: fc.double({ min: 10, max: 5000, noNaN: true }),
      cv: fc.double({ min: 0.05, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(lognormal, lognormal, fc.double({ min: 1, max: 3, noNaN: true }), (depth, skin, factor) => {
        const chance = reachChance(depth, skin)
        expect(reachChance({ ...depth, medianUm: factor * depth.medianUm }, skin)).toBeGreaterThanOrEqual(chance)
        expect(reachChance(depth, { ...skin, medianUm: factor * skin.medianUm })).toBeLessThanOrEqual(chance)
      }),
    )
  })

  const wordFor = (lengthUm: number, layer: 'dermis' | 'subcutis') => {
    const [profile] = profilesFor('face.forehead', { method: 'ultrasound', sex: 'female' }, publishedThicknesses)
    const depth = depthOf({ lengthUm, deviceClass: 'pen', definition: 'needle-in-place' })
    return profile && reach(layer, { lengthUm, depth, profile })
  }
  it.each([
    // Forehead of women by ultrasound: epidermis 200 ± 30, both layers 1060 ± 163 µm; a pen's depth lies somewhere from
    // a fifth of its setting to all of it.
    [1500, 'dermis', 'likely'], // 300 and 1500 µm both pass 200
    [1500, 'subcutis', 'uncertain'], // 300 does not reach 1060, 1500 does
    [500, 'subcutis', 'unlikely'], // neither 100 nor 500
    [500, 'dermis', 'uncertain'], // 100 does not reach 200, 500 does
    [100, 'dermis', 'unlikely'],
  ] as const)('a pen at %d µm: the %s is %s', (lengthUm, layer, word) => {
    expect(wordFor(lengthUm, layer)).toBe(word)
  })
})

describe('thickness', () => {
  it('of one zone stands once for each method, publication and sex, never mixed', () => {
    const profiles = profilesFor('face.forehead', {}, publishedThicknesses)
    expect(profiles.map(({ method, site, sex }) => [method, site, sex])).toEqual([
      ['ultrasound', 'forehead', 'male'],
      ['ultrasound', 'forehead', 'female'],
      ['histology', 'face, 39 sub-units', undefined],
      ['histology', 'face, six regions', 'female'],
      ['histology', 'face, six regions', 'male'],
    ])
    for (const { epidermis, dermis, method } of profiles)
      expect([epidermis.method, dermis?.method]).toEqual([method, method])
  })

  it('by ultrasound is thicker than by any section of the same face', () => {
    // 200 to 220 µm against 29.6 to 122.8 µm: the method moves the answer more than the site does
    const epidermis = (method: 'ultrasound' | 'histology') =>
      profilesFor('face.forehead', { method }, publishedThicknesses).map((profile) => profile.epidermis)
    const thinnest = Math.min(...epidermis('ultrasound').map((record) => record.thinnest.meanUm))
    expect(thinnest).toBeGreaterThan(Math.max(...epidermis('histology').map((record) => record.thickest.meanUm)))
  })

  it('of women’s cheekbone by ultrasound is not used: its deviation looks like a misprint', () => {
    expect(profilesFor('face.cheek', { method: 'ultrasound' }, publishedThicknesses).map(({ sex }) => sex)).toEqual([
      'male',
    ])
  })

  it.each(['feet.left.sole', 'hands.left.palm', 'legs'])('of %s has not been read', (zone) => {
    expect(profilesFor(zone, {}, publishedThicknesses)).toEqual([])
  })
})
