import { type Fact, factSchema, type Person, searchKey } from '@stipple/domain/patient'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import type { ImportedPerson } from './read-import.ts'

/** Who acts, and when; every change carries both. */
export type Acting = { readonly clinicId: string; readonly actor: string; readonly at: Date }

/** A person of the clinic as lists show them. */
export type PersonSummary = {
  readonly personId: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly sex: 'male' | 'female' | 'other' | 'unknown' | null
}

/** Everybody of the clinic who has one of these numbers. */
export async function peopleWithNumbers(
  transaction: ClinicTransaction,
  clinicId: string,
  identifiers: ImportedPerson['identity']['identifiers'],
): Promise<{ personId: string; birthDate: string | null }[]> {
  if (identifiers.length === 0) return []
  const rows = await transaction
    .selectFrom('person_identifier')
    .innerJoin('person', (join) =>
      join
        .onRef('person.clinic_id', '=', 'person_identifier.clinic_id')
        .onRef('person.person_id', '=', 'person_identifier.person_id'),
    )
    .select(['person.person_id', 'person.birth_date'])
    .distinct()
    .where('person_identifier.clinic_id', '=', clinicId)
    .where((of) =>
      of.or(
        identifiers.map(({ system, value }) =>
          of.and([of('person_identifier.system', '=', system), of('person_identifier.value', '=', value)]),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({ personId: row.person_id, birthDate: row.birth_date }))
}

/** Adds a person with what a record says of them. */
export async function addPerson(
  transaction: ClinicTransaction,
  { clinicId, at }: Acting,
  { identity, record }: ImportedPerson,
): Promise<string> {
  const personId = newId(at)
  const fullName = identity.name?.full ?? record.patient.reference
  await transaction
    .insertInto('person')
    .values({
      clinic_id: clinicId,
      person_id: personId,
      full_name: fullName,
      given_name: identity.name?.given ?? '',
      family_name: identity.name?.family ?? '',
      search_key: searchKey(fullName),
      birth_date: record.patient.birthDate ?? null,
      sex: record.patient.sex ?? null,
      skin_type: null,
      phone: identity.phone ?? null,
      email: identity.email ?? null,
      language: identity.language ?? null,
      created_at: at,
    })
    .execute()
  return personId
}

/** Notes the numbers of a person that the clinic did not know yet. */
export async function addNumbers(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  identifiers: ImportedPerson['identity']['identifiers'],
): Promise<void> {
  if (identifiers.length === 0) return
  await transaction
    .insertInto('person_identifier')
    .values(identifiers.map(({ system, value }) => ({ clinic_id: clinicId, system, value, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everything that holds of a person now: birth date and the statements nobody withdrew, always in the same order. */
export async function knownOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<Person | undefined> {
  const person = await transaction
    .selectFrom('person')
    .select('birth_date')
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!person) return undefined
  const rows = await transaction
    .selectFrom('fact')
    .select('statement')
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('asserted_at')
    .orderBy('fact_id')
    .execute()
  return {
    ...(person.birth_date === null ? {} : { birthDate: person.birth_date }),
    facts: rows.map(({ statement }): Fact => factSchema.parse(statement)),
  }
}

/**
 * People whose name begins with what was typed, or has a word that does; or who were born on that day.
 *
 * @param typed a name in any case and with or without marks, or a birth date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`)
 */
export async function findPeople(
  transaction: ClinicTransaction,
  clinicId: string,
  typed: string,
  limit: number,
): Promise<PersonSummary[]> {
  const key = searchKey(typed)
  const isDate = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(typed.trim())
  const rows = await transaction
    .selectFrom('person')
    .select(['person_id', 'full_name', 'birth_date', 'sex'])
    .where('clinic_id', '=', clinicId)
    .where((of) =>
      isDate
        ? of('birth_date', 'like', `${typed.trim()}%`)
        : of.or([of('search_key', 'like', `${key}%`), of('search_key', 'like', `% ${key}%`)]),
    )
    .orderBy('search_key')
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    fullName: row.full_name,
    birthDate: row.birth_date,
    sex: row.sex,
  }))
}
