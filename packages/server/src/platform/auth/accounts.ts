import { APIError } from 'better-auth/api'
import type { Database } from '../db/database.ts'
import type { Visit } from '../http/handler.ts'
import { attemptSucceeded, subjectOf, takeAttempt } from './attempts.ts'
import { addressHeader, type AuthLibrary } from './auth-library.ts'
import { type FoundSession, lookUpSession } from './session-lookup.ts'
import { takeCode } from './used-codes.ts'

type Refused<Code extends string> = { readonly problem: Code; readonly waitSeconds?: number }
export type SignedInAccount = { readonly accountId: string; readonly next: 'done' | 'second-factor' }
type Credentials = { readonly email: string; readonly password: string }

/** What the clinic asks of its accounts; the library stands behind it. */
export function openAccounts(database: Database, library: AuthLibrary, secret: string) {
  const { api } = library

  /** The session of a request's cookies, with the roles in a clinic. Its end moves while it is used. */
  async function sessionOf(visit: Visit, clinicId: string | undefined, at: Date): Promise<FoundSession | undefined> {
    const found = await lookUpSession(database, secret, { cookies: visit.cookies, clinicId, at })
    if (!found?.isDue) return found
    const { headers, response } = await api.getSession({ headers: headersOf(visit), returnHeaders: true })
    passCookies(visit, headers)
    return response ? found : undefined
  }

  /** Makes an account and signs it in. */
  async function makeAccount(
    visit: Visit,
    account: Credentials & { readonly name: string; readonly language: 'en' | 'tr' },
  ): Promise<{ readonly accountId: string } | Refused<'email-taken'>> {
    try {
      const { headers, response } = await api.signUpEmail({
        body: account,
        headers: headersOf(visit),
        returnHeaders: true,
      })
      passCookies(visit, headers)
      return { accountId: response.user.id }
    } catch (problem) {
      if (codeOf(problem)?.startsWith('USER_ALREADY_EXISTS') === true) return { problem: 'email-taken' }
      throw problem
    }
  }

  /** Signs in as far as the password reaches. Wrong attempts make the account wait, whether there is one or not. */
  async function signIn(
    visit: Visit,
    { email, password }: Credentials,
    at: Date,
  ): Promise<SignedInAccount | Refused<'wrong-credentials' | 'locked-out'>> {
    const subject = subjectOf('password', email)
    const wait = await takeAttempt(database, subject, at)
    if (wait) return { problem: 'locked-out', ...wait }
    try {
      const { headers, response } = await api.signInEmail({
        body: { email, password },
        headers: headersOf(visit),
        returnHeaders: true,
      })
      await attemptSucceeded(database, subject)
      passCookies(visit, headers)
      const account = await accountOf(email)
      if (!account) throw new Error('signIn: the account went while it signed in')
      return { accountId: account.accountId, next: 'twoFactorRedirect' in response ? 'second-factor' : 'done' }
    } catch (problem) {
      if (codeOf(problem) === 'INVALID_EMAIL_OR_PASSWORD') return { problem: 'wrong-credentials' }
      throw problem
    }
  }

  /** Ends a sign-in that waits for its second factor. */
  async function giveSecondFactor(
    visit: Visit,
    { code, kind }: { readonly code: string; readonly kind: 'authenticator' | 'recovery' },
    at: Date,
  ): Promise<{ readonly accountId: string } | Refused<'code-wrong' | 'code-used' | 'locked-out' | 'not-signed-in'>> {
    const asked = { body: { code }, headers: headersOf(visit), returnHeaders: true } as const
    const given = await refusable(() =>
      kind === 'authenticator' ? api.verifyTOTP(asked) : api.verifyBackupCode(asked),
    )
    if ('problem' in given) return given
    const { headers, response } = given.value
    const accountId = response.user.id
    if (kind === 'authenticator' && !(await takeCode(database, accountId, code, at))) {
      // The library counts a code as often as it comes. The session it made never reaches the caller.
      await database.accounts
        .deleteFrom('session')
        .where('token', '=', response.token ?? '')
        .execute()
      return { problem: 'code-used' }
    }
    passCookies(visit, headers)
    return { accountId }
  }

  async function signOut(visit: Visit): Promise<void> {
    const { headers } = await api.signOut({ headers: headersOf(visit), returnHeaders: true })
    passCookies(visit, headers)
  }

  /** Holds a password against the account's own, once more; wrong ones count. */
  async function holdsPassword(
    { email }: { readonly email: string },
    visit: Visit,
    password: string,
    at: Date,
  ): Promise<Refused<'wrong-credentials' | 'locked-out'> | undefined> {
    const subject = subjectOf('password', email)
    const wait = await takeAttempt(database, subject, at)
    if (wait) return { problem: 'locked-out', ...wait }
    try {
      await api.verifyPassword({ body: { password }, headers: headersOf(visit) })
    } catch (problem) {
      if (problem instanceof APIError) return { problem: 'wrong-credentials' }
      throw problem
    }
    await attemptSucceeded(database, subject)
    return undefined
  }

  /** Changes the password and ends every other session. The current one was held against the account before. */
  async function changePassword(visit: Visit, current: string, next: string): Promise<void> {
    const { headers } = await api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers: headersOf(visit),
      returnHeaders: true,
    })
    passCookies(visit, headers)
  }

  async function beginSecondFactor(visit: Visit, password: string) {
    const { response, headers } = await api.enableTwoFactor({
      body: { password },
      headers: headersOf(visit),
      returnHeaders: true,
    })
    passCookies(visit, headers)
    if (!('totpURI' in response)) throw new Error('beginSecondFactor: the library set up no authenticator')
    const secret = new URL(response.totpURI).searchParams.get('secret') ?? ''
    return { address: response.totpURI, secret, recoveryCodes: response.backupCodes }
  }

  async function confirmSecondFactor(
    visit: Visit,
    accountId: string,
    code: string,
    at: Date,
  ): Promise<Refused<'code-wrong' | 'code-used' | 'second-factor-off' | 'locked-out'> | undefined> {
    const subject = subjectOf('second factor', accountId)
    const wait = await takeAttempt(database, subject, at)
    if (wait) return { problem: 'locked-out', ...wait }
    if (!(await takeCode(database, accountId, code, at))) return { problem: 'code-used' }
    const given = await refusable(() =>
      api.verifyTOTP({ body: { code }, headers: headersOf(visit), returnHeaders: true }),
    )
    if ('problem' in given) {
      return { problem: given.problem === 'not-signed-in' ? 'second-factor-off' : given.problem }
    }
    await attemptSucceeded(database, subject)
    passCookies(visit, given.value.headers)
    return undefined
  }

  async function removeSecondFactor(visit: Visit, password: string): Promise<void> {
    const { headers } = await api.disableTwoFactor({
      body: { password },
      headers: headersOf(visit),
      returnHeaders: true,
    })
    passCookies(visit, headers)
  }

  async function accountOf(email: string): Promise<{ accountId: string; name: string } | undefined> {
    const row = await database.accounts
      .selectFrom('user')
      .select(['id', 'name'])
      .where('email', '=', email.toLowerCase())
      .executeTakeFirst()
    return row && { accountId: row.id, name: row.name }
  }

  async function askReset(visit: Visit, email: string): Promise<void> {
    await api.requestPasswordReset({ body: { email }, headers: headersOf(visit) })
  }

  async function resetPassword(
    visit: Visit,
    token: string,
    password: string,
  ): Promise<Refused<'link-not-valid'> | undefined> {
    try {
      await api.resetPassword({ body: { token, newPassword: password }, headers: headersOf(visit) })
      return undefined
    } catch (problem) {
      if (codeOf(problem) === 'INVALID_TOKEN') return { problem: 'link-not-valid' }
      throw problem
    }
  }

  return {
    sessionOf,
    makeAccount,
    signIn,
    giveSecondFactor,
    signOut,
    holdsPassword,
    changePassword,
    beginSecondFactor,
    confirmSecondFactor,
    removeSecondFactor,
    accountOf,
    askReset,
    resetPassword,
  }
}

