import { betaFromMoments, betaQuantile } from './beta-distribution.ts'
import type { Provenance } from './provenance.ts'
import type { ValidRange } from './valid-range.ts'
import type { Banded } from './wanted.ts'

/** How a needle is driven in. */
export const deviceClasses = ['roller', 'stamp', 'pen', 'hand-pressed-array', 'spring-applied-array'] as const
export type DeviceClass = (typeof deviceClasses)[number]

/**
 * What was measured: the needle while it is in, or the channel after it is out. Skin springs back, so the second is the
 * smaller and the two are never converted into one another.
 */
export const depthDefinitions = ['needle-in-place', 'channel-after-removal'] as const
export type DepthDefinition = (typeof depthDefinitions)[number]

/** A depth that somebody measured. */
export type DepthMeasurement = {
  readonly deviceClass: DeviceClass
  readonly definition: DepthDefinition
  readonly nominalUm: number
  readonly measuredUm: number
  readonly sdUm?: number
  readonly skin: string
  readonly method: string
  readonly provenance: Provenance
}

/** Ratio of depth to needle length in a device class and definition, as a Beta distribution; low confidence. */
export type DepthRatio = {
  readonly deviceClass: DeviceClass
  readonly definition: DepthDefinition
  readonly mean: number
  readonly sd: number
  /** Needle lengths for which the ratio may be asked. */
  readonly lengthsUm: ValidRange
}

export const depthMeasurements: readonly DepthMeasurement[] = [
  {
    deviceClass: 'roller',
    definition: 'channel-after-removal',
    nominalUm: 770,
    measuredUm: 152.5,
    sdUm: 9.6,
    skin: 'hairless rat',
    method: 'histology and confocal microscopy',
    provenance: {
      claim: 'a 770 µm roller needle left channels 152.5 ± 9.6 µm deep',
      citation: 'Kalluri and others, AAPS J 2011;13:473',
      doi: '10.1208/s12248-011-9288-3',
      pmcid: 'PMC3160154',
      read: 'page',
    },
  },
  {
    deviceClass: 'spring-applied-array',
    definition: 'channel-after-removal',
    nominalUm: 340,
    measuredUm: 105.4,
    sdUm: 3.6,
    skin: 'pig, inner thigh, biopsy',
    method: 'biopsy',
    provenance: {
      claim: 'coated titanium needles of 340 µm reached 105.4 ± 3.6 µm',
      citation: 'Nguyen and others, J Pharm Sci 2018',
      read: 'abstract',
    },
  },
  {
    deviceClass: 'hand-pressed-array',
    definition: 'needle-in-place',
    nominalUm: 600,
    measuredUm: 460,
    skin: 'human, living',
    method: 'optical coherence tomography',
    provenance: {
      claim: 'polymer needles of 600 µm stood about 460 µm deep',
      citation: 'Donnelly and others, Pharm Res 2011',
      pmcid: 'PMC3016610',
      read: 'page',
    },
  },
]

const pooledFrom = 'pooled by us from four measurements, two of them in animals; docs/evidence/penetration-depth.md'

/** Lengths around those measured (340, 600 and 770 µm); how far the ratio carries beyond them nobody has read. */
const measuredLengthsUm: ValidRange = { from: 300, to: 1000 }

export const depthRatios: readonly DepthRatio[] = [
  {
    deviceClass: 'roller',
    definition: 'channel-after-removal',
    mean: 0.25,
    sd: 0.08,
    lengthsUm: measuredLengthsUm,
  },
  {
    deviceClass: 'spring-applied-array',
    definition: 'channel-after-removal',
    mean: 0.25,
    sd: 0.08,
    lengthsUm: measuredLengthsUm,
  },
  {
    deviceClass: 'hand-pressed-array',
    definition: 'needle-in-place',
    mean: 0.65,
    sd: 0.15,
    lengthsUm: measuredLengthsUm,
  },
]

/** Why there is no depth in micrometres. */
export type NoDepth =
  | { readonly code: 'no-measurement'; readonly deviceClass: DeviceClass; readonly definition: DepthDefinition }
  | { readonly code: 'length-out-of-domain'; readonly givenUm: number; readonly range: ValidRange }

export type Depth =
  | {
      readonly depthUm: Banded
      readonly ratio: DepthRatio
      readonly confidence: 'low'
      readonly basis: string
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
 * @param ratios what may be used; {@link depthRatios} unless somebody knows better
 * @source docs/evidence/penetration-depth.md
 */
export function depthOf(
  { lengthUm, deviceClass, definition }: { lengthUm: number; deviceClass: DeviceClass; definition: DepthDefinition },
  ratios: readonly DepthRatio[] = depthRatios,
): Depth {
  const ratio = ratios.find((known) => known.deviceClass === deviceClass && known.definition === definition)
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
    basis: pooledFrom,
    provenance: depthMeasurements
      .filter((measured) => measured.definition === definition)
      .map(({ provenance }) => provenance),
  }
}
