import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { identifierSchema } from '../evidence/index.ts'
import { isoDateSchema } from '../units/index.ts'
import { avoidMarkSchema } from './avoid-mark.ts'
import { prescriptionSchema } from './prescription.ts'

/** How the device is led over a zone. */
export const patterns = ['one-direction', 'crosshatch', 'four-directions', 'stamp-grid', 'circles'] as const
export const patternSchema = z.enum(patterns)
export type Pattern = z.infer<typeof patternSchema>

/** Anaesthetic on one zone. */
export const anaestheticSchema = z.strictObject({
  topical: identifierSchema,
  grams: z.number().positive().max(1_000).nullable(),
  areaCm2: z.number().positive().max(20_000).nullable(),
  minutes: z.number().positive().max(1_440).nullable(),
  occluded: z.boolean().nullable(),
})
export type Anaesthetic = z.infer<typeof anaestheticSchema>

/** What is done to one zone in each session. Null means: not decided yet. */
export const zonePlanSchema = z.strictObject({
  zone: zoneIdSchema,
  /** `reduce`: treated with less than the rest. */
  mark: z.enum(['treat', 'reduce']),
  device: identifierSchema.nullable(),
  cartridge: identifierSchema.nullable(),
  depthMm: z.number().positive().max(20).nullable(),
  passes: z.number().int().positive().max(200).nullable(),
  /** Strokes per second; null also for what has no motor. */
  strokesPerSecond: z.number().positive().max(1_000).nullable(),
  speedMmPerSecond: z.number().positive().max(1_000).nullable(),
  pattern: patternSchema.nullable(),
  endpoint: identifierSchema.nullable(),
  topicals: z.array(identifierSchema),
  anaesthetic: anaestheticSchema.nullable(),
  /** Measured on the person; null takes the nominal area of the atlas. */
  areaCm2: z.number().positive().max(20_000).nullable(),
})
export type ZonePlan = z.infer<typeof zonePlanSchema>

/** Something else that is to be done to the skin during the course. */
export const otherProcedureSchema = z.strictObject({
  concept: identifierSchema,
  on: isoDateSchema,
  zones: z.array(zoneIdSchema).min(1),
})
export type OtherProcedure = z.infer<typeof otherProcedureSchema>

/** What the days of a course have to fit. */
export const courseWishesSchema = z.strictObject({
  firstOn: isoDateSchema.nullable(),
  /** A day that the course has to be over by: skin settled, or the final result there. */
  event: z.strictObject({ on: isoDateSchema, wants: z.enum(['settled', 'final-result']) }).nullable(),
  blocked: z
    .array(z.strictObject({ from: isoDateSchema, to: isoDateSchema }))
    .max(50)
    .refine((spans) => spans.every(({ from, to }) => from <= to), 'a blocked time ends before it begins'),
})
export type CourseWishes = z.infer<typeof courseWishesSchema>

/** Why a finding of the plan check is accepted; `other` needs a note. */
export const planOverrideReasons = [
  'off-label-explained',
  'specialist-consulted',
  'earlier-response',
  'benefit-outweighs-risk',
  'measured-otherwise',
  'other',
] as const
export const planOverrideReasonSchema = z.enum(planOverrideReasons)
export type PlanOverrideReason = z.infer<typeof planOverrideReasonSchema>

/** A finding that a clinician accepts with a reason. It stays on the plan for ever and holds only while the value is the same. */
export const planOverrideSchema = z.strictObject({
  /** Key of the finding, which names check, place and value. */
  finding: z.string().min(1).max(300),
  reason: planOverrideReasonSchema,
  note: z.string().trim().max(1_000),
})
export type PlanOverride = z.infer<typeof planOverrideSchema>

/** The whole of a plan as it is edited, signed and stored. */
export const planSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    prescription: prescriptionSchema,
    /** In the order in which they are treated. */
    zones: z.array(zonePlanSchema).max(200),
    /** Zones that are left out on purpose. */
    avoid: z.array(zoneIdSchema).max(200),
    marks: z.array(avoidMarkSchema).max(500),
    pigmentSteps: z.array(identifierSchema).max(50),
    otherProcedures: z.array(otherProcedureSchema).max(50),
    course: courseWishesSchema,
    overrides: z.array(planOverrideSchema).max(200),
  })
  .refine(({ zones }) => new Set(zones.map(({ zone }) => zone)).size === zones.length, 'a zone stands twice')
  .refine(({ marks }) => new Set(marks.map(({ id }) => id)).size === marks.length, 'a mark stands twice')
export type Plan = z.infer<typeof planSchema>

/** Why an approved plan is replaced; `other` needs a note. */
export const revisionReasons = [
  'adverse-reaction',
  'insufficient-response',
  'good-response',
  'patient-choice',
  'new-finding',
  'device-changed',
  'knowledge-changed',
  'schedule',
  'error-corrected',
  'other',
] as const
export const revisionReasonSchema = z.enum(revisionReasons)
export type RevisionReason = z.infer<typeof revisionReasonSchema>
