import { z } from 'zod'
import { identifierSchema, localizedTextSchema, strengthSchema } from '../evidence/index.ts'

/**
 * A number or choice of the content together with what it rests on. Where a document does not report one, the content says
 * `null`, which is never read as zero or as "any".
 */
export const figureSchema = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    strength: strengthSchema,
    /** Empty only with `unsourced`. */
    sources: z.array(identifierSchema),
    note: localizedTextSchema.optional(),
  })
export type Figure<T> = {
  readonly value: T
  readonly strength: z.infer<typeof strengthSchema>
  readonly sources: readonly string[]
  readonly note?: z.infer<typeof localizedTextSchema> | undefined
}

/** Lowest and highest of something; equal where only one was reported. */
export const rangeSchema = z
  .strictObject({ low: z.number().nonnegative(), high: z.number().nonnegative() })
  .refine(({ low, high }) => low <= high, 'low is above high')
export type Range = z.infer<typeof rangeSchema>

/** Fitzpatrick's skin types, by how skin answers the sun; no measure of race. */
export const skinTypes = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const
export const skinTypeSchema = z.enum(skinTypes)
export type SkinType = z.infer<typeof skinTypeSchema>
