import { z } from 'zod'
import { localizedTextSchema } from '../evidence/index.ts'
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

/** What every expected figure carries, whatever kind of case asks for it. */
export const expectedFields = {
  expected: z.number(),
  relativeTolerance: within(1e-12, 1),
  tag: z.enum(Object.keys(oracleTags) as (keyof typeof oracleTags)[]),
  source: z.string().min(1),
  /** Why a difference is shown and not judged; without it the figure has to agree. */
  informational: localizedTextSchema.optional(),
}
export type Expected = z.output<z.ZodObject<typeof expectedFields>>

export const oracleSchema = z.strictObject({
  quantity: z.enum(quantities),
  /** One of the output times; the peak needs none. */
  timeS: within(0, 1e8).optional(),
  /** For a concentration: distance from the inner end, or from the centre. */
  atUm: within(0, 1e5).optional(),
  ...expectedFields,
})
export type Oracle = z.output<typeof oracleSchema>

/** An expected figure beside the computed one. */
export type Compared = {
  readonly computed: number
  /** Computed over expected, minus one; where nothing is expected, what was computed. */
  readonly difference: number
  readonly agrees: boolean
}

export function comparedWith({ expected, relativeTolerance }: Expected, computed: number): Compared {
  const difference = expected === 0 ? computed : computed / expected - 1
  return { computed, difference, agrees: Math.abs(difference) <= relativeTolerance }
}
