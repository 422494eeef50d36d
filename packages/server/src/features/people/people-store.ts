import type { PersonDetails } from '@stipple/api/contract'
import { type Fact, factSchema, type Person, searchKey } from '@stipple/domain/patient'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import type { ImportedPerson } from './read-import.ts'

/** Who acts, and when; every change carries both. */
export type Acting = { readonly clinicId: string; readonly actor: string; readonly at: Date }

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
  acting: Acting,
  { identity, record }: ImportedPerson,
): Promise<string> {
  const fullName = identity.name?.full ?? record.patient.reference
  return insertPerson(transaction, acting, {
    full_name: fullName,
    given_name: identity.name?.given ?? '',
    family_name: identity.name?.family ?? '',
    birth_date: record.patient.birthDate ?? null,
    sex: record.patient.sex ?? null,
    phone: identity.phone ?? null,
    email: identity.email ?? null,
    language: identity.language ?? null,
    guardian: null,
  })
}

/** Adds a person with what staff write down. */
export function addRegistered(transaction: ClinicTransaction, acting: Acting, details: PersonDetails): Promise<string> {
  return insertPerson(transaction, acting, { ...rowOf(details), given_name: '', family_name: '' })
}

/** What staff write down, as the table keeps it. */
function rowOf({ fullName, birthDate, sex, phone, email, language, guardian }: PersonDetails) {
  return {
    full_name: fullName,
    birth_date: birthDate,
    sex,
    phone,
    email,
    language,
    guardian: guardian === null ? null : JSON.stringify(guardian),
  }
}

type PersonRow = Omit<ReturnType<typeof rowOf>, 'language'> & {
  readonly given_name: string
  readonly family_name: string
  /** Records name languages that Stipple does not speak, too. */
  readonly language: string | null
}

async function insertPerson(transaction: ClinicTransaction, { clinicId, at }: Acting, row: PersonRow): Promise<string> {
  const personId = newId(at)
  await transaction
    .insertInto('person')
    .values({
      ...row,
      clinic_id: clinicId,
      person_id: personId,
      search_key: searchKey(row.full_name),
      legal_hold: null,
      merged_into: null,
      created_at: at,
    })
    .execute()
  await keepWords(transaction, clinicId, personId, row.full_name)
  return personId
}

/** The words a person is found by; kept in the transaction of the name. */
async function keepWords(transaction: ClinicTransaction, clinicId: string, personId: string, fullName: string) {
  await transaction
    .deleteFrom('person_word')
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .execute()
  const words = new Set(searchKey(fullName).split(' '))
  words.delete('')
  if (words.size === 0) return
  await transaction
    .insertInto('person_word')
    .values([...words].map((word) => ({ clinic_id: clinicId, word, person_id: personId })))
    .execute()
}

/**
 * Changes what is written down of a person, if it is still as `version` says.
 *
 * @returns the new version; undefined when somebody was faster, or there is no such person
 */
export async function changeDetails(
  transaction: ClinicTransaction,
  { clinicId }: Acting,
  change: { readonly personId: string; readonly version: number; readonly details: PersonDetails },
): Promise<number | undefined> {
  const { personId, version, details } = change
  const changed = await transaction
    .updateTable('person')
    .set({ ...rowOf(details), search_key: searchKey(details.fullName), version: version + 1 })
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .where('merged_into', 'is', null)
    .returning('version')
    .executeTakeFirst()
  if (changed) await keepWords(transaction, clinicId, personId, details.fullName)
  return changed?.version
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

/** Statements that nobody withdrew, always in the same order. */
export async function standingFacts(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<{ readonly factId: string; readonly statement: Fact }[]> {
  const rows = await transaction
    .selectFrom('fact')
    .select(['fact_id', 'statement'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('asserted_at')
    .orderBy('fact_id')
    .execute()
  return rows.map(({ fact_id, statement }) => ({ factId: fact_id, statement: factSchema.parse(statement) }))
}

/** Everything that holds of a person now: birth date and the statements nobody withdrew. */
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
  const facts = await standingFacts(transaction, clinicId, personId)
  return {
    ...(person.birth_date === null ? {} : { birthDate: person.birth_date }),
    facts: facts.map(({ statement }) => statement),
  }
}

/** Notes the birth date of a person of whom nobody knew it. */
export async function fillBirthDate(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  birthDate: string,
): Promise<void> {
  await transaction
    .updateTable('person')
    .set((of) => ({ birth_date: birthDate, version: of('version', '+', 1) }))
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('birth_date', 'is', null)
    .execute()
}
