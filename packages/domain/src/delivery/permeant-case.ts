import { z } from 'zod'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { expectedFields } from './case-oracle.ts'
import { permeantSchema } from './permeant.ts'
import { noPropertyReasons } from './skin-properties-domain.ts'

export const permeantQuantities = [
  'permeabilityCmPerH',
  'unboundFraction',
  'absorbedUg',
  'highestUgPerH',
  'depositEmptyH',
] as const

/** What is put on intact skin once, and stays; evaporation is not in it. */
export const skinDoseSchema = z.strictObject({
  ugPerCm2: within(1e-6, 1e7),
  areaCm2: within(1e-4, 1e4),
  waterSolubilityUgPerCm3: within(1e-6, 2e6),
  solubilityMeasuredAtC: within(0, 60),
  /** Of the pure substance; nothing dissolves to more than that. */
  densityUgPerCm3: within(1e5, 3e6),
  skinC: within(20, 42),
  /** A volatile vehicle carries the dose deeper into the stratum corneum than the neat substance goes by itself. */
  putOn: z.enum(['neat', 'in-volatile-vehicle']),
})

/** A molecule on intact skin: properties from what it is, and a single dose taken up, or no model with the reason. */
export const permeantCaseSchema = z.strictObject({
  kind: z.literal('permeant'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  permeant: permeantSchema,
  skin: z.strictObject({ hydration: z.enum(['full', 'partial']), dermisUm: within(50, 6000) }),
  dose: skinDoseSchema.optional(),
  outputTimesH: z.array(within(1e-3, 1000)).min(1).max(1000),
  /** The reason for which the case has to be refused. */
  refuses: z.enum(noPropertyReasons).optional(),
  oracle: z
    .array(
      z.strictObject({
        quantity: z.enum(permeantQuantities),
        /** One of the output times, for `absorbedUg`. */
        timeH: within(1e-3, 1000).optional(),
        ...expectedFields,
      }),
    )
    .default([]),
})
export type PermeantCase = z.output<typeof permeantCaseSchema>
export type SkinDose = NonNullable<PermeantCase['dose']>
export type PermeantOracle = PermeantCase['oracle'][number]
