import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Database } from '../db/database.ts'

export type AuthOptions = {
  readonly database: Database
  /** Signs cookies and encrypts second factors. */
  readonly secret: string
  /** Whether browsers reach the clinic by TLS; cookies are marked so. */
  readonly https: boolean
  /** Told the token with which a new password may be chosen. */
  readonly sendReset: (account: { readonly email: string; readonly name: string }, token: string) => Promise<void>
}

/** How the library is told where a request comes from. */
export const addressHeader = 'x-stipple-address'

export const passwordLimits = { shortest: 12, longest: 256 } as const

/** How long a reset link works. */
const resetSeconds = 60 * 60
/** A session ends when it was not used for this long. */
const sessionSeconds = 8 * 60 * 60
/** How often its end is moved. */
export const sessionUpdateSeconds = 10 * 60

/**
 * The auth library, set up. None of its own addresses is served: our endpoints call it, so that each of them stands in the
 * contract, is limited and audited like the others.
 */
export function authLibrary({ database, secret, https, sendReset }: AuthOptions) {
  return betterAuth({
    appName: 'Stipple',
    secret,
    // Links are made by us; the library wants an address all the same.
    baseURL: 'http://localhost',
    database: { db: database.accounts, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Limits are the server's and the attempts are counted in the database (attempts.ts).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLimits.shortest,
      maxPasswordLength: passwordLimits.longest,
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => sendReset(user, token),
    },
    user: { additionalFields: { language: { type: ['en', 'tr'], required: true, input: true } } },
    // Without a cache in the cookie: an ended session ends at once, and a second factor cannot be passed by.
    session: { expiresIn: sessionSeconds, updateAge: sessionUpdateSeconds, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'stipple',
      // Ours alone: set from what the server made of the connection, never taken from a caller.
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
    },
    plugins: [twoFactor({ issuer: 'Stipple', totpOptions: { digits: 6, period: 30 } })],
  })
}

export type AuthLibrary = ReturnType<typeof authLibrary>
