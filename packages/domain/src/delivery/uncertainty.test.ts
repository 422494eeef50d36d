import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTransportCase } from './case-check.ts'
import { latinHypercube, quantile } from './sampling.ts'
import { uncertaintyOf } from './uncertainty.ts'

const range = { field: 'layers.0.clearancePerS', law: 'even', least: 1e-4, most: 9e-4, source: 'a range for the test' }
const emptying = {
  kind: 'transport',
  id: 'emptying',
  shows: { en: 'a slab', tr: 'bir tabaka' },
  geometry: { shape: 'slab', areaCm2: 1 },
  layers: [{ name: 'skin', thicknessUm: 100, cells: 4, diffusivityCm2PerS: 1e-6, clearancePerS: 5e-4 }],
  initial: [{ fromUm: 0, toUm: 100, concentrationUgPerCm3: 100 }],
  inner: { kind: 'sealed' },
  outer: { kind: 'sealed' },
  outputTimesS: [1000],
  uncertain: [range],
}

describe('a Latin hypercube', () => {
  it('has one point in every stratum of every dimension', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (samples, dimensions, seed) => {
          const points = latinHypercube({ samples, dimensions, seed })
          for (let dimension = 0; dimension < dimensions; dimension++) {
            const strata = points.map((point) => Math.floor((point[dimension] ?? Number.NaN) * samples))
            expect(new Set(strata).size).toBe(samples)
          }
        },
      ),
    )
  })
  it('is the same for the same seed and another for another', () => {
    const size = { samples: 30, dimensions: 3 }
    expect(latinHypercube({ ...size, seed: 7 })).toEqual(latinHypercube({ ...size, seed: 7 }))
    expect(latinHypercube({ ...size, seed: 7 })).not.toEqual(latinHypercube({ ...size, seed: 8 }))
  })
})

it('a quantile lies straight between its neighbours', () => {
  // place 0.25 · 3 = 0.75 between 1 and 2
  expect(quantile([1, 2, 4, 8], 0.25)).toBeCloseTo(1.75, 12)
})

describe('uncertainty', () => {
  it('gives the band of a closed form', () => {
    const { value } = readTransportCase(emptying)
    if (!value) throw new Error('refused')
    const counts: number[] = []
    const answer = uncertaintyOf(value, { samples: 400, seed: 1 }, (runs) => counts.push(runs))
    const band = answer.value?.moments[0]?.inSkinUg
    // 1 µg · exp(−1000 k), k even from 1e-4 to 9e-4: at 95 %, 50 % and 5 % of k: 8.6e-4, 5e-4, 1.4e-4
    expect(band?.low).toBeCloseTo(Math.exp(-0.86), 2)
    expect(band?.median).toBeCloseTo(Math.exp(-0.5), 2)
    expect(band?.high).toBeCloseTo(Math.exp(-0.14), 2)
    expect(counts.at(-1)).toBe(400)
  })

  it.each([
    [{ field: 'layers.0.cells' }, 'uncertain.0.field'],
    [{ field: 'layers.1.clearancePerS' }, 'uncertain.0.field'],
    [{ field: 'constructor' }, 'uncertain.0.field'],
    [{ most: 1e-5 }, 'uncertain.0.most'],
    [{ law: 'even-in-logarithm', least: 0 }, 'uncertain.0.least'],
    [{ most: 5000 }, 'uncertain.0.most (layers.0.clearancePerS)'],
    [{ law: 'normal' }, 'uncertain.0.law'],
  ])('%j is refused', (change, field) => {
    const { refusal } = readTransportCase({ ...emptying, uncertain: [{ ...range, ...change }] })
    expect(refusal?.field).toBe(field)
  })

  it('a case without a range is refused', () => {
    const { value } = readTransportCase({ ...emptying, uncertain: [] })
    expect(value && uncertaintyOf(value, { samples: 20, seed: 1 }).refusal?.field).toBe('uncertain')
  })
})
