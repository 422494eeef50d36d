import { z } from 'zod'
import { allowedText } from './allowed.ts'
import { wholeWithin, within } from './case-number.ts'
import { oracleSchema } from './case-oracle.ts'
import { uncertainSchema } from './case-uncertain.ts'

const duration = within(1e-3, 1e8)
const length = within(1e-2, 1e5)
const place = within(0, 1e5)
const mass = within(1e-9, 1e9)
const concentration = within(1e-9, 1e9)

export const geometrySchema = z.discriminatedUnion(
  'shape',
  [
    z.strictObject({ shape: z.literal('slab'), areaCm2: within(1e-8, 1e4) }),
    z.strictObject({
      shape: z.literal('cylinder'),
      innerRadiusUm: place,
      lengthUm: length,
    }),
    z.strictObject({ shape: z.literal('sphere'), innerRadiusUm: place }),
  ],
  { error: allowedText({ code: 'one-of', list: 'slab | cylinder | sphere' }) },
)

export const layerSchema = z.strictObject({
  name: z.string().min(1).max(60),
  thicknessUm: length,
  cells: wholeWithin(4, 20_000),
  clustered: z
    .strictObject({ towards: z.enum(['inner', 'outer', 'both']), widestOverNarrowest: within(1, 1e4) })
    .optional(),
  diffusivityCm2PerS: within(1e-15, 1e-2),
  partition: within(1e-6, 1e6).default(1),
  clearancePerS: within(0, 1e3).default(0),
  boundOverFree: within(0, 1e6).default(0),
  saturableBinding: z
    .strictObject({
      onCm3PerUgS: within(1e-9, 1e6),
      offPerS: within(0, 1e6),
      capacityUgPerCm3: concentration,
    })
    .optional(),
  saturableClearance: z.strictObject({ mostUgPerCm3S: within(1e-12, 1e6), halfAtUgPerCm3: concentration }).optional(),
})

export const boundarySchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('sealed') }),
    z.strictObject({ kind: z.literal('sink') }),
    z.strictObject({
      kind: z.literal('constant'),
      concentrationUgPerCm3: concentration,
      wornS: duration,
    }),
  ],
  { error: allowedText({ code: 'one-of', list: 'sealed | sink | constant' }) },
)

const region = { fromUm: place, toUm: length }

export const sourceSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('cone'),
      massUg: mass,
      dissolutionS: duration,
      wornS: duration,
      ...region,
    }),
    z.strictObject({
      kind: z.literal('coating'),
      massUg: mass,
      rateUgPerS: within(1e-12, 1e9),
      releaseS: duration,
      ...region,
    }),
    z.strictObject({
      kind: z.literal('sphere'),
      /** Of all particles, which are alike. */
      massUg: mass,
      radiusUm: within(1e-2, 1e4),
      densityUgPerCm3: within(1e4, 2.5e7),
      /** Of the drug in the fluid around, with its mobility there. */
      solubilityUgPerCm3: concentration,
      diffusivityCm2PerS: within(1e-12, 1e-3),
      wornS: duration,
      ...region,
    }),
    z.strictObject({
      kind: z.literal('swelling-reservoir'),
      massUg: mass,
      reservoirCm3: within(1e-9, 1e3),
      membraneCm2: within(1e-8, 1e3),
      membraneUm: length,
      /** Concentration in the membrane over that in the reservoir. */
      partition: within(1e-6, 1e6),
      dryDiffusivityCm2PerS: within(0, 1e-3),
      swollenDiffusivityCm2PerS: within(1e-15, 1e-3),
      /** Time constant of swelling. */
      swellingS: duration,
      wornS: duration,
      ...region,
    }),
  ],
  { error: allowedText({ code: 'one-of', list: 'cone | coating | sphere | swelling-reservoir' }) },
)

/**
 * A transport case: everything a run depends on, and what it has to answer.
 *
 * Distances are measured from the inner end of the first layer. Concentrations of the start are all drug, bound or free,
 * over the volume; a held concentration is that of the reference phase, where the partition is 1.
 */
export const transportCaseSchema = z.strictObject({
  kind: z.literal('transport'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: z.strictObject({ en: z.string().min(1), tr: z.string().min(1) }),
  geometry: geometrySchema,
  layers: z.array(layerSchema).min(1).max(20),
  initial: z.array(z.strictObject({ ...region, concentrationUgPerCm3: concentration })).default([]),
  inner: boundarySchema,
  outer: boundarySchema,
  source: sourceSchema.optional(),
  compartment: z
    .strictObject({
      volumeL: within(1e-6, 1e4),
      eliminationPerH: within(0, 1e4),
      fedBy: z.enum(['cleared', 'inner', 'outer']),
    })
    .optional(),
  // Round-off of a run is some 1e-14, that of one step in a long one more.
  relativeTolerance: within(1e-11, 1e-2).default(1e-6),
  outputTimesS: z.array(within(0, 1e8)).min(1).max(10_000),
  /** Ask for the order in space, by halving the cells twice. */
  convergence: z.strictObject({ quantity: z.enum(['inSkinUg', 'leftOuterUg', 'suppliedInnerUg']) }).optional(),
  oracle: z.array(oracleSchema).default([]),
  /** Numbers that are not known, for runs with many samples. */
  uncertain: z.array(uncertainSchema).max(20).default([]),
})
export type TransportCase = z.output<typeof transportCaseSchema>
