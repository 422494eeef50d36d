import type { ClinicTransaction } from '../../platform/db/database.ts'
import { memberNames } from '../staff/staff-store.ts'

/** Names behind actors such as `staff:<account id>`; who is no member and was none has no entry. */
export async function actorNames(
  transaction: ClinicTransaction,
  clinicId: string,
): Promise<ReadonlyMap<string, string>> {
  const names = await memberNames(transaction, clinicId)
  return new Map([...names].map(([accountId, name]) => [`staff:${accountId}`, name]))
}
