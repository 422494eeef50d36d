import type { Person, PersonDetails } from '@stipple/api/contract'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'

export type StoredPerson = {
  readonly details: PersonDetails
  readonly version: number
  readonly legalHold: Person['legalHold']
  readonly mergedInto: string | null
  readonly identifiers: Person['identifiers']
  readonly createdAt: Date
}

/** A person of the clinic; undefined when there is none. */
export async function personById(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<StoredPerson | undefined> {
  const row = await transaction
    .selectFrom('person')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  const identifiers = await transaction
    .selectFrom('person_identifier')
    .select(['system', 'value'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .orderBy('system')
    .orderBy('value')
    .execute()
  return {
    details: {
      fullName: row.full_name,
      birthDate: row.birth_date,
      sex: row.sex,
      phone: row.phone,
      email: row.email,
      language: languageOf(row.language),
      guardian: row.guardian as PersonDetails['guardian'],
    },
    version: row.version,
    legalHold: row.legal_hold as Person['legalHold'],
    mergedInto: row.merged_into,
    identifiers,
    createdAt: row.created_at,
  }
}

/** Records name languages with their region; what Stipple cannot speak is none. */
function languageOf(kept: string | null): PersonDetails['language'] {
  const base = kept?.split('-')[0]?.toLowerCase()
  return base === 'en' || base === 'tr' || base === 'ar' ? base : null
}

/** The id that an entry goes by now: its own, or that of the entry it was merged into; undefined when there is none. */
export async function currentPersonId(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('person')
    .select(['person_id', 'merged_into'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && (row.merged_into ?? row.person_id)
}

/** Erases a person and all that is known of them; false when there is no such person or a legal hold. */
export async function erase(transaction: ClinicTransaction, personId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select erase_person(${personId}::uuid) as done`.execute(transaction)
  return rows[0]?.done ?? false
}

/** Makes two entries one; false when one is not there, merged already, or held. */
export async function merge(transaction: ClinicTransaction, kept: string, other: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean
  }>`select merge_person(${kept}::uuid, ${other}::uuid) as done`.execute(transaction)
  return rows[0]?.done ?? false
}

/** Notes with a merged entry why it was merged, by whom and when. */
export async function noteMerge(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  merged: { readonly reason: string; readonly by: string; readonly at: string },
): Promise<void> {
  await transaction
    .updateTable('person')
    .set({ merge: JSON.stringify(merged) })
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .execute()
}
