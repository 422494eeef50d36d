import { z } from 'zod'

/**
 * What a member of a clinic may be. One member may be several.
 *
 * - `owner`: staff, policy, data of the clinic as a whole
 * - `clinician`: judges, prescribes, treats
 * - `assistant`: registers people, sends intakes, notes what people say
 * - `auditor`: reads the audit and nothing of people's records
 */
export const roles = ['owner', 'clinician', 'assistant', 'auditor'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/**
 * Who may call an endpoint that belongs to no clinic.
 *
 * - `anyone`: no session is needed
 * - `account`: whoever is signed in
 * - `patient-link`: a patient who opened an intake link and told their date of birth
 */
export const openAudiences = ['anyone', 'account', 'patient-link'] as const
export type OpenAudience = (typeof openAudiences)[number]
export type Audience = OpenAudience | Role