export type Accounts = ReturnType<typeof openAccounts>

function headersOf({ cookies, address, userAgent }: Visit): Headers {
  return new Headers({ cookie: cookies, [addressHeader]: address, 'user-agent': userAgent ?? '' })
}

function passCookies(visit: Visit, headers: Headers): void {
  const lines = headers.getSetCookie()
  if (lines.length > 0) visit.setCookies(lines)
}

/** The library's own code of a refusal; undefined when something else was thrown. */
function codeOf(problem: unknown): string | undefined {
  if (!(problem instanceof APIError)) return undefined
  return (problem.body as { code?: string } | undefined)?.code
}

type CodeRefusal = Refused<'code-wrong' | 'locked-out' | 'not-signed-in'>

const codeRefusals: Readonly<Record<string, CodeRefusal['problem']>> = {
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  TOTP_NOT_ENABLED: 'code-wrong',
  BACKUP_CODES_NOT_ENABLED: 'code-wrong',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'locked-out',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked-out',
  INVALID_TWO_FACTOR_COOKIE: 'not-signed-in',
}

async function refusable<Value>(call: () => Promise<Value>): Promise<{ readonly value: Value } | CodeRefusal> {
  try {
    return { value: await call() }
  } catch (problem) {
    const refusal = codeRefusals[codeOf(problem) ?? '']
    if (refusal === undefined) throw problem
    return { problem: refusal }
  }
}
