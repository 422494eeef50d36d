import { intakeAnswersSchema, intentSchema } from '@stipple/domain/candidacy'
import { partialDateSchema } from '@stipple/domain/units'
import { z } from 'zod'
import { intakeFormSchema, patientLanguageSchema } from '../intake/index.ts'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { personParams } from './people.ts'

export const intakeStates = ['sent', 'opened', 'answered', 'revoked', 'expired', 'locked'] as const

export const intakeSchema = z.strictObject({
  intakeId: z.uuid(),
  personId: z.uuid(),
  fullName: z.string(),
  intent: intentSchema,
  language: patientLanguageSchema,
  state: z.enum(intakeStates),
  createdAt: momentSchema,
  createdBy: z.string(),
  expiresAt: momentSchema,
  openedAt: momentSchema.nullable(),
  answeredAt: momentSchema.nullable(),
})
export type Intake = z.infer<typeof intakeSchema>

const intakeParams = z.strictObject({ intakeId: z.uuid() })

export const sendIntake = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/intakes',
  summary: 'Makes a link with which a person answers the questions of an intent on their own phone.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({
    intent: intentSchema,
    language: patientLanguageSchema,
    validDays: z.int().min(1).max(30).default(7),
    /** Send the link to the person’s e-mail address. */
    send: z.boolean(),
  }),
  answer: z.strictObject({ intake: intakeSchema, link: z.string(), sent: z.boolean() }),
  problems: ['not-found', 'intent-unknown', 'birth-date-unknown', 'no-mail'],
})

export const listIntakes = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/intakes',
  summary: 'Links that were sent, newest first.',
  permits: ['owner', 'clinician', 'assistant'],
  query: z.strictObject({
    personId: z.uuid().optional(),
    state: z.enum(['open', 'answered', 'all']).default('all'),
    after: z.string().max(500).optional(),
  }),
  answer: z.strictObject({ intakes: z.array(intakeSchema), next: z.string().nullable() }),
  problems: [],
})

export const revokeIntake = endpoint({
  method: 'DELETE',
  path: '/api/clinics/:clinicId/intakes/:intakeId',
  summary: 'Makes a link void.',
  permits: ['clinician', 'assistant'],
  params: intakeParams,
  answer: null,
  problems: ['not-found', 'already-submitted'],
})

/** What a patient’s page shows and saves; never a name, a finding or a verdict. */
export const patientIntakeSchema = z.strictObject({
  clinicName: z.string(),
  /** Open steps and those answered so far, in the order to walk through them. */
  form: intakeFormSchema,
  answers: intakeAnswersSchema,
  /** Counts saves; sent back with the next one. */
  version: z.int().nonnegative(),
  /** Steps that are still open. Empty: it can be sent. */
  open: z.array(z.string()),
  submitted: z.boolean(),
})
export type PatientIntake = z.infer<typeof patientIntakeSchema>

export const openIntake = endpoint({
  method: 'POST',
  path: '/api/intake/open',
  summary: 'Opens a link with the date of birth; five wrong ones lock it.',
  permits: 'anyone',
  body: z.strictObject({ token: z.string().min(1).max(200), birthDate: partialDateSchema }),
  answer: patientIntakeSchema,
  problems: ['link-not-valid', 'birth-date-wrong', 'locked-out'],
})

export const getIntake = endpoint({
  method: 'GET',
  path: '/api/intake',
  summary: 'The intake that was opened here, with the answers so far.',
  permits: 'patient-link',
  query: z.strictObject({ language: patientLanguageSchema.optional() }),
  answer: patientIntakeSchema,
  problems: ['link-not-valid'],
})

export const saveAnswers = endpoint({
  method: 'PUT',
  path: '/api/intake/answers',
  summary: 'Keeps answers; they can be changed until they are sent.',
  permits: 'patient-link',
  body: z.strictObject({
    language: patientLanguageSchema,
    version: z.int().nonnegative(),
    answers: intakeAnswersSchema,
  }),
  answer: patientIntakeSchema,
  problems: ['link-not-valid', 'already-submitted', 'answers-do-not-fit', 'changed-meanwhile'],
})

export const submitIntake = endpoint({
  method: 'POST',
  path: '/api/intake/submit',
  summary: 'Sends the answers to the clinic. Refused while a question is open.',
  permits: 'patient-link',
  body: z.strictObject({ version: z.int().nonnegative() }),
  answer: z.strictObject({ submittedAt: momentSchema }),
  problems: ['link-not-valid', 'already-submitted', 'incomplete-answers', 'changed-meanwhile'],
})

export const intakeEndpoints = {
  sendIntake,
  listIntakes,
  revokeIntake,
  openIntake,
  getIntake,
  saveAnswers,
  submitIntake,
}
