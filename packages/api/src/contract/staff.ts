import { z } from 'zod'
import { roleSchema } from './audience.ts'
import { emailSchema, languageSchema, meSchema, momentSchema, nameSchema, passwordSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'

const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .refine((given) => new Set(given).size === given.length, 'names a role twice')

export const memberSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  secondFactor: z.boolean(),
  since: momentSchema,
})
export type Member = z.infer<typeof memberSchema>

export const invitationSchema = z.strictObject({
  invitationId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  invitedBy: z.string(),
  createdAt: momentSchema,
  expiresAt: momentSchema,
})
export type Invitation = z.infer<typeof invitationSchema>

const member = z.strictObject({ accountId: z.string().min(1).max(100) })

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/members',
  summary: 'Everybody who works here.',
  permits: ['owner', 'clinician', 'assistant', 'auditor'],
  answer: z.array(memberSchema),
  problems: [],
})

export const changeMemberRoles = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/members/:accountId/roles',
  summary: 'Changes what a member may do; at once.',
  permits: ['owner'],
  params: member,
  body: z.strictObject({ roles: rolesSchema }),
  answer: null,
  problems: ['not-found', 'last-owner'],
})

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/api/clinics/:clinicId/members/:accountId',
  summary: 'Ends a membership; at once.',
  permits: ['owner'],
  params: member,
  answer: null,
  problems: ['not-found', 'last-owner'],
})

export const inviteMember = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/invitations',
  summary: 'Invites somebody; the link works once, for seven days.',
  permits: ['owner'],
  body: z.strictObject({
    name: nameSchema,
    email: emailSchema,
    roles: rolesSchema,
    language: languageSchema,
    /** Send the link by e-mail too. */
    send: z.boolean(),
  }),
  answer: z.strictObject({ invitation: invitationSchema, link: z.string(), sent: z.boolean() }),
  problems: ['email-taken', 'no-mail'],
})

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/invitations',
  summary: 'Invitations nobody has taken up yet.',
  permits: ['owner'],
  answer: z.array(invitationSchema),
  problems: [],
})

export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/clinics/:clinicId/invitations/:invitationId',
  summary: 'Makes an invitation void.',
  permits: ['owner'],
  params: z.strictObject({ invitationId: z.uuid() }),
  answer: null,
  problems: ['not-found'],
})

const token = z.string().min(1).max(200)

export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/read',
  summary: 'What an invitation is for. The token comes in the body, so that no log keeps it.',
  permits: 'anyone',
  body: z.strictObject({ token }),
  answer: z.strictObject({
    clinicName: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(roleSchema),
    /** Has an account here already; its password is asked then, instead of a new one. */
    accountExists: z.boolean(),
  }),
  problems: ['link-not-valid'],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Takes an invitation up and signs in.',
  permits: 'anyone',
  body: z.strictObject({ token, name: nameSchema, password: passwordSchema, language: languageSchema }),
  answer: z.union([meSchema, z.strictObject({ next: z.literal('second-factor') })]),
  problems: ['link-not-valid', 'password-too-short', 'password-guessable', 'wrong-credentials', 'locked-out'],
})

export const staffEndpoints = {
  listMembers,
  changeMemberRoles,
  removeMember,
  inviteMember,
  listInvitations,
  revokeInvitation,
  readInvitation,
  acceptInvitation,
}
