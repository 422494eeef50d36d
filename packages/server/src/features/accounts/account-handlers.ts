import type { AccountEndpointName } from '@stipple/api/contract'
import type { Accounts } from '../../platform/auth/accounts.ts'
import { passwordFault } from '../../platform/auth/password.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Handlers } from '../../platform/http/handler.ts'
import { auditAccount } from './account-audit.ts'
import { meOf } from './me.ts'
import { endSession, sessionsOf } from './session-store.ts'

export type AccountParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly canSendMail: boolean
}

/** A refusal of the accounts as the contract tells it. */
export function refused<Code extends string>({ problem, waitSeconds }: { problem: Code; waitSeconds?: number }) {
  return { problem, ...(waitSeconds === undefined ? {} : { detail: { retryAfterSeconds: waitSeconds } }) }
}

export function accountHandlers({ database, accounts, canSendMail }: AccountParts): Handlers<AccountEndpointName> {
  /** A refusal of somebody who exists is a thing for the audit of their clinics; of nobody, there is nobody to tell. */
  const auditRefusal = async (email: string, problem: string, at: Date) => {
    const account = await accounts.accountOf(email)
    if (account) await auditAccount(database, account.accountId, 'staff.sign-in-refused', at, { problem })
  }
  return {
    signIn: async ({ body, visit, at }) => {
      const signedIn = await accounts.signIn(visit, body, at)
      if ('problem' in signedIn) {
        await auditRefusal(body.email, signedIn.problem, at)
        return refused(signedIn)
      }
      if (signedIn.next === 'done') await auditAccount(database, signedIn.accountId, 'staff.sign-in', at)
      return { answer: { next: signedIn.next } }
    },

    giveSecondFactor: async ({ body, visit, at }) => {
      const given = await accounts.giveSecondFactor(visit, body, at)
      if ('problem' in given) return refused(given)
      await auditAccount(database, given.accountId, 'staff.sign-in', at, { secondFactor: body.kind })
      return { answer: { next: 'done' } }
    },

    signOut: async ({ caller, visit, at }) => {
      await accounts.signOut(visit)
      await auditAccount(database, caller.accountId, 'staff.sign-out', at)
      return { answer: undefined }
    },

    getMe: async ({ caller }) => ({ answer: await meOf(database, caller.accountId) }),

    changeMyProfile: async ({ caller, body }) => {
      await database.accounts.updateTable('user').set(body).where('id', '=', caller.accountId).execute()
      return { answer: await meOf(database, caller.accountId) }
    },

    listMySessions: async ({ caller, at }) => ({
      answer: await sessionsOf(database, caller.accountId, caller.sessionId, at),
    }),

    endMySession: async ({ caller, params, at }) => {
      if (!(await endSession(database, caller.accountId, params.sessionId))) return { problem: 'not-found' }
      await auditAccount(database, caller.accountId, 'staff.end-session', at)
      return { answer: undefined }
    },

    changeMyPassword: async ({ caller, body, visit, at }) => {
      const me = await meOf(database, caller.accountId)
      const wrong = await accounts.holdsPassword(me, visit, body.current, at)
      if (wrong) return refused(wrong)
      const fault = passwordFault(body.next, [me.name, me.email])
      if (fault) return { problem: fault }
      await accounts.changePassword(visit, body.current, body.next)
      await auditAccount(database, caller.accountId, 'staff.change-password', at)
      return { answer: undefined }
    },

    beginSecondFactor: async ({ caller, body, visit, at }) => {
      const wrong = await accounts.holdsPassword(await meOf(database, caller.accountId), visit, body.password, at)
      if (wrong) return refused(wrong)
      return { answer: await accounts.beginSecondFactor(visit, body.password) }
    },

    confirmSecondFactor: async ({ caller, body, visit, at }) => {
      const wrong = await accounts.confirmSecondFactor(visit, caller.accountId, body.code, at)
      if (wrong) return refused(wrong)
      await auditAccount(database, caller.accountId, 'staff.add-second-factor', at)
      return { answer: undefined }
    },

    removeSecondFactor: async ({ caller, body, visit, at }) => {
      const wrong = await accounts.holdsPassword(await meOf(database, caller.accountId), visit, body.password, at)
      if (wrong) return refused(wrong)
      await accounts.removeSecondFactor(visit, body.password)
      await auditAccount(database, caller.accountId, 'staff.remove-second-factor', at)
      return { answer: undefined }
    },

    askPasswordReset: async ({ body, visit }) => {
      if (!canSendMail) return { problem: 'no-mail' }
      await accounts.askReset(visit, body.email)
      return { answer: undefined }
    },

    resetPassword: async ({ body, visit }) => {
      const fault = passwordFault(body.password, [])
      if (fault) return { problem: fault }
      const wrong = await accounts.resetPassword(visit, body.token, body.password)
      return wrong ?? { answer: undefined }
    },
  }
}
