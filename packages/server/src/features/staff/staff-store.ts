import type { Invitation, Member, Role } from '@stipple/api/contract'
import type { ClinicTransaction } from '../../platform/db/database.ts'

/** Everybody who works in the clinic now, by name. */
export async function membersOf(transaction: ClinicTransaction, clinicId: string): Promise<Member[]> {
  const rows = await transaction
    .selectFrom('accounts.membership as membership')
    .innerJoin('accounts.user as account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name', 'account.email', 'account.twoFactorEnabled'])
    .select(['membership.roles', 'membership.since'])
    .where('membership.clinic_id', '=', clinicId)
    .where('membership.ended_at', 'is', null)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute()
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles as Role[],
    secondFactor: row.twoFactorEnabled ?? false,
    since: row.since.toISOString(),
  }))
}

/** Names of everybody who works or worked in the clinic, by account. */
export async function memberNames(
  transaction: ClinicTransaction,
  clinicId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('accounts.membership as membership')
    .innerJoin('accounts.user as account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name'])
    .where('membership.clinic_id', '=', clinicId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Takes the memberships of a clinic for this transaction alone, so that two owners cannot remove one another. */
export async function lockMemberships(transaction: ClinicTransaction, clinicId: string) {
  const rows = await transaction
    .selectFrom('accounts.membership')
    .select(['account_id', 'roles'])
    .where('clinic_id', '=', clinicId)
    .where('ended_at', 'is', null)
    .orderBy('account_id')
    .forUpdate()
    .execute()
  return rows.map(({ account_id, roles }) => ({ accountId: account_id, roles }))
}

/** Makes somebody a member, or again one who was. */
export async function addMember(
  transaction: ClinicTransaction,
  membership: {
    readonly clinicId: string
    readonly accountId: string
    readonly roles: readonly string[]
    readonly at: Date
  },
): Promise<void> {
  const { clinicId, accountId, roles, at } = membership
  await transaction
    .insertInto('accounts.membership')
    .values({ clinic_id: clinicId, account_id: accountId, roles: [...roles], since: at, ended_at: null })
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'account_id']).doUpdateSet({ roles: [...roles], since: at, ended_at: null }),
    )
    .execute()
}

type InvitationRow = {
  readonly invitation_id: string
  readonly name: string
  readonly email: string
  readonly roles: string[]
  readonly invited_by: string
  readonly created_at: Date
  readonly expires_at: Date
}

export function invitationOf(row: InvitationRow): Invitation {
  return {
    invitationId: row.invitation_id,
    name: row.name,
    email: row.email,
    roles: row.roles as Role[],
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}

/** Invitations that can still be taken up, newest first. */
export async function openInvitations(
  transaction: ClinicTransaction,
  clinicId: string,
  at: Date,
): Promise<Invitation[]> {
  const rows = await transaction
    .selectFrom('invitation')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .orderBy('invitation_id')
    .execute()
  return rows.map(invitationOf)
}

/** The invitation a link is for, while it can be taken up; locked until the transaction ends. */
export async function takeInvitation(
  transaction: ClinicTransaction,
  { clinicId, id, secretHash }: { readonly clinicId: string; readonly id: string; readonly secretHash: string },
  at: Date,
): Promise<Invitation | undefined> {
  const row = await transaction
    .selectFrom('invitation')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('invitation_id', '=', id)
    .where('token_hash', '=', secretHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .forUpdate()
    .executeTakeFirst()
  return row && invitationOf(row)
}

/** Ends an invitation; false when it was over already. */
export async function endInvitation(
  transaction: ClinicTransaction,
  clinicId: string,
  invitationId: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('invitation')
    .set({ ended_at: at })
    .where('clinic_id', '=', clinicId)
    .where('invitation_id', '=', invitationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
