import { factSchema } from '@stipple/domain/patient'
import { partialDateSchema } from '@stipple/domain/units'
import { z } from 'zod'
import { patientLanguageSchema } from '../intake/index.ts'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'

export const personParams = z.strictObject({ personId: z.uuid() })
const text = z.string().trim().max(400)

export const sexSchema = z.enum(['male', 'female', 'other', 'unknown'])
/** Fitzpatrick, from its questions. */
export const skinTypeSchema = z.int().min(1).max(6)

export const personSummarySchema = z.strictObject({
  personId: z.uuid(),
  fullName: z.string(),
  birthDate: z.string().nullable(),
  sex: sexSchema.nullable(),
})
export type PersonSummary = z.infer<typeof personSummarySchema>

/** What staff write down of a person themselves. */
export const personDetailsSchema = z.strictObject({
  fullName: text.min(1),
  birthDate: partialDateSchema.nullable(),
  sex: sexSchema.nullable(),
  phone: text.nullable(),
  email: text.nullable(),
  language: patientLanguageSchema.nullable(),
  /** Who answers for a minor, and how they are reached. */
  guardian: z.strictObject({ fullName: text.min(1), relation: text, phone: text.nullable() }).nullable(),
})
export type PersonDetails = z.infer<typeof personDetailsSchema>

export const identifierSchema = z.strictObject({ system: text, value: text.min(1) })

/** Something that whoever treats this person has to see at once. Always with words, never a colour alone. */
export const alertSchema = z.strictObject({
  concept: z.string(),
  title: z.string(),
  kind: z.string().describe('Kind of the concept: allergy, medicine, condition …'),
  /** `contradictory`: said to be so and not to be so; read as so. */
  certainty: z.enum(['present', 'contradictory']),
  since: z.string().nullable(),
})

export const personSchema = z.strictObject({
  ...personDetailsSchema.shape,
  personId: z.uuid(),
  /** Sent back with a change, so that nobody overwrites what they have not seen. */
  version: z.int().positive(),
  identifiers: z.array(identifierSchema),
  /** Whole years; null when the birth date is not known to the year. */
  ageYears: z.int().nonnegative().nullable(),
  minor: z.boolean().nullable().describe('Under 18; null when unknown.'),
  skinType: skinTypeSchema.nullable(),
  /** Whose words the skin type is, and of which day. */
  skinTypeFrom: z
    .strictObject({ from: z.enum(['record', 'patient', 'clinician', 'silence']), on: z.string().nullable() })
    .nullable(),
  alerts: z.array(alertSchema),
  /** `none-known`: somebody said that there are none. `unknown`: nobody was asked. */
  allergies: z.enum(['listed', 'none-known', 'unknown']),
  legalHold: z.strictObject({ reason: z.string(), by: z.string(), at: momentSchema }).nullable(),
  createdAt: momentSchema,
})
export type Person = z.infer<typeof personSchema>

export const findPeople = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people',
  summary: 'People by name, birth date or number; all of them by name when nothing is asked.',
  permits: ['owner', 'clinician', 'assistant'],
  query: z.strictObject({
    q: z.string().max(200).optional(),
    after: z.string().max(500).optional().describe('The `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.strictObject({
    people: z.array(personSummarySchema),
    next: z.string().nullable(),
    /** How many there are in all; null while something is searched for. */
    total: z.int().nullable(),
  }),
  problems: [],
})

export const registerPerson = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people',
  summary: 'Registers a person; answers people who may be the same.',
  permits: ['clinician', 'assistant'],
  body: z.strictObject({ details: personDetailsSchema, identifiers: z.array(identifierSchema).max(20) }),
  answer: z.strictObject({ personId: z.uuid(), mayBe: z.array(personSummarySchema) }),
  problems: ['identifier-taken'],
})

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId',
  summary: 'The head of a person’s chart. An id that was merged answers with the person it leads to.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  query: z.strictObject({ language: z.enum(['en', 'tr']) }),
  answer: personSchema,
  problems: ['not-found'],
})

export const changePerson = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/people/:personId',
  summary: 'Changes what is written down of a person.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({ version: z.int().positive(), details: personDetailsSchema }),
  answer: z.strictObject({ version: z.int().positive() }),
  problems: ['not-found', 'changed-meanwhile'],
})

export const factEntrySchema = z.strictObject({
  factId: z.uuid(),
  title: z.string().describe('The concept in words.'),
  kind: z.string(),
  statement: factSchema,
  assertedAt: momentSchema,
  assertedBy: z.string(),
  withdrawnAt: momentSchema.nullable(),
  withdrawnBy: z.string().nullable(),
})
export type FactEntry = z.infer<typeof factEntrySchema>

