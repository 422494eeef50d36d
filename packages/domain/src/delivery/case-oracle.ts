import { z } from 'zod'
import { within } from './case-number.ts'

/** What a run can be asked for. Amounts in µg; concentrations of the compartment in µg/L, which is ng/mL. */
export const quantities = [
  'releasedUg',
  'inSkinUg',
  'clearedUg',
  'leftInnerUg',
  'leftOuterUg',
  'suppliedInnerUg',
  'freeUgPerCm3',
  'compartmentUgPerL',
  'peakUgPerL',
  'peakTimeS',
  'aucUgHPerL',
] as const
export type QuantityAsked = (typeof quantities)[number]

/** How an expected figure came about. Remembered figures are never expected. */
export const oracleTags = {
  V: 'read in the source named',
  R: 'computed by an independent program or summed from a closed form',
  D: 'follows from a derivation of our own',
} as const

export const oracleSchema = z.strictObject({
  quantity: z.enum(quantities),
  /** One of the output times; the peak needs none. */
  timeS: within(0, 1e8).optional(),
  /** For a concentration: distance from the inner end, or from the centre. */
  atUm: within(0, 1e5).optional(),
  expected: z.number(),
  relativeTolerance: within(1e-12, 1),
  tag: z.enum(Object.keys(oracleTags) as (keyof typeof oracleTags)[]),
  source: z.string().min(1),
})
export type Oracle = z.output<typeof oracleSchema>
