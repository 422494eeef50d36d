import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'
import { partialDateSchema, quantitySchema } from '../units/index.ts'

/** Where a fact came from, so that a finding can show it and a reader can go and look. */
export const factSourceSchema = z.strictObject({
  /** `silence`: nobody said anything and the caller asked to read that as no (cohort counts only, stated in the output). */
  from: z.enum(['record', 'patient', 'clinician', 'silence']),
  /** Place in the record, such as `Condition/4711`. */
  reference: z.string().min(1).optional(),
  code: z.strictObject({ system: z.string(), code: z.string(), display: z.string().optional() }).optional(),
  /** `name`: no code was known; an ingredient's name was recognised in the text of the entry. */
  matchedBy: z.enum(['code', 'name', 'answer']).optional(),
  /** False when the code map marks the code as not yet verified against its code system. */
  codeVerified: z.boolean().optional(),
  recordedOn: partialDateSchema.optional(),
})
export type FactSource = z.infer<typeof factSourceSchema>

/**
 * One statement about one person: concept × present / absent / unknown, with the time and the place it holds for.
 *
 * - `present` with neither `start` nor `end`: so now, since when is not known. `end` is the last day it was so (last
 *   dose, day of the procedure, day of healing); `end: 'unknown'` means over, nobody knows since when.
 * - `absent` without `since`: never was so. With `since`: not so from that day on; nothing is said of before.
 * - `zones`: where. Without it, a presence may be anywhere and an absence holds everywhere.
 * - `onlyThere`: the answer about places is complete; elsewhere the concept is absent.
 * - `value`: for measurements, taken on `start`.
 */
export const factSchema = z.strictObject({
  concept: identifierSchema,
  answer: z.enum(['present', 'absent', 'unknown']),
  start: partialDateSchema.optional(),
  end: z.union([partialDateSchema, z.literal('unknown')]).optional(),
  since: partialDateSchema.optional(),
  zones: z.array(z.string().min(1)).min(1).optional(),
  onlyThere: z.boolean().optional(),
  value: quantitySchema.optional(),
  source: factSourceSchema,
})
export type Fact = z.infer<typeof factSchema>

/** What a screening knows of a person: facts, and the birth date when the record has one. */
export const personSchema = z.strictObject({
  birthDate: partialDateSchema.optional(),
  facts: z.array(factSchema),
})
export type Person = z.infer<typeof personSchema>
