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
