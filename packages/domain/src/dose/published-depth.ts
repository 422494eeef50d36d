import { z } from 'zod'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { readSchema } from './provenance.ts'

/** How a needle is driven in. */
export const deviceClasses = ['roller', 'stamp', 'pen', 'hand-pressed-array', 'spring-applied-array'] as const
export type DeviceClass = (typeof deviceClasses)[number]

/**
 * What was measured: the needle while it is in, or the channel after it is out. Skin springs back, so the second is the
 * smaller and the two are never converted into one another.
 */
export const depthDefinitions = ['needle-in-place', 'channel-after-removal'] as const
export type DepthDefinition = (typeof depthDefinitions)[number]

const measured = { deviceClass: z.enum(deviceClasses), definition: z.enum(depthDefinitions) }
const micrometres = z.number().positive()

/** A depth that somebody measured: mean and standard deviation, beside the length of the needle. */
export const publishedDepthSchema = z.strictObject({
  id: identifierSchema,
  ...measured,
  nominalUm: micrometres,
  measuredUm: micrometres,
  sdUm: micrometres.optional(),
  skin: localizedTextSchema,
  method: localizedTextSchema,
  source: identifierSchema,
  read: readSchema,
  reviewed: reviewedSchema,
})
export type PublishedDepth = z.infer<typeof publishedDepthSchema>

/** Ratio of depth to needle length in a device class and definition, as a Beta distribution; low confidence. */
export const depthRatioSchema = z
  .strictObject({
    id: identifierSchema,
    ...measured,
    mean: z.number().gt(0).lt(1),
    sd: z.number().gt(0),
    /** Needle lengths for which the ratio may be asked. */
    lengthsUm: z
      .strictObject({ from: micrometres, to: micrometres })
      .refine(({ from, to }) => from < to, 'from is not below to'),
    /** The measurements that it was pooled from. */
    measurements: z.array(identifierSchema).min(1),
    basis: localizedTextSchema,
    reviewed: reviewedSchema,
  })
  .refine(({ mean, sd }) => sd ** 2 < mean * (1 - mean), 'no Beta distribution has this mean and deviation')
export type DepthRatio = z.infer<typeof depthRatioSchema>
