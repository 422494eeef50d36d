import { z } from 'zod'
import { emailSchema, languageSchema, meSchema, momentSchema, nameSchema, passwordSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'

const code = z.string().trim().min(6).max(64)

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Signs in with e-mail and password; asks for the second factor where one is set up.',
  permits: 'anyone',
  body: z.strictObject({ email: emailSchema, password: passwordSchema }),
  answer: z.strictObject({ next: z.enum(['done', 'second-factor']) }),
  problems: ['wrong-credentials', 'locked-out'],
})

export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/api/sign-in/second-factor',
  summary: 'Ends a sign-in with a code of the authenticator, or a recovery code.',
  permits: 'anyone',
  body: z.strictObject({ code, kind: z.enum(['authenticator', 'recovery']) }),
  answer: z.strictObject({ next: z.literal('done') }),
  problems: ['code-wrong', 'code-used', 'locked-out', 'not-signed-in'],
})

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Ends this session.',
  permits: 'account',
  answer: null,
  problems: [],
})

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and where they are a member.',
  permits: 'account',
  answer: meSchema,
  problems: [],
})

export const changeMyProfile = endpoint({
  method: 'PUT',
  path: '/api/me',
  summary: 'Changes one’s own name and language.',
  permits: 'account',
  body: z.strictObject({ name: nameSchema, language: languageSchema }),
  answer: meSchema,
  problems: [],
})

export const listMySessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where one is signed in.',
  permits: 'account',
  answer: z.array(
    z.strictObject({
      sessionId: z.string(),
      current: z.boolean(),
      createdAt: momentSchema,
      lastSeenAt: momentSchema,
      expiresAt: momentSchema,
      userAgent: z.string().nullable(),
      address: z.string().nullable(),
    }),
  ),
  problems: [],
})

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'Signs out elsewhere.',
  permits: 'account',
  params: z.strictObject({ sessionId: z.string().min(1).max(100) }),
  answer: null,
  problems: ['not-found'],
})

export const changeMyPassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Changes one’s password and ends every other session.',
  permits: 'account',
  body: z.strictObject({ current: passwordSchema, next: passwordSchema }),
  answer: null,
  problems: ['wrong-credentials', 'password-too-short', 'password-guessable', 'locked-out'],
})

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Begins to set up an authenticator; it counts once a code of it was given.',
  permits: 'account',
  body: z.strictObject({ password: passwordSchema }),
  answer: z.strictObject({
    /** `otpauth:` address, for a QR code. */
    address: z.string(),
    secret: z.string(),
    recoveryCodes: z.array(z.string()),
  }),
  problems: ['wrong-credentials', 'locked-out'],
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  summary: 'Ends the set-up of an authenticator with a code of it.',
  permits: 'account',
  body: z.strictObject({ code }),
  answer: null,
  problems: ['code-wrong', 'code-used', 'second-factor-off', 'locked-out'],
})

export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/remove',
  summary: 'Takes the second factor away.',
  permits: 'account',
  body: z.strictObject({ password: passwordSchema }),
  answer: null,
  problems: ['wrong-credentials', 'locked-out'],
})

export const askPasswordReset = endpoint({
  method: 'POST',
  path: '/api/password-reset',
  summary: 'Sends a link to choose a new password; answers the same whether the account exists or not.',
  permits: 'anyone',
  body: z.strictObject({ email: emailSchema }),
  answer: null,
  problems: ['no-mail'],
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/password-reset/confirm',
  summary: 'Chooses a new password with the link that was sent, and ends every session.',
  permits: 'anyone',
  body: z.strictObject({ token: z.string().min(1).max(200), password: passwordSchema }),
  answer: null,
  problems: ['link-not-valid', 'password-too-short', 'password-guessable'],
})

export const accountEndpoints = {
  signIn,
  giveSecondFactor,
  signOut,
  getMe,
  changeMyProfile,
  listMySessions,
  endMySession,
  changeMyPassword,
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  askPasswordReset,
  resetPassword,
}
