import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTransportCase } from './case-check.ts'
import { runCase } from './case-run.ts'
import { systemOf } from './case-system.ts'

const plain = {
  kind: 'transport',
  id: 'plain',
  shows: { en: 'a slab', tr: 'bir tabaka' },
  geometry: { shape: 'slab', areaCm2: 1 },
  layers: [{ name: 'skin', thicknessUm: 1000, cells: 40, diffusivityCm2PerS: 1e-6, clearancePerS: 1e-4 }],
  initial: [{ fromUm: 0, toUm: 100, concentrationUgPerCm3: 5 }],
  inner: { kind: 'sealed' },
  outer: { kind: 'sink' },
  outputTimesS: [10, 100],
}
const [skin] = plain.layers
const coating = { kind: 'coating', massUg: 10, rateUgPerS: 2, releaseS: 5, fromUm: 0, toUm: 100 }

const sphere = {
  kind: 'sphere',
  massUg: 10,
  radiusUm: 10,
  densityUgPerCm3: 1.2e6,
  solubilityUgPerCm3: 1e4,
  diffusivityCm2PerS: 5e-6,
  wornS: 600,
  fromUm: 0,
  toUm: 100,
}
const reservoir = {
  kind: 'swelling-reservoir',
  massUg: 10,
  reservoirCm3: 0.1,
  membraneCm2: 1,
  membraneUm: 100,
  partition: 1,
  dryDiffusivityCm2PerS: 0,
  swollenDiffusivityCm2PerS: 1e-6,
  swellingS: 600,
  wornS: 3600,
  fromUm: 0,
  toUm: 100,
}

it('a sphere’s time is that of its radius: 10 µm, 1.2 g/cm³, 0.01 g/cm³, 5e-6 cm²/s dissolve in 12 s', () => {
  // r₀² ρ / (2 D C_s) = 1e-6 · 1.2e6 / (2 · 5e-6 · 1e4)
  const { value } = readTransportCase({ ...plain, source: sphere })
  expect(value && systemOf(value).source?.law).toMatchObject({
    kind: 'sphere',
    dissolutionS: expect.closeTo(12, 9) as number,
  })
})

it('a case in order is read', () => {
  expect(readTransportCase(plain).refusal).toBeUndefined()
})