export const listFacts = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/facts',
  summary: 'What is known of a person, with where it came from.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  query: z.strictObject({ language: z.enum(['en', 'tr']), withdrawn: z.enum(['with', 'without']).default('without') }),
  answer: z.strictObject({
    facts: z.array(factEntrySchema),
    /** Codings of imported records that no map knows; for a person to look at. */
    unmapped: z.array(
      z.strictObject({
        system: z.string().nullable(),
        code: z.string().nullable(),
        display: z.string().nullable(),
        type: z.string(),
        count: z.int().positive(),
      }),
    ),
  }),
  problems: ['not-found'],
})

/** A statement as somebody at the clinic makes it; where it came from is added by the server. */
export const statementSchema = factSchema.omit({ source: true })

/** What is said anew of a person, and what of what was said no longer stands. All of it, or none. */
export const factChangeShape = {
  statements: z.array(statementSchema).max(100),
  withdraw: z.array(z.uuid()).max(100),
  /** Takes a withdrawal back, of whoever withdrew it: the statement stands again, with where it came from. */
  restore: z.array(z.uuid()).max(100).default([]),
}

export const recordFacts = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/facts',
  summary: 'Notes statements about a person, and withdraws those they correct, in one step.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({
    ...factChangeShape,
  }),
  answer: z.strictObject({ factIds: z.array(z.uuid()) }),
  problems: ['not-found', 'fact-unknown', 'already-withdrawn'],
})

export const timelineEventSchema = z.strictObject({
  at: momentSchema,
  kind: z.enum(['registered', 'imported', 'merged', 'facts', 'intake-sent', 'intake-answered', 'screened', 'judged']),
  by: z.string(),
  /** Of the thing it is about: a screening, an intake, an import. */
  reference: z.string().nullable(),
  /** Outcome or decision, a count of facts, or why two entries became one. */
  detail: z.string().nullable(),
})

export const getTimeline = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/timeline',
  summary: 'What happened with a person here, newest first.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  answer: z.array(timelineEventSchema),
  problems: ['not-found'],
})

export const importedPersonSchema = z.strictObject({
  reference: z.string(),
  result: z.enum(['added', 'updated', 'unchanged', 'several-people', 'other-birth-date', 'not-readable']),
  personId: z.uuid().nullable(),
  fullName: z.string().nullable(),
  factCount: z.int().nonnegative(),
  unmappedCount: z.int().nonnegative(),
  /** Why it could not be read. */
  reason: z.string().nullable(),
})

export const importRecords = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/imports',
  summary: 'Takes a file of FHIR R4 in (a Bundle, a resource, or NDJSON): each person whole or not at all.',
  permits: ['clinician', 'assistant', 'owner'],
  bodyAs: 'text',
  body: z.string(),
  bodyLimitBytes: 64 * 1024 * 1024,
  answer: z.strictObject({
    people: z.array(importedPersonSchema),
    /** Resources that name no patient, by type. */
    unassigned: z.record(z.string(), z.int()),
    problems: z.array(z.strictObject({ place: z.string(), code: z.string() })),
  }),
  problems: ['record-not-readable'],
})

export const exportPerson = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/export',
  summary: 'Everything of a person as a FHIR R4 bundle.',
  permits: ['owner', 'clinician'],
  params: personParams,
  answer: z.record(z.string(), z.unknown()),
  problems: ['not-found'],
})

export const readPersonPage = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/page',
  summary: 'Who a person is, what is known of them and what was decided, as one HTML page to read, print and keep.',
  permits: ['owner', 'clinician'],
  params: personParams,
  query: z.strictObject({ language: z.enum(['en', 'tr']) }),
  answer: z.string(),
  answerAs: 'html',
  problems: ['not-found'],
})

export const setLegalHold = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/people/:personId/legal-hold',
  summary: 'Keeps a record from being erased, or ends that.',
  permits: ['owner'],
  params: personParams,
  body: z.strictObject({ reason: z.string().trim().min(10).max(1_000).nullable().describe('null ends the hold.') }),
  answer: null,
  problems: ['not-found'],
})

export const erasePerson = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/erase',
  summary: 'Erases a person and everything known of them; the audit keeps that it happened, without what it was.',
  permits: ['owner'],
  params: personParams,
  body: z.strictObject({ reason: z.string().trim().min(10).max(1_000), version: z.int().positive() }),
  answer: null,
  problems: ['not-found', 'legal-hold', 'changed-meanwhile'],
})

export const peopleEndpoints = {
  findPeople,
  registerPerson,
  getPerson,
  changePerson,
  listFacts,
  recordFacts,
  getTimeline,
  importRecords,
  exportPerson,
  readPersonPage,
  setLegalHold,
  erasePerson,
}
