import { unmappedSchema } from '@stipple/api/screening'
import { z } from 'zod'
import type { ClinicTransaction } from '../../platform/db/database.ts'

type Unmapped = z.infer<typeof unmappedSchema>

/** What nobody maps of the record that was taken in last. */
export async function unmappedOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<Unmapped[]> {
  const latest = await transaction
    .selectFrom('record_import')
    .select('unmapped')
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest ? z.array(kept).parse(latest.unmapped) : []
}

/** As the reader reports it: what an entry does not say is left out there. */
const kept = z.looseObject({ type: z.string() }).transform((entry): Unmapped => {
  const { system, code, display, type, count, references } = entry as Partial<Unmapped> & { type: string }
  return {
    system: system ?? null,
    code: code ?? null,
    display: display ?? null,
    type,
    count: count ?? 1,
    references: references ?? [],
  }
})
