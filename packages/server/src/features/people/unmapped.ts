import { unmappedSchema } from '@stipple/api/screening'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { entryKey, meaningsInForce } from './entry-store.ts'

type Unmapped = z.infer<typeof unmappedSchema>

/**
 * What nobody maps, and nobody has decided on, of the records that hold now: the one that was taken in last, and those of an entry that was merged into
 * this one, whose statements stand still.
 */
export async function unmappedOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<Unmapped[]> {
  const { rows } = await sql<{ unmapped: unknown }>`
    select unmapped from record_import i
    where clinic_id = ${clinicId} and person_id = ${personId} and (
      sequence = (select max(sequence) from record_import where clinic_id = ${clinicId} and person_id = ${personId})
      or exists (select from fact f where f.clinic_id = i.clinic_id and f.import_id = i.import_id and withdrawn_at is null))
    order by sequence`.execute(transaction)
  const entries = new Map<string, Unmapped>()
  for (const entry of rows.flatMap(({ unmapped }) => z.array(kept).parse(unmapped))) {
    const key = entryKey(entry)
    const same = entries.get(key)
    entries.set(
      key,
      same
        ? { ...same, count: same.count + entry.count, references: [...same.references, ...entry.references] }
        : entry,
    )
  }
  for (const { entry } of await meaningsInForce(transaction, clinicId, personId)) entries.delete(entryKey(entry))
  return [...entries.values()]
}

/** As the reader reports it and the import keeps it. */
const kept = z
  .strictObject({
    system: z.string().nullable(),
    code: z.string().nullable(),
    display: z.string().nullable(),
    resourceType: z.string(),
    count: z.int().positive(),
    references: z.array(z.string()),
  })
  .transform(({ resourceType, ...rest }): Unmapped => ({ ...rest, type: resourceType }))
