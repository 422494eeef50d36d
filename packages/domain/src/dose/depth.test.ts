import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { againstLabel, type EvaluatedMaximum } from './depth-label.ts'
import { reach, reachChance, reachWord } from './depth-reach.ts'
import { depthOf } from './depth-ratio.ts'
import { doseReference } from './dose-reference.ts'
import { reference, rollerRatio, thickness } from './dose-reference.test-builder.ts'
import { depthRatioSchema } from './published-depth.ts'
import { publishedThicknessSchema } from './published-thickness.ts'
import { profilesFor } from './skin-thickness.ts'

describe('the depth of a needle', () => {
  const { depths } = reference()

  it('the middle 90 % of a roller channel of 770 µm', () => {
    const depth = depthOf({ lengthUm: 770, deviceClass: 'roller', definition: 'channel-after-removal' }, depths)
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
    expect(depthOf({ lengthUm, deviceClass, definition }, depths)).toMatchObject({ none: { code } })
  })

  it('names the measurements that its ratio was pooled from', () => {
    const depth = depthOf({ lengthUm: 770, deviceClass: 'roller', definition: 'channel-after-removal' }, depths)
    expect(depth.none === undefined && depth.provenance).toEqual([
      { claim: 'what was measured', citation: 'Somebody, 2022', doi: '10.1000/1', read: 'page' },
    ])
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
    const { thicknesses, depths } = reference(
      thickness({ layer: 'epidermis' }),
      thickness({ id: 'below', layer: 'dermis', meanUm: 860, sdUm: 160 }),
    )
    const [profile] = profilesFor('face.forehead', { method: 'ultrasound', sex: 'female' }, thicknesses)
    const depth = depthOf({ lengthUm, deviceClass: 'pen', definition: 'needle-in-place' }, depths)
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
  const face = { zones: ['face'], site: { en: 'face', tr: 'yüz' }, method: 'histology' as const }
  const between = { thinnest: { meanUm: 30 }, thickest: { meanUm: 60 } }

  it('of one zone stands once for each method, site and sex, living skin first, never mixed', () => {
    const { thicknesses } = reference(
      thickness({ id: 'cut', ...face, ...between }),
      thickness({ id: 'cut-below', ...face, ...between, layer: 'dermis' }),
      thickness({ id: 'of-men', sex: 'male', meanUm: 220 }),
      thickness({ id: 'of-women' }),
      thickness({ id: 'of-women-below', layer: 'dermis', meanUm: 860 }),
    )
    const found = profilesFor('face.forehead', {}, thicknesses)
    expect(found.map(({ epidermis, dermis }) => [epidermis.id, dermis?.id])).toEqual([
      ['of-men', undefined],
      ['of-women', 'of-women-below'],
      ['cut', 'cut-below'],
    ])
  })

  it('that looks like a misprint is not used, and one far from the others is, with the doubt', () => {
    const says = { en: 'why', tr: 'neden' }
    const { thicknesses } = reference(
      thickness({ id: 'misprint', doubt: { code: 'likely-misprint', says } }),
      thickness({ id: 'outlier', sex: 'male', doubt: { code: 'outlier', says } }),
    )
    const found = profilesFor('face.forehead', {}, thicknesses)
    expect(found.map(({ epidermis: { id, doubt } }) => [id, doubt?.says.en])).toEqual([['outlier', 'why']])
  })

  it('of a part says nothing about the whole', () => {
    expect(profilesFor('face', {}, reference(thickness({})).thicknesses)).toEqual([])
  })

  it('from a source that is not there is refused', () => {
    const content = { thicknesses: [thickness({ source: 'nowhere' })], depthMeasurements: [], depthRatios: [] }
    expect(() => doseReference(content, [])).toThrow('nowhere')
  })
})

describe('content that is none', () => {
  it.each<[string, object]>([
    ['neither a mean nor two ends', { meanUm: undefined, sdUm: undefined }],
    ['a deviation without a mean', { meanUm: undefined }],
    ['a mean beside two ends', { thinnest: { meanUm: 1 }, thickest: { meanUm: 2 }, meanUm: 1 }],
    ['one end', { thinnest: { meanUm: 1 } }],
    ['ends the wrong way round', { thinnest: { meanUm: 3 }, thickest: { meanUm: 2 } }],
    ['a thickness of nothing', { meanUm: 0 }],
    ['no zone', { zones: [] }],
    ['another unit', { meanMm: 0.2 }],
  ])('%s', (_what, wrong) => {
    expect(publishedThicknessSchema.safeParse(thickness({})).success).toBe(true)
    expect(publishedThicknessSchema.safeParse({ ...thickness({}), ...wrong }).success).toBe(false)
  })

  it.each<[string, object]>([
    ['a deviation that no share can have', { sd: 0.44 }],
    ['lengths the wrong way round', { lengthsUm: { from: 2, to: 1 } }],
    ['a ratio from no measurement', { measurements: [] }],
  ])('%s', (_what, wrong) => {
    expect(depthRatioSchema.safeParse(rollerRatio).success).toBe(true)
    expect(depthRatioSchema.safeParse({ ...rollerRatio, ...wrong }).success).toBe(false)
  })
})
