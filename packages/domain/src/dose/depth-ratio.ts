import type { LocalizedText } from '../evidence/index.ts'
import { betaFromMoments, betaQuantile } from './beta-distribution.ts'
import type { Provenance } from './provenance.ts'
import type { DepthDefinition, DepthRatio, DeviceClass, PublishedDepth } from './published-depth.ts'
import type { ValidRange } from './valid-range.ts'
import type { Banded } from './wanted.ts'

/** A depth that somebody measured, with its provenance. */
export type DepthMeasurement = Omit<PublishedDepth, 'source' | 'read'> & { readonly provenance: Provenance }

/** What is known of depth by device class and definition: measurements, and ratios pooled from them. */
export type KnownDepths = {
  readonly measurements: readonly DepthMeasurement[]
  readonly ratios: readonly DepthRatio[]
}

/** Why there is no depth in micrometres. */
export type NoDepth =
  | { readonly code: 'no-measurement'; readonly deviceClass: DeviceClass; readonly definition: DepthDefinition }
  | { readonly code: 'length-out-of-domain'; readonly givenUm: number; readonly range: ValidRange }

export type Depth =
  | {
      readonly depthUm: Banded
      readonly ratio: DepthRatio
      readonly confidence: 'low'
      readonly basis: LocalizedText
      readonly provenance: readonly Provenance[]
      readonly none?: undefined
    }
  | { readonly none: NoDepth }

/**
 * Depth of a needle or its channel: mean, and the middle 90 % of the ratio's distribution.
 *
 * One factor for every device does not exist: where class and definition were not measured together, or the length lies
 * outside what was, there is no number.
 *
 * @param lengthUm needle length, or the depth a device is set to, in micrometres
 * @param known measurements and ratios of the clinical content
 * @source docs/evidence/penetration-depth.md
 */
export function depthOf(
  { lengthUm, deviceClass, definition }: { lengthUm: number; deviceClass: DeviceClass; definition: DepthDefinition },
  { ratios, measurements }: KnownDepths,
): Depth {
  const ratio = ratios.find((pooled) => pooled.deviceClass === deviceClass && pooled.definition === definition)
  if (!ratio) return { none: { code: 'no-measurement', deviceClass, definition } }
  const { from, to } = ratio.lengthsUm
  if (!(lengthUm >= from && lengthUm <= to)) {
    return { none: { code: 'length-out-of-domain', givenUm: lengthUm, range: ratio.lengthsUm } }
  }
  const shapes = betaFromMoments(ratio.mean, ratio.sd)
  return {
    depthUm: {
      value: lengthUm * ratio.mean,
      low: lengthUm * betaQuantile(0.05, shapes),
      high: lengthUm * betaQuantile(0.95, shapes),
    },
    ratio,
    confidence: 'low',
    basis: ratio.basis,
    provenance: measurements.filter(({ id }) => ratio.measurements.includes(id)).map(({ provenance }) => provenance),
  }
}
