import { z } from 'zod'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { calendarSpanSchema } from '../units/index.ts'

/**
 * A coded clinical idea of Stipple's own code system.
 *
 * A fact about a concept is a fact about each of its `parents` too: warfarin present means anticoagulant present, and
 * no anticoagulant means no warfarin. The reverse does not hold.
 */
export const conceptSchema = z.strictObject({
  id: identifierSchema,
  kind: z.enum(['condition', 'medicine', 'procedure', 'exposure', 'allergy', 'device', 'measurement', 'circumstance']),
  title: localizedTextSchema,
  parents: z.array(identifierSchema).default([]),
  /** UCUM unit in which a measurement is kept; readers convert to it or leave the value out and say so. */
  unit: z.string().min(1).optional(),
  /** A state that ends by itself: an open entry older than this no longer counts as present, it is asked about again. */
  lastsAtMost: calendarSpanSchema.optional(),
  /** Where and how a person is asked. A concept that no step asks for can only come from a record or a clinician. */
  ask: z
    .strictObject({
      step: identifierSchema,
      option: localizedTextSchema,
      help: localizedTextSchema.optional(),
    })
    .optional(),
})
export type Concept = z.infer<typeof conceptSchema>
