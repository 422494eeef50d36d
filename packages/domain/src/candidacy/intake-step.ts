import { z } from 'zod'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { calendarSpanSchema } from '../units/index.ts'

/**
 * One step of the intake: a question with a list to choose from, or a single value.
 *
 * `tense` is what choosing nothing means for every concept of the step:
 * - `now`: not so on the day of the answer (nothing is said of before)
 * - `ever`: never was so
 * - `{ since }`: not so for that span before the day of the answer
 * - `value`: the step asks for one measurement or date instead of a list
 */
export const intakeStepSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  question: localizedTextSchema,
  help: localizedTextSchema.optional(),
  tense: z.union([
    z.literal('now'),
    z.literal('ever'),
    z.literal('value'),
    z.strictObject({ since: calendarSpanSchema }),
  ]),
  /** `clinician`: needs an examination or a judgement; not part of what a patient is asked. */
  audience: z.enum(['patient', 'clinician']).default('patient'),
  /** True when the question speaks of the skin that is to be treated only. */
  inField: z.boolean().default(false),
  /** For `tense: value`: the values a person may choose from, when the value is one of a few. */
  choices: z.array(z.strictObject({ value: z.number(), label: localizedTextSchema })).optional(),
})
export type IntakeStep = z.infer<typeof intakeStepSchema>
