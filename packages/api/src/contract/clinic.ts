import { z } from 'zod'
import { languages } from '@stipple/domain/evidence'
import { endpoint } from './endpoint.ts'
import { roleSchema } from './audience.ts'

export const nameSchema = z.string().trim().min(1).max(200)
export const emailSchema = z.email().max(254).trim().toLowerCase()
/** Rules of length and guessability are problems of their own, so that their words can help. */
export const passwordSchema = z.string().min(1).max(256)
export const languageSchema = z.enum(languages)
export const momentSchema = z.iso.datetime()

export const membershipSchema = z.strictObject({
  clinicId: z.uuid(),
  clinicName: z.string(),
  roles: z.array(roleSchema),
})

export const meSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  language: languageSchema,
  secondFactor: z.boolean(),
  memberships: z.array(membershipSchema),
})
export type Me = z.infer<typeof meSchema>

export const getInstallation = endpoint({
  method: 'GET',
  path: '/api/installation',
  summary: 'What is installed here, and whether a clinic has been set up.',
  permits: 'anyone',
  answer: z.strictObject({
    setUp: z.boolean(),
    /** A clinic of synthetic people, made to be looked at. */
    demo: z.boolean(),
    version: z.string(),
    knowledgeVersion: z.string(),
    mail: z.boolean().describe('Whether links can be sent by e-mail.'),
  }),
  problems: [],
})

export const setUpClinic = endpoint({
  method: 'POST',
  path: '/api/setup',
  summary: 'Makes the clinic and its owner; once, by the first visitor. Signs in.',
  permits: 'anyone',
  body: z.strictObject({
    clinicName: nameSchema,
    name: nameSchema,
    email: emailSchema,
    password: passwordSchema,
    language: languageSchema,
    /** The owner treats patients too. */
    clinician: z.boolean(),
    /** Fills the clinic with synthetic people. */
    demo: z.boolean(),
  }),
  answer: meSchema,
  problems: ['already-set-up', 'password-too-short', 'password-guessable'],
})

export const getClinic = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId',
  summary: 'The clinic.',
  permits: ['owner', 'clinician', 'assistant', 'auditor'],
  answer: z.strictObject({
    clinicId: z.uuid(),
    name: z.string(),
    demo: z.boolean(),
    createdAt: momentSchema,
    /** IANA; null: the machine's. */
    timeZone: z.string().nullable(),
    machineTimeZone: z.string(),
    /** The day it is at the clinic. */
    today: z.iso.date(),
  }),
  problems: [],
})

export const renameClinic = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/name',
  summary: 'Renames the clinic.',
  permits: ['owner'],
  body: z.strictObject({ name: nameSchema }),
  answer: null,
  problems: [],
})

export const setTimeZone = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/time-zone',
  summary: 'Says by which clock the clinic works: which day “today” is, wherever a day is derived.',
  permits: ['owner'],
  body: z.strictObject({ timeZone: z.string().min(1).max(64).nullable().describe('IANA; null is the machine’s.') }),
  answer: null,
  problems: ['time-zone-unknown'],
})

export const clinicEndpoints = { getInstallation, setUpClinic, getClinic, renameClinic, setTimeZone }
