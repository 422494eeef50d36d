import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPermeantCase } from './permeant-check.ts'
import { type PermeantCase, permeantCaseSchema } from './permeant-case.ts'
import { permeantAnswerOf } from './permeant-run.ts'
import type { Permeant } from './permeant.ts'
import { skinPropertiesOf } from './skin-properties.ts'

const testosterone: Permeant = {
  name: 'testosterone',
  molarMassGPerMol: 288.43,
  logKow: 3.32,
  atoms: { C: 19, H: 28, O: 2 },
  rings: 4,
  doubleBonds: 2,
  tripleBonds: 0,
  compound: 'neutral',
}
const plain = { rings: 0, doubleBonds: 0, tripleBonds: 0, compound: 'neutral' } as const
const butoxyethanol: Permeant = {
  ...plain,
  name: '2-BE',
  molarMassGPerMol: 118.18,
  logKow: 0.83,
  atoms: { C: 6, H: 14, O: 2 },
}
const dpgme: Permeant = {
  ...plain,
  name: 'DPGME',
  molarMassGPerMol: 148.2,
  logKow: -0.22,
  atoms: { C: 7, H: 16, O: 3 },
}

function answered(permeant: Permeant, skin: Parameters<typeof skinPropertiesOf>[1]) {
  const found = skinPropertiesOf(permeant, skin)
  if (found.none !== undefined) throw new Error(found.none)
  return found
}

describe('properties from the molecule', () => {
  it.each([
    // Permeability times 1e4 cm/h by an independent program of the same equations
    ['2-butoxyethanol', butoxyethanol, { hydration: 'full', dermisUm: 500 }, 15.1],
    ['DPGME', dpgme, { hydration: 'full', dermisUm: 1000 }, 1.04],
    ['testosterone', testosterone, { hydration: 'partial', dermisUm: 500 }, 24.9],
  ] as const)('%s: permeability of the skin', (_name, permeant, skin, expected) => {
    expect((answered(permeant, skin).permeabilityCmPerS.skin * 3600e4) / expected).toBeCloseTo(1, 2)
  })

  it('testosterone by hand: volume, binding and what binding does to partition and mobility', () => {
    const { molarVolumeCm3, unboundFraction, dermis } = answered(testosterone, { hydration: 'partial', dermisUm: 500 })
    // 7 (19 + 28 + 2) − 7 · 4 + 7 · 2 = 329
    expect(molarVolumeCm3).toBe(329)
    // 1 / (1 + 0.5578 e^3.32 + 0.0188) = 1 / 16.448 = 0.0608; the guide prints 0.06
    expect(unboundFraction).toBeCloseTo(0.0608, 4)
    // 0.68 + 0.32 / 0.0608 + 0.001 · 10^3.32 = 8.0325, times 0.6
    expect(dermis.partition).toBeCloseTo(4.82, 2)
    // (10^(−4.15 − 0.6555 · 2.46004) + 0.32 · 1e−7 · 15.448) / 8.0325 = (1.7275e−6 + 4.943e−7) / 8.0325
    expect(dermis.diffusivityCm2PerS / 2.766e-7).toBeCloseTo(1, 3)
  })
})

describe('no model, with the reason', () => {
  const caffeine: Permeant = {
    ...plain,
    name: 'caffeine',
    molarMassGPerMol: 194.19,
    logKow: -0.07,
    atoms: { C: 8, H: 10, N: 4, O: 2 },
    rings: 2,
    doubleBonds: 4,
  }
  it.each([
    // pKa 8.9 at pH 7.4: 1 / (1 + 10^−1.5) = 0.969 charged
    [
      'fentanyl',
      { ...testosterone, molarMassGPerMol: 336.47, logKow: 4.05, compound: 'base', pKa: 8.9 },
      'charged',
      0.969,
    ],
    ['an acid of pKa 4.2, like ascorbate', { ...caffeine, compound: 'acid', pKa: 4.2 }, 'charged', 0.9994],
    ['a zwitterion', { ...caffeine, compound: 'zwitterion' }, 'charged', 1],
    ['calcein, by its size', { ...testosterone, molarMassGPerMol: 622, logKow: -1.7 }, 'too-large', 622],
    ['insulin', { ...testosterone, molarMassGPerMol: 5808, logKow: 0 }, 'too-large', 5808],
    ['a sugar', { ...caffeine, molarMassGPerMol: 180.16, logKow: -3 }, 'hydrophilic', -3],
  ] as const)('%s', (_name, permeant, none, value) => {
    for (const hydration of ['full', 'partial'] as const) {
      const found = skinPropertiesOf(permeant as Permeant, { hydration, dermisUm: 500 })
      expect(found).toMatchObject({ none, code: 'no-model' })
      if (found.none === undefined) continue
      expect(found.figure.value).toBeCloseTo(value, 3)
      for (const text of [found.because, found.instead]) expect(text.tr.length * text.en.length).toBeGreaterThan(0)
      expect(found.provenance.length).toBeGreaterThan(0)
    }
  })
  it('a heavy molecule whose crossing of lipid is too slow for the fit has none either', () => {
    // M 499: 10^(−0.57 − 0.84 · 499^⅓) (31.319e−4)² / (13e−7 (1.24e−7 (100/499)^2.43 + 2.34e−9)) is below 100
    const heavy = { ...testosterone, molarMassGPerMol: 499, logKow: 4 }
    expect(skinPropertiesOf(heavy, { hydration: 'full', dermisUm: 500 })).toMatchObject({ none: 'outside-fit' })
  })
  it('a weak base that is hardly charged has properties', () => {
    // pKa 6.0: 1 / (1 + 10^1.4) = 0.038
    const weak: Permeant = { ...testosterone, compound: 'base', pKa: 6 }
    expect(skinPropertiesOf(weak, { hydration: 'full', dermisUm: 500 }).none).toBeUndefined()
  })
})

