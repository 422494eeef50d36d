import { intakeAnswersSchema, intentSchema, modalitySchema, outcomes } from '@stipple/domain/candidacy'
import { localizedTextSchema } from '@stipple/domain/evidence'
import { factSchema } from '@stipple/domain/patient'
import { z } from 'zod'
import { intakeFormSchema } from '../intake/index.ts'
import { screeningDocumentSchema } from '../screening/index.ts'
import { languageSchema, momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { factChangeShape, personParams } from './people.ts'

const named = z.strictObject({ id: z.string(), title: localizedTextSchema })

export const getChoices = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/choices',
  summary: 'What an intent is made of: indications, modalities, zones, adjuncts; and the concepts facts may be about.',
  permits: ['owner', 'clinician', 'assistant'],
  answer: z.strictObject({
    knowledgeVersion: z.string(),
    indications: z.array(named),
    modalities: z.array(modalitySchema),
    superficialLimitMm: z.number(),
    zones: z.array(named).describe('Parents stand before their parts; a part’s id begins with its parent’s and a dot.'),
    adjuncts: z.array(z.strictObject({ ...named.shape, kind: z.enum(['drug', 'anaesthetic', 'autologous']) })),
    concepts: z.array(z.strictObject({ ...named.shape, kind: z.string(), unit: z.string().nullable() })),
  }),
  problems: [],
})

/** What a clinician sees before deciding. Nothing of it is stored until they judge. */
export const considerationSchema = z.strictObject({
  document: screeningDocumentSchema,
  /** Hash of the answer; sent back with the judgement, so that nobody judges what they have not seen. */
  seen: z.string(),
  /** Questions that are still open, as forms that can be answered in place. */
  patientForm: intakeFormSchema,
  clinicianForm: intakeFormSchema,
  /** The intent has to name the drug first. */
  needsDrug: z.boolean(),
  /** What stands of all that the findings rest on and the questions are about; with ids, so that it can be corrected. */
  facts: z.array(z.strictObject({ factId: z.uuid(), statement: factSchema })),
  /** Statements that this call noted; with them it can be undone. */
  noted: z.array(z.uuid()),
})
export type Consideration = z.infer<typeof considerationSchema>

export const considerScreening = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/consideration',
  summary: 'Screens a person for an intent with what is known now; stores nothing but the audit entry.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({ intent: intentSchema, language: languageSchema }),
  answer: considerationSchema,
  problems: ['not-found', 'intent-unknown'],
})

export const answerQuestions = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/answers',
  summary: 'Notes answers to open questions as facts, and screens again.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({
    intent: intentSchema,
    language: languageSchema,
    hash: z.string(),
    answers: intakeAnswersSchema,
    /** Whose words they are: what the patient said at the desk, or what the clinician found. */
    from: z.enum(['patient', 'clinician']),
  }),
  answer: considerationSchema,
  problems: ['not-found', 'intent-unknown', 'answers-do-not-fit', 'changed-meanwhile'],
})

export const correctFacts = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/corrections',
  summary: 'Corrects statements in one step, and screens again. Refused as a whole when one of them no longer stands.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({ intent: intentSchema, language: languageSchema, ...factChangeShape }),
  answer: considerationSchema,
  problems: ['not-found', 'intent-unknown', 'fact-unknown', 'already-withdrawn'],
})

export const decisions = ['proceed', 'proceed-with-precautions', 'defer', 'refer', 'do-not-treat'] as const
export const decisionSchema = z.enum(decisions)
export type Decision = z.infer<typeof decisionSchema>

/** Why a clinician decides otherwise than the considerations; `other` needs a note. */
export const overrideReasons = [
  'finding-does-not-apply',
  'specialist-consulted',
  'record-wrong',
  'benefit-outweighs-risk',
  'other',
] as const
export const overrideReasonSchema = z.enum(overrideReasons)

export const judgementSchema = z.strictObject({
  decision: decisionSchema,
  /** Decided more permissively than the outcome. */
  override: z.boolean(),
  reason: overrideReasonSchema.nullable(),
  note: z.string(),
  deferUntil: z.string().nullable(),
  by: z.string(),
  byName: z.string(),
  at: momentSchema,
})
export type Judgement = z.infer<typeof judgementSchema>

export const judgeScreening = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/judgements',
  summary: 'Stores the screening with everything it was decided from, and the clinician’s judgement of it.',
  permits: ['clinician'],
  params: personParams,
  body: z.strictObject({
    intent: intentSchema,
    language: languageSchema,
    seen: z.string(),
    decision: decisionSchema,
    reason: overrideReasonSchema.nullable(),
    note: z.string().trim().max(4_000),
    /** For `defer`. */
    deferUntil: z.iso.date().nullable(),
  }),
  answer: z.strictObject({ screeningId: z.uuid() }),
  problems: ['not-found', 'intent-unknown', 'changed-meanwhile', 'override-without-reason'],
})

export const screeningSummarySchema = z.strictObject({
  screeningId: z.uuid(),
  intent: intentSchema,
  outcome: z.enum(outcomes),
  deferUntil: z.string().nullable(),
  screenedAt: momentSchema,
  screenedBy: z.string(),
  judgement: judgementSchema.nullable(),
})

export const listScreenings = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/screenings',
  summary: 'Stored screenings of a person with their judgements, newest first.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  answer: z.array(screeningSummarySchema),
  problems: ['not-found'],
})

export const getScreening = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/screenings/:screeningId',
  summary: 'A stored screening as it was, and whether the same inputs are decided the same today.',
  permits: ['owner', 'clinician', 'assistant'],
  params: z.strictObject({ ...personParams.shape, screeningId: z.uuid() }),
  query: z.strictObject({ language: languageSchema }),
  answer: z.strictObject({
    summary: screeningSummarySchema,
    /** null when the content that decided is not the one that is installed; `replay` says what follows. */
    document: screeningDocumentSchema.nullable(),
    replay: z.enum(['same', 'other-knowledge-same-answer', 'other-knowledge-other-answer', 'differs']),
  }),
  problems: ['not-found'],
})

export const screeningEndpoints = {
  getChoices,
  considerScreening,
  answerQuestions,
  correctFacts,
  judgeScreening,
  listScreenings,
  getScreening,
}
