import type { Accounts } from '../../platform/auth/accounts.ts'
import { makeLinkToken, readLinkToken } from '../../platform/auth/link-token.ts'
import { passwordFault } from '../../platform/auth/password.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import type { MailSender } from '../../platform/mail/mail-sender.ts'
import { auditAccount } from '../accounts/account-audit.ts'
import { refused } from '../accounts/account-handlers.ts'
import { meOf } from '../accounts/me.ts'
import { invitationMail } from './invitation-mail.ts'
import { addMember, endInvitation, membersOf, openInvitations, takeInvitation } from './staff-store.ts'

export type InvitationParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly mail: MailSender
}

/** How long an invitation can be taken up. */
const validDays = 7
const dayMs = 24 * 60 * 60 * 1_000

type Names = 'inviteMember' | 'listInvitations' | 'revokeInvitation' | 'readInvitation' | 'acceptInvitation'

export function invitationHandlers({ database, accounts, mail }: InvitationParts): Handlers<Names> {
  return {
    inviteMember: async ({ caller, body, visit, at }) => {
      const { clinicId } = caller
      if (body.send && !mail.canSend) return { problem: 'no-mail' }
      const invitationId = newId(at)
      const { token, secretHash } = makeLinkToken(clinicId, invitationId)
      const invitation = {
        invitation_id: invitationId,
        name: body.name,
        email: body.email,
        roles: body.roles,
        invited_by: caller.accountId,
        created_at: at,
        expires_at: new Date(at.getTime() + validDays * dayMs),
      }
      const clinicName = await database.inClinic(clinicId, async (transaction) => {
        const members = await membersOf(transaction, clinicId)
        if (members.some(({ email }) => email === body.email)) return undefined
        await transaction
          .insertInto('invitation')
          .values({ clinic_id: clinicId, ...invitation, token_hash: secretHash, ended_at: null })
          .execute()
        const clinic = await transaction
          .selectFrom('clinic')
          .select('name')
          .where('clinic_id', '=', clinicId)
          .executeTakeFirstOrThrow()
        const detail = { invitation: invitationId, roles: body.roles }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'staff.invite', null, detail))
        return clinic.name
      })
      if (clinicName === undefined) return { problem: 'email-taken' }
      // In the fragment: it is never sent to a server and stands in no log.
      const link = `${visit.origin}/invitation#${token}`
      if (body.send) {
        await mail.send(invitationMail({ to: body.email, name: body.name, clinicName, link, language: body.language }))
      }
      const { invitation_id, invited_by, created_at, expires_at, ...rest } = invitation
      return {
        answer: {
          invitation: {
            ...rest,
            invitationId: invitation_id,
            invitedBy: invited_by,
            createdAt: created_at.toISOString(),
            expiresAt: expires_at.toISOString(),
          },
          link,
          sent: body.send,
        },
      }
    },

    listInvitations: async ({ caller: { clinicId }, at }) => ({
      answer: await database.viewClinic(clinicId, (transaction) => openInvitations(transaction, clinicId, at)),
    }),

    revokeInvitation: async ({ caller, params: { invitationId }, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        if (!(await endInvitation(transaction, clinicId, invitationId, at))) return { problem: 'not-found' }
        const detail = { invitation: invitationId }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'staff.revoke-invitation', null, detail))
        return { answer: undefined }
      })
    },

    readInvitation: async ({ body, at }) => {
      const token = readLinkToken(body.token)
      if (!token) return { problem: 'link-not-valid' }
      const found = await database.inClinic(token.clinicId, async (transaction) => {
        const invitation = await takeInvitation(transaction, token, at)
        if (!invitation) return undefined
        const clinic = await transaction
          .selectFrom('clinic')
          .select('name')
          .where('clinic_id', '=', token.clinicId)
          .executeTakeFirstOrThrow()
        return { invitation, clinicName: clinic.name }
      })
      if (!found) return { problem: 'link-not-valid' }
      const { name, email, roles } = found.invitation
      const accountExists = (await accounts.accountOf(email)) !== undefined
      return { answer: { clinicName: found.clinicName, name, email, roles, accountExists } }
    },

    acceptInvitation: async ({ body, visit, at }) => {
      const token = readLinkToken(body.token)
      if (!token) return { problem: 'link-not-valid' }
      const { clinicId } = token
      const invitation = await database.inClinic(clinicId, (transaction) => takeInvitation(transaction, token, at))
      if (!invitation) return { problem: 'link-not-valid' }
      const { email } = invitation
      const known = await accounts.accountOf(email)
      if (!known) {
        const fault = passwordFault(body.password, [body.name, email])
        if (fault) return { problem: fault }
      }
      const entered = known
        ? await accounts.signIn(visit, { email, password: body.password }, at)
        : await accounts.makeAccount(visit, {
            email,
            password: body.password,
            name: body.name,
            language: body.language,
          })
      if ('problem' in entered) {
        return entered.problem === 'email-taken' ? { problem: 'wrong-credentials' } : refused(entered)
      }
      const { accountId } = entered
      const taken = await database.inClinic(clinicId, async (transaction) => {
        // Again, locked this time: of two who take it up at once, one does.
        const still = await takeInvitation(transaction, token, at)
        if (!still) return false
        await endInvitation(transaction, clinicId, still.invitationId, at)
        await addMember(transaction, { clinicId, accountId, roles: still.roles, at })
        const detail = { invitation: still.invitationId, roles: still.roles }
        const actor = { actor: `staff:${accountId}` }
        await recordAudit(transaction, clinicId, auditEvent(actor, at, 'staff.join', null, detail))
        return true
      })
      if (!taken) return { problem: 'link-not-valid' }
      if ('next' in entered && entered.next === 'second-factor') return { answer: { next: 'second-factor' } }
      await auditAccount(database, accountId, 'staff.sign-in', at)
      return { answer: await meOf(database, accountId) }
    },
  }
}
