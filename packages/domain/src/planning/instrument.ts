import { z } from 'zod'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { rangeSchema } from './figure.ts'

/** A scale that severity and result are measured with: its range and direction. Scoring belongs to outcomes. */
export const instrumentSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  indications: z.array(identifierSchema).min(1),
  range: rangeSchema,
  /** Smallest difference that can be written down. */
  step: z.number().positive(),
  better: z.enum(['lower', 'higher']),
  unit: z.string().min(1).nullable(),
  /** `seen`: items or range stand in a source that was read; `from-memory`: still to be held against the primary paper. */
  status: z.enum(['seen', 'from-memory']),
  licence: localizedTextSchema.nullable(),
  /** What has to be known to read a value: variants, limits of entry, what is not known of it. */
  note: localizedTextSchema.optional(),
  sources: z.array(identifierSchema),
  reviewed: reviewedSchema,
})
export type Instrument = z.infer<typeof instrumentSchema>
