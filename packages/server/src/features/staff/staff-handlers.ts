import type { StaffEndpointName } from '@stipple/api/contract'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { type InvitationParts, invitationHandlers } from './invitation-handlers.ts'
import { lockMemberships, membersOf } from './staff-store.ts'

/** Whether the clinic would be without an owner if this member had these roles. */
function wouldBeLastOwner(
  members: readonly { readonly accountId: string; readonly roles: readonly string[] }[],
  accountId: string,
  roles: readonly string[],
): boolean {
  const others = members.filter((member) => member.accountId !== accountId)
  return !roles.includes('owner') && !others.some((member) => member.roles.includes('owner'))
}

export function staffHandlers(parts: InvitationParts): Handlers<StaffEndpointName> {
  const { database } = parts
  return {
    ...memberHandlers(database),
    ...invitationHandlers(parts),
  }
}

function memberHandlers(database: Database): Handlers<'listMembers' | 'changeMemberRoles' | 'removeMember'> {
  return {
    listMembers: async ({ caller: { clinicId } }) => ({
      answer: await database.viewClinic(clinicId, (transaction) => membersOf(transaction, clinicId)),
    }),

    changeMemberRoles: async ({ caller, params: { accountId }, body: { roles }, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const members = await lockMemberships(transaction, clinicId)
        if (!members.some((member) => member.accountId === accountId)) return { problem: 'not-found' }
        if (wouldBeLastOwner(members, accountId, roles)) return { problem: 'last-owner' }
        await transaction
          .updateTable('accounts.membership')
          .set({ roles })
          .where('clinic_id', '=', clinicId)
          .where('account_id', '=', accountId)
          .execute()
        await recordAudit(
          transaction,
          clinicId,
          auditEvent(caller, at, 'staff.change-roles', null, { member: accountId, roles }),
        )
        return { answer: undefined }
      })
    },

    removeMember: async ({ caller, params: { accountId }, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const members = await lockMemberships(transaction, clinicId)
        if (!members.some((member) => member.accountId === accountId)) return { problem: 'not-found' }
        if (wouldBeLastOwner(members, accountId, [])) return { problem: 'last-owner' }
        await transaction
          .updateTable('accounts.membership')
          .set({ ended_at: at })
          .where('clinic_id', '=', clinicId)
          .where('account_id', '=', accountId)
          .execute()
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'staff.remove', null, { member: accountId }))
        return { answer: undefined }
      })
    },
  }
}
