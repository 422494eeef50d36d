import { beginAudit, recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'

export type NewClinic = {
  readonly clinicId: string
  readonly name: string
  readonly demo?: boolean
  readonly at: Date
  readonly actor: string
}

/** Makes a clinic and begins its audit chain, in a transaction of that clinic. What else is made with it comes after. */
export async function makeClinic(
  transaction: ClinicTransaction,
  { clinicId, name, demo = false, at, actor }: NewClinic,
): Promise<void> {
  await transaction.insertInto('clinic').values({ clinic_id: clinicId, name, demo, created_at: at }).execute()
  await beginAudit(transaction, clinicId)
  await recordAudit(transaction, clinicId, { at, actor, action: 'clinic.create', personId: null, detail: {} })
}

/** By which clock a clinic works; null is the machine's. */
export async function timeZoneOf(transaction: ClinicTransaction, clinicId: string): Promise<string | null> {
  const clinic = await transaction
    .selectFrom('clinic')
    .select('time_zone')
    .where('clinic_id', '=', clinicId)
    .executeTakeFirst()
  return clinic?.time_zone ?? null
}

/** Makes a clinic in a transaction of its own. */
export async function createClinic(database: Database, clinic: NewClinic): Promise<void> {
  await database.inClinic(clinic.clinicId, (transaction) => makeClinic(transaction, clinic))
}
