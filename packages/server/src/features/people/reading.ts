import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { auditEvent, type ClinicMember } from '../../platform/http/handler.ts'

/** Reads something of a person, and notes that it was read before anybody gets it. */
export async function reading<Answer>(
  { database, readLog }: { readonly database: Database; readonly readLog: ReadLog },
  { caller, at }: { readonly caller: ClinicMember; readonly at: Date },
  personId: string,
  action: string,
  read: (transaction: ClinicTransaction) => Promise<Answer | undefined>,
): Promise<{ readonly answer: Answer } | { readonly problem: 'not-found' }> {
  const { clinicId } = caller
  const answer = await database.viewClinic(clinicId, read)
  if (answer === undefined) return { problem: 'not-found' }
  await readLog(clinicId, auditEvent(caller, at, action, personId))
  return { answer }
}
