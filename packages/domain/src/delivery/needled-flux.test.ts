import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { needledFluxCaseSchema } from './needled-flux-case.ts'
import { needledFluxOf, readNeedledFluxCase } from './needled-flux.ts'

const channels = {
  kind: 'needled-flux',
  id: 'channels',
  shows: { en: 'channels', tr: 'kanallar' },
  densityPerCm2: 250,
  channelRadiusUm: 35,
  channelLengthUm: 100,
  diffusivityCm2PerS: 1e-6,
  hindrance: 1,
  spreadsAt: 'one-end',
  intactPermeabilityCmPerS: 0,
  donorUgPerCm3: 1000,
  occlusion: 'occluded',
  outputTimesH: [0, 24],
}

function found(more: object) {
  const { value, refusal } = readNeedledFluxCase({ ...channels, ...more })
  if (!value) throw new Error(`${refusal.field}: ${refusal.allowed.code}`)
  return needledFluxOf(value)
}

describe('channels with the resistance of their ends', () => {
  it.each([
    // 250 per cm², D 1e-6 cm²/s, an independent program: one end, and without
    [35, 100, 7.5466e-7, 9.6211e-7],
    [35, 150, 5.4207e-7, 6.4141e-7],
    [75, 200, 1.7064e-6, 2.2089e-6],
  ])('radius %d µm, length %d µm', (channelRadiusUm, channelLengthUm, oneEnd, without) => {
    const { porePermeabilityCmPerS, withoutSpreadingCmPerS } = found({ channelRadiusUm, channelLengthUm })
    expect(porePermeabilityCmPerS / oneEnd).toBeCloseTo(1, 4)
    expect(withoutSpreadingCmPerS / without).toBeCloseTo(1, 4)
  })

  it('spreading at both ends counts twice', () => {
    // 250 π 0.0035² 1e-6 / (0.01 + π 0.0035 / 2) = 9.6211e-9 / 0.0154978 = 6.2081e-7
    expect(found({ spreadsAt: 'both-ends' }).porePermeabilityCmPerS / 6.2081e-7).toBeCloseTo(1, 4)
  })

  it('under cover half the flux through channels is left after the closure model’s 24 h', () => {
    const [fresh, later] = found({}).moments
    expect((later?.fluxUgPerCm2H ?? 0) / (fresh?.fluxUgPerCm2H ?? 1)).toBeCloseTo(0.5, 12)
    // 7.5466e-7 cm/s × 1000 µg/cm³ × 3600 s/h = 2.7168 µg/(cm² h); over 24 h × (1 − ½)/ln 2 = 17.3123 h: 47.03
    expect(fresh?.fluxUgPerCm2H).toBeCloseTo(2.7168, 3)
    expect(later?.passedUgPerCm2).toBeCloseTo(47.03, 1)
  })

  it('intact skin goes on beside them', () => {
    const [fresh] = found({ intactPermeabilityCmPerS: 1e-6, donorUgPerCm3: 1 }).moments
    // φ = 1 − exp(−0.0096211) = 0.0095750: 0.990425e-6 + 0.75466e-6 = 1.745085e-6, times 3600
    expect(fresh?.fluxUgPerCm2H).toBeCloseTo(6.28231e-3, 6)
  })
})

describe('outside its domain there is no number', () => {
  it.each([
    // λ π r² above a tenth
    [{ densityPerCm2: 3000 }, 'densityPerCm2', { code: 'tenth-of-skin', most: '2.60e+3' }],
    // L²/(6D) = 16.7 s, three of them 0.0139 h
    [{ outputTimesH: [0, 0.01] }, 'outputTimesH.1', { code: 'zero-or-after-lags', from: '0.0139', lags: 3 }],
    // A lag of 27.8 h beside a closure half-life of 0.75 h
    [
      { channelLengthUm: 1000, diffusivityCm2PerS: 1e-8, occlusion: 'open-air', outputTimesH: [0] },
      'channelLengthUm',
      { code: 'steady-before-closing', most: expect.any(String) },
    ],
  ])('%j', (more, field, allowed) => {
    const { refusal } = readNeedledFluxCase({ ...channels, ...more })
    expect(refusal).toMatchObject({ code: 'outside-domain', field, allowed })
  })
  it.each([
    [{ occlusion: undefined }, 'missing', 'occlusion'],
    [{ spreadsAt: undefined }, 'missing', 'spreadsAt'],
    [{ channelLengthUm: 0 }, 'not-allowed', 'channelLengthUm'],
    [{ hindrance: 1.5 }, 'not-allowed', 'hindrance'],
    [{ channelRadiusMm: 1 }, 'unknown-field', 'channelRadiusMm'],
    [{ outputTimesH: [5, 4] }, 'not-ascending', 'outputTimesH.1'],
  ])('%j', (more, code, field) => {
    expect(readNeedledFluxCase({ ...channels, ...more }).refusal).toMatchObject({ code, field })
  })
})

it('the ends only ever hold back, and longer wear never passes less', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(number(1, 30), number(50, 500), number(1, 160), number(1, 160), (radius, length, one, other) => {
      const times = [Math.min(one, other), Math.max(one, other)]
      fc.pre((times[0] ?? 0) < (times[1] ?? 0))
      const { porePermeabilityCmPerS, withoutSpreadingCmPerS, moments } = found({
        channelRadiusUm: radius,
        channelLengthUm: length,
        outputTimesH: times,
      })
      expect(porePermeabilityCmPerS).toBeLessThan(withoutSpreadingCmPerS)
      expect(moments[1]?.passedUgPerCm2).toBeGreaterThanOrEqual(moments[0]?.passedUgPerCm2 ?? Number.NaN)
    }),
  )
})

it('docs/needled-flux-case.schema.json is the schema of such a case', async () => {
  const schema = z.toJSONSchema(needledFluxCaseSchema, { io: 'input' })
  const file = '../../../../docs/needled-flux-case.schema.json'
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file)
})