describe('refusals name the field and what it may be', () => {
  const layers = (more: object) => ({ layers: [{ ...skin, ...more }] })
  it.each([
    [layers({ thicknessUm: 0 }), 'not-allowed', 'layers.0.thicknessUm', { code: 'between', from: 0.01, to: 1e5 }, '0'],
    [
      layers({ thicknessUm: -5 }),
      'not-allowed',
      'layers.0.thicknessUm',
      { code: 'between', from: 0.01, to: 1e5 },
      '-5',
    ],
    [
      layers({ diffusivityCm2PerS: Number.NaN }),
      'not-allowed',
      'layers.0.diffusivityCm2PerS',
      { code: 'between', from: 1e-15, to: 0.01 },
      'NaN',
    ],
    [
      layers({ diffusivityCm2PerS: '1e-6' }),
      'not-allowed',
      'layers.0.diffusivityCm2PerS',
      { code: 'between', from: 1e-15, to: 0.01 },
      '"1e-6"',
    ],
    [
      layers({ clearancePerS: Number.POSITIVE_INFINITY }),
      'not-allowed',
      'layers.0.clearancePerS',
      { code: 'between', from: 0, to: 1000 },
      'Infinity',
    ],
    [layers({ cells: 3 }), 'not-allowed', 'layers.0.cells', { code: 'whole-between', from: 4, to: 20_000 }, '3'],
    [layers({ cells: 10.5 }), 'not-allowed', 'layers.0.cells', { code: 'whole-between', from: 4, to: 20_000 }, '10.5'],
    [
      layers({ diffusivity: 1 }),
      'unknown-field',
      'layers.0.diffusivity',
      { code: 'documented', page: 'docs/delivery-case.md' },
      'diffusivity',
    ],
    [{ depth: 3 }, 'unknown-field', 'depth', { code: 'documented', page: 'docs/delivery-case.md' }, 'depth'],
    [{ kind: 'transports' }, 'not-allowed', 'kind', { code: 'one-of', list: 'transport' }, '"transports"'],
    [
      { inner: { kind: 'open' } },
      'not-allowed',
      'inner.kind',
      { code: 'one-of', list: 'sealed | sink | constant' },
      '"open"',
    ],
    [
      { relativeTolerance: 1e-15 },
      'not-allowed',
      'relativeTolerance',
      { code: 'between', from: 1e-11, to: 0.01 },
      '1e-15',
    ],
    [
      { outputTimesS: [] },
      'not-allowed',
      'outputTimesS',
      { code: 'in-words', text: expect.stringContaining('1') },
      '[]',
    ],
    [{ outputTimesS: [10, 10] }, 'not-ascending', 'outputTimesS.1', { code: 'or-later', from: 10.000001 }, '10'],
    [
      { source: { ...sphere, solubilityUgPerCm3: 2e5 } },
      'outside-domain',
      'source.solubilityUgPerCm3',
      { code: 'tenth-of-density', most: expect.any(Number) },
      '200000',
    ],
    [
      { source: { ...reservoir, dryDiffusivityCm2PerS: 1e-5 } },
      'not-allowed',
      'source.dryDiffusivityCm2PerS',
      { code: 'dry-membrane', most: 1e-6 },
      '0.00001',
    ],
    // 100 µm and 1e-6 cm²/s: a lag of 16.7 s, three of them 50 s
    [
      { source: { ...reservoir, wornS: 20 } },
      'outside-domain',
      'source.wornS',
      { code: 'after-lags', from: '50.0', lags: 3 },
      '20',
    ],
    // √(1e-6/1) = 10 µm, so 1,000 µm take 100 cells
    [
      layers({ clearancePerS: 1 }),
      'mesh-too-coarse',
      'layers.0.cells',
      { code: 'cells-within-reach', from: 100, reachUm: '10.0' },
      '40',
    ],
    [
      layers({ thicknessUm: 0.01, cells: 200 }),
      'mesh-too-fine',
      'layers.0.cells',
      { code: 'cells-of-atoms', to: 100, cellUm: 1e-4 },
      '200',
    ],
    [
      { geometry: { shape: 'sphere', innerRadiusUm: 0 }, inner: { kind: 'sink' } },
      'not-allowed',
      'inner.kind',
      { code: 'sealed-at-axis' },
      'sink',
    ],
    [
      { ...layers({ cells: 20_000 }), outputTimesS: Array.from({ length: 300 }, (_, index) => index) },
      'not-allowed',
      'outputTimesS',
      // 5,000,000 / 20,000
      { code: 'times-with-cells', most: 250, cells: 20_000 },
      '300',
    ],
    [{ initial: [] }, 'nothing-enters', 'initial', { code: 'some-drug' }, undefined],
    [
      { initial: [{ fromUm: 100, toUm: 50, concentrationUgPerCm3: 1 }] },
      'outside-region',
      'initial.0.toUm',
      { code: 'above', from: 100 },
      '50',
    ],
    [
      { source: { ...coating, toUm: 2000 } },
      'outside-region',
      'source.toUm',
      { code: 'between', from: 0, to: 1000 },
      '2000',
    ],
    [
      { source: { ...coating, releaseS: 6 } },
      'source-outlives-mass',
      'source.releaseS',
      { code: 'until-used-up', most: 5 },
      '6',
    ],
    [
      { ...layers({ clearancePerS: 0 }), outer: { kind: 'sealed' } },
      'no-way-out',
      'layers',
      { code: 'some-way-out' },
      undefined,
    ],
    [
      { compartment: { volumeL: 5, eliminationPerH: 1, fedBy: 'inner' } },
      'unfed-compartment',
      'compartment.fedBy',
      { code: 'one-of', list: 'cleared | outer' },
      'inner',
    ],
  ] as const)('%j', (change, code, field, allowed, given) => {
    const { refusal } = readTransportCase({ ...plain, ...change })
    expect(refusal).toEqual({ code, field, allowed, given })
  })

  it.each([null, 3, 'case', [], {}])('%j is no case', (given) => {
    expect(readTransportCase(given).refusal).toBeDefined()
  })

  it('whatever is asked, it is read and run or refused, and never throws', () => {
    const number = fc.oneof(
      fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-300, 1e300, 4),
      fc.double({ min: 0, max: 1000 }),
    )
    const layer = fc.record({
      name: fc.constant('skin'),
      thicknessUm: number,
      cells: fc.oneof(number, fc.integer({ min: 4, max: 30 })),
      diffusivityCm2PerS: fc.oneof(number, fc.constantFrom(1e-6, 1e-9)),
      clearancePerS: number,
    })
    fc.assert(
      fc.property(layer, number, number, (layer, toUm, timeS) => {
        const initial = [{ fromUm: 0, toUm, concentrationUgPerCm3: 1 }]
        const read = readTransportCase({ ...plain, layers: [layer], initial, outputTimesS: [timeS] })
        if (read.value) expect(runCase(read.value).solution.massErrorFraction).toBeLessThan(1e-12)
        else expect(read.refusal.field).not.toBe('')
      }),
    )
  })
})

describe('units', () => {
  it('what lies in the skin at the start is concentration times volume, wherever the cells end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        (toUm, concentrationUgPerCm3, partition) => {
          const read = readTransportCase({
            ...plain,
            layers: [{ ...skin, partition, boundOverFree: 2 }],
            initial: [{ fromUm: 0, toUm, concentrationUgPerCm3 }],
            outputTimesS: [0],
          })
          if (!read.value) throw new Error(read.refusal.field)
          const [start] = runCase(read.value).solution.moments
          // 1 cm² · toUm · 1e-4 cm/µm
          expect((start?.inSkinUg ?? 0) / (concentrationUgPerCm3 * toUm * 1e-4)).toBeCloseTo(1, 12)
        },
      ),
    )
  })

  it('micrometres of a cylinder: volume of the shell', () => {
    const geometry = { shape: 'cylinder', innerRadiusUm: 50, lengthUm: 500 }
    const { value } = readTransportCase({ ...plain, geometry })
    if (!value) throw new Error('refused')
    const volume = systemOf(value).grid.mesh.volumesCm3.reduce((sum, cell) => sum + cell, 0)
    // π · 0.05 cm · (0.105² − 0.005²) cm² = π · 0.05 · 0.011 = 1.72788e-3 cm³
    expect(volume).toBeCloseTo(1.72788e-3, 8)
  })
})
