import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'

const meaningSchema = z.enum(['present', 'over', 'absent', 'unknown'])

/**
 * One code of a published code system and the concept it stands for.
 *
 * `code` matches exactly, `prefix` the code and everything below it in systems whose codes are hierarchical by their
 * first characters (ICD-10-CM, ATC). A code may stand for several concepts: give it several entries.
 */
export const codeEntrySchema = z
  .strictObject({
    concept: identifierSchema,
    code: z.string().min(1).optional(),
    prefix: z.string().min(1).optional(),
    /** True only when seen in a published list of the code system itself or in the named sample data. */
    verified: z.boolean(),
    /** What the code says of the concept; a code for "history of" is `over`, one for "no known" is `absent`. */
    means: meaningSchema.default('present'),
    /** Zones that the code itself names. */
    zones: z.array(z.string()).min(1).optional(),
    /** For questions with a coded answer (an Observation's value): answer code → what it says. */
    answers: z
      .array(z.strictObject({ system: z.string(), code: z.string(), means: meaningSchema, verified: z.boolean() }))
      .optional(),
    /** UCUM units this code is reported in, with factor and offset to the concept's unit: value × factor + offset. */
    units: z.array(z.strictObject({ unit: z.string(), factor: z.number(), offset: z.number().default(0) })).optional(),
  })
  .refine((entry) => (entry.code === undefined) !== (entry.prefix === undefined), {
    message: 'give either code or prefix',
  })
export type CodeEntry = z.infer<typeof codeEntrySchema>

export const codeMapSchema = z.strictObject({
  /** FHIR system URI. */
  system: z.string().min(1),
  /** Other URIs the same system is written with (OIDs, old forms). */
  alsoWritten: z.array(z.string()).default([]),
  name: z.string().min(1),
  /** Who owns the code system and on what terms its codes may be used. */
  licence: z.string().min(1),
  /** Where verified codes were seen. */
  seenIn: z.string().min(1),
  entries: z.array(codeEntrySchema),
})
export type CodeMap = z.infer<typeof codeMapSchema>

/** Ingredient names by which a medicine is recognised when no map knows its code. */
export const medicineNameSchema = z.strictObject({
  concept: identifierSchema,
  names: z.array(z.string().min(3)).min(1),
  /** `systemic` names are not read from entries whose text says cream, gel, eye drops or the like, and the reverse. */
  route: z.enum(['systemic', 'topical', 'any']),
})
export type MedicineName = z.infer<typeof medicineNameSchema>

/** Codes of body sites and the zone they stand for. */
export const siteMapSchema = z.strictObject({
  system: z.string().min(1),
  licence: z.string().min(1),
  entries: z.array(z.strictObject({ code: z.string(), zones: z.array(z.string()).min(1), verified: z.boolean() })),
})
export type SiteMap = z.infer<typeof siteMapSchema>

/** Every way an outside code, name or body site is read as a concept or a zone. */
export const terminologySchema = z.strictObject({
  codeMaps: z.array(codeMapSchema),
  medicineNames: z.array(medicineNameSchema),
  siteMaps: z.array(siteMapSchema),
})
export type Terminology = z.infer<typeof terminologySchema>
