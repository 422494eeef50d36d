import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'
import { isoDateSchema, partialDateSchema } from '../units/index.ts'

const sureSchema = z.enum(['yes', 'no', 'not-sure'])
export type Sure = z.infer<typeof sureSchema>

/** What a person said beside an option they chose; what is left out was not asked or not answered. */
export const optionAnswerSchema = z.strictObject({
  concept: identifierSchema,
  now: sureSchema.optional(),
  /** Last day it was so. */
  ended: z.union([partialDateSchema, z.literal('not-sure')]).optional(),
  inField: sureSchema.optional(),
  /** Parts of the area to be treated. */
  parts: z.union([z.array(z.string().min(1)).min(1), z.literal('not-sure')]).optional(),
})
export type OptionAnswer = z.infer<typeof optionAnswerSchema>

/** Answer to a list. Nothing chosen and sure means "none of these". */
export const listAnswerSchema = z.strictObject({
  chosen: z.array(optionAnswerSchema),
  /** Not sure of anything that was not chosen. */
  notSure: z.boolean(),
  which: z
    .array(
      z.strictObject({
        of: z.array(identifierSchema).min(1),
        chosen: z.array(identifierSchema),
        notSure: z.boolean(),
      }),
    )
    .optional(),
})
export type ListAnswer = z.infer<typeof listAnswerSchema>

export const valueAnswerSchema = z.strictObject({
  values: z.array(
    z.union([
      z.strictObject({ concept: identifierSchema, date: partialDateSchema }),
      /** In the concept's unit; without the day it was taken on, its age is not known. */
      z.strictObject({ concept: identifierSchema, number: z.number(), takenOn: partialDateSchema.optional() }),
      z.strictObject({ concept: identifierSchema, notSure: z.literal(true) }),
    ]),
  ),
})
export type ValueAnswer = z.infer<typeof valueAnswerSchema>

/** Answers by step; a step that is not there was not answered, which says nothing. */
export const intakeAnswersSchema = z.record(identifierSchema, z.union([listAnswerSchema, valueAnswerSchema]))
export type IntakeAnswers = z.infer<typeof intakeAnswersSchema>

/** Who answered, and on which day. */
export const answeredSchema = z.strictObject({ answeredOn: isoDateSchema, from: z.enum(['patient', 'clinician']) })
export type Answered = z.infer<typeof answeredSchema>
