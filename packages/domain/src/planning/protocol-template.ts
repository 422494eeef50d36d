import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { modalitySchema } from '../candidacy/index.ts'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { calendarSpanSchema } from '../units/index.ts'
import { rangeSchema } from './figure.ts'
import { evidenceLevelSchema } from './protocol-evidence.ts'

/**
 * How well a proposal is backed: the level of the best row or text behind it, a device's label, or nothing that anybody has
 * found.
 */
export const backingSchema = z.union([z.literal('label'), evidenceLevelSchema, z.literal('unsourced')])
export type Backing = z.infer<typeof backingSchema>

/** What a default rests on. */
const basisShape = {
  /** Rows of the protocol evidence. */
  rows: z.array(z.string().regex(/^p\d\d$/)),
  /** Sources beside those of the rows. */
  sources: z.array(identifierSchema),
  backing: backingSchema,
  because: localizedTextSchema,
}
export type Basis = {
  readonly rows: readonly string[]
  readonly sources: readonly string[]
  readonly backing: Backing
  readonly because: { readonly en: string; readonly tr: string }
}

/** A default with the range that was found. A default of null leaves the choice to the clinician: nothing supports one. */
export const templateValueSchema = <T extends z.ZodType, R extends z.ZodType>(value: T, range: R) =>
  z.strictObject({ default: value.nullable(), range: range.nullable(), ...basisShape })

const spanRangeSchema = z.strictObject({ low: calendarSpanSchema, high: calendarSpanSchema })

/** Needle depth for some places, where they differ from the rest. */
export const zoneDepthSchema = z.strictObject({
  zones: z.array(zoneIdSchema).min(1),
  modality: modalitySchema,
  depthMm: templateValueSchema(rangeSchema, rangeSchema),
})

/** How one indication is treated with one modality, as far as anything published supports it. */
export const protocolTemplateSchema = z.strictObject({
  id: identifierSchema,
  indication: identifierSchema,
  modality: modalitySchema,
  title: localizedTextSchema,
  /** How far the whole is backed: shown before anything else where it is thin, mixed or against. */
  standing: z.enum(['supported', 'thin', 'mixed', 'against', 'none']),
  standingSays: localizedTextSchema,
  zones: z.array(zoneIdSchema).min(1),
  sessions: templateValueSchema(z.number().int().positive(), rangeSchema),
  interval: templateValueSchema(calendarSpanSchema, spanRangeSchema),
  depthMm: templateValueSchema(rangeSchema, rangeSchema),
  zoneDepths: z.array(zoneDepthSchema).default([]),
  endpoint: templateValueSchema(identifierSchema, z.array(identifierSchema)),
  topicals: templateValueSchema(z.array(identifierSchema), z.array(identifierSchema)),
  /** What success is measured with, and which change counts. */
  measure: z.strictObject({
    instrument: identifierSchema,
    change: z.number().nullable(),
    ...basisShape,
  }),
  finalResult: templateValueSchema(calendarSpanSchema, spanRangeSchema),
  stopRules: z.array(identifierSchema).min(1),
  /** Anything a clinician has to know that is no number. */
  notes: localizedTextSchema.optional(),
  reviewed: reviewedSchema,
})
export type ProtocolTemplate = z.infer<typeof protocolTemplateSchema>
