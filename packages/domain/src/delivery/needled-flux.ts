import { closureHalfLife } from '../dose/index.ts'
import { type Compared, comparedWith } from './case-oracle.ts'
import { type CaseRefusal, refusalOf } from './case-refusal.ts'
import {
  type NeedledFluxCase,
  needledFluxCaseSchema,
  type NeedledFluxOracle,
  spreadingEnds,
} from './needled-flux-case.ts'

const cmPerUm = 1e-4
const secondsPerHour = 3600

/** Above this share of the skin channels stand so near to one another that each spreads into what the next one needs. */
export const mostOpenFraction = 0.1
/** The flux is the steady one; before so many lag times it is not yet reached. */
export const leastLags = 3

export type NeedledFluxMoment = {
  readonly timeH: number
  /** Share of the channels' first area that is still open, by the closure model's median. */
  readonly open: number
  readonly fluxUgPerCm2H: number
  readonly passedUgPerCm2: number
}

export type NeedledFlux = {
  /** Fresh channels: with the resistance of spreading at their ends, and without. */
  readonly porePermeabilityCmPerS: number
  readonly withoutSpreadingCmPerS: number
  /** Share of the skin that is channel at first. */
  readonly openFraction: number
  readonly lagS: number
  readonly closingHalfLifeH: number
  readonly moments: readonly NeedledFluxMoment[]
}

export type ReadNeedledFlux =
  | { readonly value: NeedledFluxCase; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

/** Reads a case; one outside what the formula holds for has no answer. */
export function readNeedledFluxCase(given: unknown): ReadNeedledFlux {
  const read = needledFluxCaseSchema.safeParse(given)
  if (!read.success) return { refusal: refusalOf(read.error, given) }
  const refusal = outsideDomain(read.data) ?? outOfOrder(read.data)
  return refusal ? { refusal } : { value: read.data }
}

function outsideDomain(given: NeedledFluxCase): CaseRefusal | undefined {
  const { densityPerCm2, channelRadiusUm, occlusion, outputTimesH } = given
  const openFraction = discFraction(given)
  if (openFraction > mostOpenFraction) {
    const most = mostOpenFraction / (Math.PI * (channelRadiusUm * cmPerUm) ** 2)
    const allowed = { code: 'tenth-of-skin', most: most.toPrecision(3) } as const
    return { code: 'outside-domain', field: 'densityPerCm2', allowed, given: String(densityPerCm2) }
  }
  const leastH = (leastLags * lagOf(given)) / secondsPerHour
  const early = outputTimesH.findIndex((timeH) => timeH > 0 && timeH < leastH)
  if (early >= 0) {
    const allowed = { code: 'zero-or-after-lags', from: leastH.toPrecision(3), lags: leastLags } as const
    return {
      code: 'outside-domain',
      field: `outputTimesH.${early}`,
      allowed,
      given: String(outputTimesH[early]),
    }
  }
  const halfLifeH = closureHalfLife(occlusion).medianHours
  if (halfLifeH < leastH) {
    const most = Math.sqrt(((6 * halfLifeH * secondsPerHour) / leastLags) * given.diffusivityCm2PerS) / cmPerUm
    const allowed = { code: 'steady-before-closing', most: most.toPrecision(3) } as const
    return { code: 'outside-domain', field: 'channelLengthUm', allowed, given: String(given.channelLengthUm) }
  }
}

function outOfOrder({ outputTimesH, oracle }: NeedledFluxCase): CaseRefusal | undefined {
  for (const [index, timeH] of outputTimesH.entries()) {
    const before = outputTimesH[index - 1]
    if (before !== undefined && timeH <= before) {
      return {
        code: 'not-ascending',
        field: `outputTimesH.${index}`,
        allowed: { code: 'above', from: before },
        given: String(timeH),
      }
    }
  }
  for (const [index, { quantity, timeH }] of oracle.entries()) {
    const needsTime = quantity === 'fluxUgPerCm2H' || quantity === 'passedUgPerCm2'
    if (needsTime ? timeH !== undefined && outputTimesH.includes(timeH) : timeH === undefined) continue
    const allowed = needsTime
      ? ({ code: 'output-time', field: 'outputTimesH' } as const)
      : ({ code: 'nothing-with', what: quantity } as const)
    return { code: 'not-an-output-time', field: `oracle.${index}.timeH`, allowed, given: timeH?.toString() }
  }
}

/** Channels as discs that do not overlap. */
function discFraction({ densityPerCm2, channelRadiusUm }: NeedledFluxCase): number {
  return densityPerCm2 * Math.PI * (channelRadiusUm * cmPerUm) ** 2
}

const lagOf = ({ channelLengthUm, diffusivityCm2PerS }: NeedledFluxCase) =>
  (channelLengthUm * cmPerUm) ** 2 / (6 * diffusivityCm2PerS)

/**
 * Steady flux through channels beside intact skin, while the channels close.
 *
 * A channel resists over its length; at each end where the drug has to spread, a disc of radius r in a half space resists
 * like π r / 4 more of it. `J = ((1 − φ) k_p + P a(t)) C`, `P = λ π r² D H / (L + ends · π r / 4)`.
 *
 * @source docs/evidence/needled-flux.md
 */
export function needledFluxOf(given: NeedledFluxCase): NeedledFlux {
  const { densityPerCm2, channelRadiusUm, channelLengthUm, diffusivityCm2PerS, hindrance, donorUgPerCm3 } = given
  const radiusCm = channelRadiusUm * cmPerUm
  const lengthCm = channelLengthUm * cmPerUm
  const conducting = discFraction(given) * diffusivityCm2PerS * hindrance
  const spreadingCm = (spreadingEnds[given.spreadsAt] * Math.PI * radiusCm) / 4
  const porePermeabilityCmPerS = conducting / (lengthCm + spreadingCm)
  // Channels at random overlap, so a little less skin is gone than their discs add up to.
  const openFraction = -Math.expm1(-densityPerCm2 * Math.PI * radiusCm ** 2)
  const halfLifeH = closureHalfLife(given.occlusion).medianHours
  const intact = (1 - openFraction) * given.intactPermeabilityCmPerS
  const perHour = secondsPerHour * donorUgPerCm3
  const fading = Math.LN2 / halfLifeH
  return {
    porePermeabilityCmPerS,
    withoutSpreadingCmPerS: conducting / lengthCm,
    openFraction,
    lagS: lagOf(given),
    closingHalfLifeH: halfLifeH,
    moments: given.outputTimesH.map((timeH) => {
      const open = 2 ** (-timeH / halfLifeH)
      return {
        timeH,
        open,
        fluxUgPerCm2H: (intact + porePermeabilityCmPerS * open) * perHour,
        passedUgPerCm2: (intact * timeH + (porePermeabilityCmPerS * -Math.expm1(-fading * timeH)) / fading) * perHour,
      }
    }),
  }
}

export type NeedledFluxAgreement = Compared & { readonly oracle: NeedledFluxOracle }

export function needledFluxAgreementsOf(given: NeedledFluxCase): NeedledFluxAgreement[] {
  const found = needledFluxOf(given)
  return given.oracle.map((oracle) => {
    const { quantity, timeH } = oracle
    const moment = found.moments.find((one) => one.timeH === timeH)
    const computed =
      quantity === 'fluxUgPerCm2H' || quantity === 'passedUgPerCm2' ? moment?.[quantity] : found[quantity]
    if (computed === undefined) throw new RangeError(`needledFluxAgreementsOf: ${quantity} at ${timeH} h`)
    return { oracle, ...comparedWith(oracle, computed) }
  })
}
