import { z } from 'zod'
import { languageSchema, momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { identifierSchema, personDetailsSchema, personParams, personSummarySchema } from './people.ts'

/** Why two entries may be one person. */
export const duplicateReasons = ['birth-date-and-name', 'name', 'number', 'contact'] as const

export const findDuplicates = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/duplicates',
  summary: 'Entries that may be the same person, the likeliest first, with why.',
  permits: ['clinician', 'owner'],
  params: personParams,
  answer: z.array(z.strictObject({ person: personSummarySchema, reasons: z.array(z.enum(duplicateReasons)).min(1) })),
  problems: ['not-found'],
})

const count = z.int().nonnegative()

/** One of two entries, with how much hangs on it. */
export const mergeSideSchema = z.strictObject({
  personId: z.uuid(),
  version: z.int().positive(),
  details: personDetailsSchema,
  identifiers: z.array(identifierSchema),
  /** Statements that nobody withdrew. */
  factCount: count,
  importCount: count,
  intakeCount: count,
  screeningCount: count,
  planCount: count,
  legalHold: z.boolean(),
  createdAt: momentSchema,
})
export type MergeSide = z.infer<typeof mergeSideSchema>

const mergeParams = z.strictObject({ ...personParams.shape, other: z.uuid() })

export const previewMerge = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/merge/:other',
  summary: 'Two entries side by side, before they are made one.',
  permits: ['clinician', 'owner'],
  params: mergeParams,
  query: z.strictObject({ language: languageSchema }),
  answer: z.strictObject({
    kept: mergeSideSchema,
    other: mergeSideSchema,
    /** Said to be so of one and not to be so of the other; both statements stay, and are read as contradictory. */
    contradictions: z.array(z.strictObject({ concept: z.string(), title: z.string() })),
  }),
  problems: ['not-found', 'same-person'],
})

export const mergePeople = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/merge',
  summary: 'Makes two entries one: everything of the other becomes this person’s. The other id leads here afterwards.',
  permits: ['clinician', 'owner'],
  params: personParams,
  body: z.strictObject({
    other: z.uuid(),
    version: z.int().positive(),
    otherVersion: z.int().positive(),
    /** What stays written down of the person. */
    details: personDetailsSchema,
    reason: z.string().trim().min(10).max(1_000),
  }),
  answer: null,
  problems: ['not-found', 'changed-meanwhile', 'same-person', 'legal-hold'],
})

export const mergingEndpoints = { findDuplicates, previewMerge, mergePeople }
