import { identifierSchema, patientLanguages } from '@stipple/domain/evidence'
import { z } from 'zod'

export const patientLanguageSchema = z.enum(patientLanguages)

/**
 * What is asked of whoever chose an option, worded. A question that is null is not asked.
 *
 * - `now`: yes, no, not sure
 * - `ended`: a day, month or year, or not sure; of everybody, or only of those who say that it is over
 * - `field`: whether it is in the area to be treated
 * - `where`: in which of the form's `parts`
 */
export const followUpsSchema = z.strictObject({
  now: z.string().nullable(),
  ended: z.strictObject({ question: z.string(), asked: z.enum(['always', 'if-over']) }).nullable(),
  field: z.string().nullable(),
  where: z.string().nullable(),
  /** The questions about the place are asked only of those who have it now. */
  placeOnlyIfNow: z.boolean(),
})
export type FollowUps = z.infer<typeof followUpsSchema>

export const formOptionSchema = z.strictObject({
  concept: identifierSchema,
  label: z.string(),
  help: z.string().nullable(),
  /** The record says so already: it is not offered for choice, only its follow-ups are asked. */
  known: z.boolean(),
  followUps: followUpsSchema,
})
export type FormOption = z.infer<typeof formOptionSchema>

/** Which kinds, asked once of whoever chose any of `of`; of everybody when `known`. */
export const formKindsSchema = z.strictObject({
  of: z.array(identifierSchema).min(1),
  question: z.string(),
  kinds: z.array(z.strictObject({ concept: identifierSchema, label: z.string() })).min(1),
  known: z.boolean(),
})
export type FormKinds = z.infer<typeof formKindsSchema>

export const formValueSchema = z.strictObject({
  concept: identifierSchema,
  label: z.string(),
  asks: z.enum(['date', 'choice', 'number']),
  /** Of a number: its unit, UCUM. */
  unit: z.string().nullable(),
  choices: z.array(z.strictObject({ value: z.number(), label: z.string() })),
  /** Of a number: how the day it was taken on is asked. */
  takenOn: z.string().nullable(),
})
export type FormValue = z.infer<typeof formValueSchema>

const stepParts = {
  step: identifierSchema,
  title: z.string(),
  question: z.string(),
  help: z.string().nullable(),
}
export const formListStepSchema = z.strictObject({
  kind: z.literal('list'),
  ...stepParts,
  options: z.array(formOptionSchema),
  which: z.array(formKindsSchema),
})
export const formValueStepSchema = z.strictObject({
  kind: z.literal('value'),
  ...stepParts,
  values: z.array(formValueSchema).min(1),
})
export const formStepSchema = z.discriminatedUnion('kind', [formListStepSchema, formValueStepSchema])
export type FormStep = z.infer<typeof formStepSchema>
export type FormListStep = z.infer<typeof formListStepSchema>
export type FormValueStep = z.infer<typeof formValueStepSchema>

/**
 * The open part of an intake in one language: what is still to be asked, what decides soonest first. Answers come back
 * as the domain's `IntakeAnswers`, by step.
 */
export const intakeFormSchema = z.strictObject({
  language: patientLanguageSchema,
  /** Hash of the intent, the knowledge version and the policy: answers belong to one form. */
  hash: z.string(),
  steps: z.array(formStepSchema),
  /** The intended zones cut into the parts a person chooses from. */
  parts: z.array(z.strictObject({ zone: z.string(), label: z.string() })),
  words: z.strictObject({ none: z.string(), notSure: z.string(), yes: z.string(), no: z.string() }),
})
export type IntakeForm = z.infer<typeof intakeFormSchema>
