import type { PersonDetails, Person, PersonSummary } from '@stipple/api/contract'
import { searchKey } from '@stipple/domain/patient'
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

/** People of the same birth date of whose names one holds the other's words. */
export async function mayBeTheSame(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  { fullName, birthDate }: Pick<PersonDetails, 'fullName' | 'birthDate'>,
): Promise<PersonSummary[]> {
  if (birthDate === null) return []
  const rows = await transaction
    .selectFrom('person')
    .select(['person_id', 'full_name', 'birth_date', 'sex', 'search_key'])
    .where('clinic_id', '=', clinicId)
    .where('birth_date', '=', birthDate)
    .where('person_id', '!=', personId)
    .where('merged_into', 'is', null)
    .limit(200)
    .execute()
  const words = new Set(searchKey(fullName).split(' '))
  return rows
    .filter(({ search_key }) => {
      const others = search_key.split(' ')
      const shared = others.filter((word) => words.has(word)).length
      return shared > 0 && shared >= Math.min(words.size, others.length) - 1
    })
    .slice(0, 5)
    .map(({ person_id, full_name, birth_date, sex }) => ({
      personId: person_id,
      fullName: full_name,
      birthDate: birth_date,
      sex,
    }))
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
