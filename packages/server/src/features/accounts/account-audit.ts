import type { AuditEvent } from '../../platform/audit/audit-chain.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'

/**
 * Notes what happened with an account in the chain of every clinic it works in. An account belongs to no clinic, but each
 * of its clinics has to be able to see who signed in, and who was refused.
 */
export async function auditAccount(
  database: Database,
  accountId: string,
  action: string,
  at: Date,
  detail: AuditEvent['detail'] = {},
): Promise<void> {
  const memberships = await database.accounts
    .selectFrom('membership')
    .select('clinic_id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  for (const { clinic_id: clinicId } of memberships) {
    await database.inClinic(clinicId, (transaction) =>
      recordAudit(transaction, clinicId, { at, actor: `staff:${accountId}`, action, personId: null, detail }),
    )
  }
}
