import { beginAudit, recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'

/** Makes a clinic and begins its audit chain, in one transaction. */
export async function createClinic(
  database: Database,
  clinic: { readonly clinicId: string; readonly name: string; readonly at: Date; readonly actor: string },
): Promise<void> {
  const { clinicId, name, at, actor } = clinic
  await database.inClinic(clinicId, async (transaction) => {
    await transaction.insertInto('clinic').values({ clinic_id: clinicId, name, created_at: at }).execute()
    await beginAudit(transaction, clinicId)
    await recordAudit(transaction, clinicId, { at, actor, action: 'clinic.create', personId: null, detail: {} })
  })
}
