import type { Me, Role } from '@stipple/api/contract'
import type { Database } from '../../platform/db/database.ts'

/** An account with the clinics it works in now. */
export async function meOf({ accounts }: Database, accountId: string): Promise<Me> {
  const account = await accounts.selectFrom('user').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
  const memberships = await accounts
    .selectFrom('membership')
    .innerJoin('public.clinic', 'public.clinic.clinic_id', 'membership.clinic_id')
    .select(['membership.clinic_id', 'public.clinic.name', 'membership.roles'])
    .where('membership.account_id', '=', accountId)
    .where('membership.ended_at', 'is', null)
    .orderBy('public.clinic.name')
    .orderBy('membership.clinic_id')
    .execute()
  return {
    accountId,
    name: account.name,
    email: account.email,
    language: account.language,
    secondFactor: account.twoFactorEnabled ?? false,
    memberships: memberships.map(({ clinic_id, name, roles }) => ({
      clinicId: clinic_id,
      clinicName: name,
      roles: roles as Role[],
    })),
  }
}
