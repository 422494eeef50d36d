import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { auditEvent, type ClinicMember } from '../../platform/http/handler.ts'

/** Reads something of a person, and notes that it was read, in one transaction. */
export async function reading<Answer>(
  database: Database,
  caller: ClinicMember,
  at: Date,
  personId: string,
  action: string,
  read: (transaction: ClinicTransaction) => Promise<Answer | undefined>,
): Promise<{ readonly answer: Answer } | { readonly problem: 'not-found' }> {
  const { clinicId } = caller
  return database.inClinic(clinicId, async (transaction) => {
    const answer = await read(transaction)
    if (answer === undefined) return { problem: 'not-found' }
    await recordAudit(transaction, clinicId, auditEvent(caller, at, action, personId))
    return { answer }
  })
}
