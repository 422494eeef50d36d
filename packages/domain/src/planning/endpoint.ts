import { z } from 'zod'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { figureSchema } from './figure.ts'

/** What is seen on the skin when enough has been done, lightest first. */
export const endpointSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  says: localizedTextSchema,
  because: figureSchema(z.literal(true)),
})
export type Endpoint = z.infer<typeof endpointSchema>

/** When a course is broken off or looked at again. */
export const stopRuleSchema = endpointSchema.extend({ does: z.enum(['stop-course', 'stop-session', 'review']) })
export type StopRule = z.infer<typeof stopRuleSchema>

/** What is done beside the plan for skin that darkens easily after injury. */
export const pigmentStepSchema = endpointSchema
export type PigmentStep = z.infer<typeof pigmentStepSchema>
