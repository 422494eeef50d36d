import { z } from 'zod'
import { unmappedSchema } from '../screening/index.ts'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { personParams, statementSchema } from './people.ts'

/** What tells one unmapped entry of a person's records from all others. */
export const entrySchema = unmappedSchema.pick({ system: true, code: true, display: true, type: true })
export type UnmappedEntry = z.infer<typeof entrySchema>

/** What somebody decided that an entry means. */
export const decidedEntrySchema = z.strictObject({
  meaningId: z.uuid(),
  ...entrySchema.shape,
  /** null: not relevant. */
  concept: z.string().nullable(),
  title: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: momentSchema,
})
export type DecidedEntry = z.infer<typeof decidedEntrySchema>

export const listEntries = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/entries',
  summary:
    'Entries of imported records that no map knows: those nobody has looked at, and what was decided of the others.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  query: z.strictObject({ language: z.enum(['en', 'tr']) }),
  answer: z.strictObject({ open: z.array(unmappedSchema), decided: z.array(decidedEntrySchema) }),
  problems: ['not-found'],
})

export const decideEntry = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/entries',
  summary:
    'Says what an unmapped entry means: a statement, which becomes a fact with its place in the record; or nothing.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({
    entry: entrySchema,
    /** null: not relevant here. */
    means: statementSchema.nullable(),
  }),
  answer: z.strictObject({ meaningId: z.uuid() }),
  problems: ['not-found', 'fact-unknown', 'changed-meanwhile'],
})

export const reopenEntry = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/entries/:meaningId/reopen',
  summary: 'Takes back what was decided of an entry, and withdraws the fact that came of it.',
  permits: ['clinician', 'assistant'],
  params: z.strictObject({ ...personParams.shape, meaningId: z.uuid() }),
  answer: null,
  problems: ['not-found', 'already-withdrawn'],
})

export const entryEndpoints = { listEntries, decideEntry, reopenEntry }
