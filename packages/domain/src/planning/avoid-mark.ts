import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'

/** What is left out of a zone. */
export const avoidMarkKinds = [
  'mole',
  'skin-tag',
  'active-acne',
  'wart',
  'cold-sore',
  'keratosis',
  'filler',
  'tattoo',
  'implant',
  'other',
] as const
export const avoidMarkKindSchema = z.enum(avoidMarkKinds)
export type AvoidMarkKind = z.infer<typeof avoidMarkKindSchema>

const coordinate = z.number().min(-10_000).max(10_000)
/** A point of a chart, in the units of its drawing. */
export const chartPointSchema = z.strictObject({ x: coordinate, y: coordinate })
export type ChartPoint = z.infer<typeof chartPointSchema>

/** A place on a chart that is left out: a point with a radius, or an area drawn by hand. */
export const avoidMarkSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: avoidMarkKindSchema,
  chart: identifierSchema,
  shape: z.union([
    z.strictObject({ centre: chartPointSchema, radius: z.number().positive().max(1_000) }),
    z.strictObject({ outline: z.array(chartPointSchema).min(3).max(500) }),
  ]),
  /** The rule whose finding put it there; null where a clinician did. */
  rule: identifierSchema.nullable(),
  note: z.string().trim().max(500),
})
export type AvoidMark = z.infer<typeof avoidMarkSchema>