const given = {
  kind: 'permeant',
  id: 'testosterone',
  shows: { en: 'testosterone', tr: 'testosteron' },
  permeant: testosterone,
  skin: { hydration: 'partial', dermisUm: 500 },
  dose: {
    ugPerCm2: 0.53,
    areaCm2: 1,
    waterSolubilityUgPerCm3: 38.9,
    solubilityMeasuredAtC: 35,
    densityUgPerCm3: 1.12e6,
    skinC: 30,
    putOn: 'in-volatile-vehicle',
  },
  outputTimesH: [24],
}

function absorption(more: object) {
  const answer = permeantAnswerOf(readPermeantCase({ ...given, ...more }).value as PermeantCase)
  if (answer.none !== undefined || !answer.absorption) throw new Error('no answer')
  return answer.absorption
}

describe('a single dose', () => {
  it('in the end is all in the blood', () => {
    const { moments, massErrorFraction } = absorption({ outputTimesH: [900] })
    expect(moments[0]?.absorbedUg).toBeCloseTo(0.53, 6)
    expect(massErrorFraction).toBeLessThan(1e-12)
  })
  it('too small to saturate leaves nothing on the skin, and is taken up in proportion', () => {
    const small = (ugPerCm2: number) => absorption({ dose: { ...given.dose, ugPerCm2 } })
    expect(small(0.1).depositEmptyH).toBeUndefined()
    expect((small(0.1).moments[0]?.absorbedUg ?? 0) / (small(0.05).moments[0]?.absorbedUg ?? 1)).toBeCloseTo(2, 6)
  })
  it('in excess ends at the steady flux of the layers in a row', () => {
    const { highestUgPerH, depositEmptyH } = absorption({
      dose: { ...given.dose, ugPerCm2: 1e5, putOn: 'neat' },
      outputTimesH: [200],
    })
    expect(depositEmptyH).toBeUndefined()
    // 39 of 40 cells of the stratum corneum, 1/7.0545e-7 · 39/40; 1/1.3333e-4 of epidermis; a dermis closed below,
    // 1/(K √(k D) tanh(h √(k/D))) = 1/(3.980e-5 · 0.9038): 1.41738e6 s/cm; 38.9 · 10^−0.05 = 34.669 µg/cm³
    expect(highestUgPerH / ((34.669 * 3600) / 1.41738e6)).toBeCloseTo(1, 4)
  })
  it('ten times the area is ten times the amount', () => {
    const wide = absorption({ dose: { ...given.dose, areaCm2: 10 } }).moments[0]?.absorbedUg ?? 0
    expect(wide / (absorption({}).moments[0]?.absorbedUg ?? 1)).toBeCloseTo(10, 6)
  })
})

describe('a case that does not hold together is refused by name', () => {
  const permeant = (more: object) => ({ permeant: { ...testosterone, ...more } })
  it.each([
    // 19 · 12.011 + 28 · 1.008 + 2 · 15.999 = 288.43
    [permeant({ molarMassGPerMol: 300 }), 'not-allowed', 'permeant.molarMassGPerMol'],
    [permeant({ atoms: { C: 19, H: 28, O: 2, P: 1 } }), 'unknown-field', 'permeant.atoms.P'],
    [permeant({ compound: 'base' }), 'missing', 'permeant.pKa'],
    [permeant({ pKa: 5 }), 'not-allowed', 'permeant.pKa'],
    [permeant({ rings: -1 }), 'not-allowed', 'permeant.rings'],
    [{ skin: { hydration: 'wet', dermisUm: 500 } }, 'not-allowed', 'skin.hydration'],
    [{ dose: { ...given.dose, ugPerCm2: 0 } }, 'not-allowed', 'dose.ugPerCm2'],
    [{ outputTimesH: [3, 2] }, 'not-ascending', 'outputTimesH.1'],
    [
      {
        refuses: 'charged',
        oracle: [{ quantity: 'unboundFraction', expected: 1, relativeTolerance: 0.1, tag: 'D', source: 's' }],
      },
      'not-allowed',
      'oracle.0.quantity',
    ],
  ])('%j', (more, code, field) => {
    expect(readPermeantCase({ ...given, ...more }).refusal).toMatchObject({ code, field })
  })
})

it('docs/permeant-case.schema.json is the schema of a permeant case', async () => {
  const schema = z.toJSONSchema(permeantCaseSchema, { io: 'input' })
  const file = '../../../../docs/permeant-case.schema.json'
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file)
})
