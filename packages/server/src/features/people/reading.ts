import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { auditEvent, type ClinicMember } from '../../platform/http/handler.ts'
import { currentPersonId } from './person-store.ts'

/**
 * Reads something of a person, and notes that it was read before anybody gets it. An id that was merged into another leads
 * to that one: what is known has moved there, and nothing may look as if nothing were known.
 *
 * @param read gets the id to read with
 */
export async function reading<Answer>(
  { database, readLog }: { readonly database: Database; readonly readLog: ReadLog },
  { caller, at }: { readonly caller: ClinicMember; readonly at: Date },
  personId: string,
  action: string,
  read: (transaction: ClinicTransaction, personId: string) => Promise<Answer | undefined>,
): Promise<{ readonly answer: Answer } | { readonly problem: 'not-found' }> {
  const { clinicId } = caller
  const found = await database.viewClinic(clinicId, async (transaction) => {
    const id = await currentPersonId(transaction, clinicId, personId)
    if (id === undefined) return undefined
    const answer = await read(transaction, id)
    return answer === undefined ? undefined : { id, answer }
  })
  if (!found) return { problem: 'not-found' }
  const detail = found.id === personId ? {} : { askedAs: personId }
  await readLog(clinicId, auditEvent(caller, at, action, found.id, detail))
  return { answer: found.answer }
}
