import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { modalitySchema } from '../candidacy/index.ts'
import { identifierSchema } from '../evidence/index.ts'
import { calendarSpanSchema, isoDateSchema } from '../units/index.ts'
import { rangeSchema } from './figure.ts'

/** Why a clinician prescribes otherwise than was proposed; `other` needs a note. */
export const changeReasons = [
  'severity',
  'skin-type',
  'earlier-response',
  'patient-preference',
  'device-available',
  'local-protocol',
  'other',
] as const
export const changeReasonSchema = z.enum(changeReasons)
export type ChangeReason = z.infer<typeof changeReasonSchema>

/**
 * A value of the prescription beside the one that was proposed, so that a change stays visible. `proposed` is null where
 * nothing published supports a proposal; `value` is null while nobody has chosen.
 */
export const chosenSchema = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value: value.nullable(),
    proposed: value.nullable(),
    reason: changeReasonSchema.nullable(),
    note: z.string().trim().max(1_000),
  })
export type Chosen<T> = {
  readonly value: T | null
  readonly proposed: T | null
  readonly reason: ChangeReason | null
  readonly note: string
}

/** What is to be reached with whom, apart from how a plan will go about it. */
export const prescriptionSchema = z.strictObject({
  indication: identifierSchema,
  modality: modalitySchema,
  /** The protocol template it was proposed from. */
  template: identifierSchema,
  zones: z.array(zoneIdSchema).min(1),
  /** Severity before the course; a value of null means that nobody has rated it, which is not zero. */
  baseline: z.strictObject({
    instrument: identifierSchema,
    value: z.number().nullable(),
    on: isoDateSchema.nullable(),
  }),
  /** Change on the same instrument that counts as success; null where none was published and none was set. */
  target: z.strictObject({ instrument: identifierSchema, change: z.number().positive().nullable() }),
  sessions: chosenSchema(z.number().int().min(1).max(52)),
  interval: chosenSchema(calendarSpanSchema),
  depthMm: chosenSchema(rangeSchema),
  endpoint: chosenSchema(identifierSchema),
  topicals: chosenSchema(z.array(identifierSchema)),
  finalResult: chosenSchema(calendarSpanSchema),
  stopRules: z.array(identifierSchema).min(1),
})
export type Prescription = z.infer<typeof prescriptionSchema>

/** The values of a prescription that are proposed and may be changed. */
export const chosenFields = ['sessions', 'interval', 'depthMm', 'endpoint', 'topicals', 'finalResult'] as const
export type ChosenField = (typeof chosenFields)[number]
