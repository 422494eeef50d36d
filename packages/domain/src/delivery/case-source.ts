import type { CaseRefusal } from './case-refusal.ts'
import type { TransportCase } from './case.ts'

type GivenSource = NonNullable<TransportCase['source']>

/** Above this share of its density a drug dissolves too fast for the fluid around it to keep up: no sphere's law holds. */
const mostSoluble = 0.1
/** A membrane gives as if it had always done so only well after its lag. */
const leastLags = 3

/** Why a source is not one: it outlives its mass, or its law does not hold for it. */
export function refusalOfSource(source: GivenSource): CaseRefusal | undefined {
  switch (source.kind) {
    case 'cone':
      return undefined
    case 'coating': {
      const most = source.massUg / source.rateUgPerS
      if (source.releaseS <= most * (1 + 1e-9)) return undefined
      const allowed = { code: 'until-used-up', most } as const
      return { code: 'source-outlives-mass', field: 'source.releaseS', allowed, given: String(source.releaseS) }
    }
    case 'sphere': {
      const most = mostSoluble * source.densityUgPerCm3
      if (source.solubilityUgPerCm3 <= most) return undefined
      const allowed = { code: 'tenth-of-density', most } as const
      return {
        code: 'outside-domain',
        field: 'source.solubilityUgPerCm3',
        allowed,
        given: String(source.solubilityUgPerCm3),
      }
    }
    case 'swelling-reservoir':
      return refusalOfReservoir(source)
    default:
      return source satisfies never
  }
}

function refusalOfReservoir(source: Extract<GivenSource, { kind: 'swelling-reservoir' }>): CaseRefusal | undefined {
  const { dryDiffusivityCm2PerS, swollenDiffusivityCm2PerS, membraneUm, wornS } = source
  if (dryDiffusivityCm2PerS > swollenDiffusivityCm2PerS) {
    const allowed = { code: 'dry-membrane', most: swollenDiffusivityCm2PerS } as const
    const given = String(dryDiffusivityCm2PerS)
    return { code: 'not-allowed', field: 'source.dryDiffusivityCm2PerS', allowed, given }
  }
  const leastS = (leastLags * (membraneUm / 1e4) ** 2) / (6 * swollenDiffusivityCm2PerS)
  if (wornS >= leastS) return undefined
  const allowed = { code: 'after-lags', from: leastS.toPrecision(3), lags: leastLags } as const
  return { code: 'outside-domain', field: 'source.wornS', allowed, given: String(wornS) }
}
