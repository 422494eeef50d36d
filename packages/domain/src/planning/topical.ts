import { z } from 'zod'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { figureSchema, rangeSchema } from './figure.ts'

/** How much of an anaesthetic a label allows, for people from an age on. */
export const anaestheticDoseSchema = z.strictObject({
  id: identifierSchema,
  jurisdiction: z.string().regex(/^([A-Z]{2}|international)$/),
  says: localizedTextSchema,
  ageMonths: z.strictObject({ from: z.number().int().nonnegative(), below: z.number().int().positive().nullable() }),
  /** Grams on 10 cm² of skin. */
  gramsPer10Cm2: figureSchema(rangeSchema).nullable(),
  minutes: figureSchema(rangeSchema).nullable(),
  maximumGrams: figureSchema(z.number().positive()).nullable(),
  maximumAreaCm2: figureSchema(z.number().positive()).nullable(),
})
export type AnaestheticDose = z.infer<typeof anaestheticDoseSchema>

/** Something put on the skin before, during or after needling, and what is known of it there. */
export const topicalSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  kind: z.enum(['anaesthetic', 'drug', 'autologous', 'cosmetic', 'gel', 'energy']),
  /** The adjunct that screening knows it by; null where no rule concerns it. */
  adjunct: identifierSchema.nullable(),
  /** Whether a document labels it for punctured skin; null where none was read. */
  labelledForNeedledSkin: figureSchema(z.boolean()).nullable(),
  intactSkinOnly: figureSchema(z.boolean()).nullable(),
  /** Granulomas after needling with it have been published. */
  granulomaReported: figureSchema(z.boolean()).nullable(),
  doses: z.array(anaestheticDoseSchema).default([]),
  says: localizedTextSchema,
  reviewed: reviewedSchema,
})
export type Topical = z.infer<typeof topicalSchema>
