import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { calendarSpanSchema } from '../units/index.ts'
import { rangeSchema, skinTypeSchema } from './figure.ts'

/**
 * How much a study can show.
 *
 * 1 systematic review or meta-analysis of controlled trials, 2 randomised trial (split-face included), 3 non-randomised
 * comparison or cohort, 4 case series, registry or device study, 5 expert or review text.
 */
export const evidenceLevels = [1, 2, 3, 4, 5] as const
export const evidenceLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

/** A part of a row that does not stand in what was read. */
const unsourcedPartSchema = z.enum(['depthMm', 'sessions', 'interval', 'people', 'device', 'outcome'])

/** One published protocol with its result. `null` means that the part which could be read does not report it. */
export const protocolEvidenceSchema = z.strictObject({
  id: z.string().regex(/^p\d\d$/),
  /** Empty where the row is about something that is not planned for. */
  indications: z.array(identifierSchema),
  /** What was treated, and in whom, in the words of the report. */
  condition: localizedTextSchema,
  device: localizedTextSchema,
  modality: z.enum(['mechanical', 'rf', 'drug-delivery', 'patch']),
  zones: z.array(zoneIdSchema).nullable(),
  skinTypes: z.array(skinTypeSchema).nullable(),
  depthMm: rangeSchema.nullable(),
  /** Passes or endpoint in the words of the report. */
  technique: localizedTextSchema.nullable(),
  sessions: rangeSchema.nullable(),
  interval: z.strictObject({ low: calendarSpanSchema, high: calendarSpanSchema }).nullable(),
  adjuncts: z.array(localizedTextSchema),
  people: z.number().int().positive().nullable(),
  outcome: localizedTextSchema,
  scale: localizedTextSchema.nullable(),
  /** As given; a range where one entry spans several studies. Null where nothing can be graded: a registry entry without results, a measurement. */
  level: z.strictObject({ best: evidenceLevelSchema, worst: evidenceLevelSchema }).nullable(),
  unsourced: z.array(unsourcedPartSchema).default([]),
  sources: z.array(identifierSchema).min(1),
})
export type ProtocolEvidence = z.infer<typeof protocolEvidenceSchema>
