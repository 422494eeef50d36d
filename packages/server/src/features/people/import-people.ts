import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import { type Acting, addNumbers, addPerson, fillBirthDate, peopleWithNumbers } from './people-store.ts'
import type { ImportedPerson } from './read-import.ts'

/** What became of one person of an import. */
export type ImportResult =
  | { readonly code: 'added' | 'updated' | 'unchanged'; readonly personId: string; readonly factCount: number }
  /** Its numbers belong to several people of the clinic; nothing of it was taken. */
  | { readonly code: 'several-people'; readonly personIds: readonly string[] }
  /** It has the number of a person who was born on another day; nothing of it was taken. */
  | { readonly code: 'other-birth-date'; readonly personId: string }

/**
 * Takes one person's record in, whole or not at all. The same record again changes nothing; a newer one replaces what
 * earlier records of that person said, and leaves alone what people said.
 */
export async function importPerson(
  database: Database,
  acting: Acting,
  imported: ImportedPerson,
  knowledgeVersion: string,
): Promise<ImportResult> {
  return database.inClinic(acting.clinicId, async (transaction) => {
    // One import of a clinic at a time: two files about the same new person would make two people of them.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${acting.clinicId}`}, 0))`.execute(transaction)
    const found = await personOf(transaction, acting, imported)
    if ('code' in found) return found
    const { personId, known } = found
    const latest = await latestImport(transaction, acting.clinicId, personId)
    if (latest?.contentHash === imported.contentHash) {
      return { code: 'unchanged', personId, factCount: imported.record.facts.length }
    }
    const { birthDate } = imported.record.patient
    if (known && birthDate !== undefined) await fillBirthDate(transaction, acting.clinicId, personId, birthDate)
    await addNumbers(transaction, acting.clinicId, personId, imported.identity.identifiers)
    await withdrawRecorded(transaction, acting, personId)
    const importId = await keepImport(transaction, acting, personId, imported, {
      sequence: (latest?.sequence ?? 0) + 1,
      knowledgeVersion,
    })
    await addFacts(transaction, acting, personId, importId, imported)
    const detail = { importId, facts: imported.record.facts.length, resources: imported.resourceCount }
    const action = known ? 'person.import-again' : 'person.import'
    await recordAudit(transaction, acting.clinicId, { at: acting.at, actor: acting.actor, action, personId, detail })
    return { code: known ? 'updated' : 'added', personId, factCount: imported.record.facts.length }
  })
}

async function personOf(
  transaction: ClinicTransaction,
  acting: Acting,
  imported: ImportedPerson,
): Promise<
  { personId: string; known: boolean } | Extract<ImportResult, { code: 'several-people' | 'other-birth-date' }>
> {
  const [first, ...others] = await peopleWithNumbers(transaction, acting.clinicId, imported.identity.identifiers)
  if (!first) return { personId: await addPerson(transaction, acting, imported), known: false }
  if (others.length > 0) {
    return { code: 'several-people', personIds: [first, ...others].map(({ personId }) => personId).sort() }
  }
  const { birthDate } = imported.record.patient
  if (birthDate !== undefined && first.birthDate !== null && !mayBeSameDay(birthDate, first.birthDate)) {
    return { code: 'other-birth-date', personId: first.personId }
  }
  return { personId: first.personId, known: true }
}

/** A birth date that is known to the year agrees with every day of it. */
const mayBeSameDay = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

/** The record that was taken last: what it says is what holds. */
async function latestImport(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<{ contentHash: string; sequence: number } | undefined> {
  const latest = await transaction
    .selectFrom('record_import')
    .select(['content_hash', 'sequence'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest && { contentHash: latest.content_hash, sequence: latest.sequence }
}

async function withdrawRecorded(transaction: ClinicTransaction, { clinicId, actor, at }: Acting, personId: string) {
  await transaction
    .updateTable('fact')
    .set({ withdrawn_at: at, withdrawn_by: actor })
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('import_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

async function keepImport(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  personId: string,
  { record, contentHash, resourceCount }: ImportedPerson,
  { sequence, knowledgeVersion }: { readonly sequence: number; readonly knowledgeVersion: string },
): Promise<string> {
  const importId = newId(at)
  await transaction
    .insertInto('record_import')
    .values({
      clinic_id: clinicId,
      import_id: importId,
      person_id: personId,
      sequence,
      content_hash: contentHash,
      knowledge_version: knowledgeVersion,
      resource_count: resourceCount,
      unmapped: JSON.stringify(record.unmapped),
      not_read: JSON.stringify(record.notRead),
      problems: JSON.stringify(record.problems),
      imported_at: at,
      imported_by: actor,
    })
    .execute()
  return importId
}

/** PostgreSQL takes 65,535 values in a statement; a long record is put in by parts. */
const factsAtOnce = 1_000

async function addFacts(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  personId: string,
  importId: string,
  { record }: ImportedPerson,
): Promise<void> {
  for (let from = 0; from < record.facts.length; from += factsAtOnce) {
    await transaction
      .insertInto('fact')
      .values(
        record.facts.slice(from, from + factsAtOnce).map((fact) => ({
          clinic_id: clinicId,
          person_id: personId,
          fact_id: newId(at),
          concept: fact.concept,
          statement: JSON.stringify(fact),
          import_id: importId,
          asserted_at: at,
          asserted_by: actor,
          withdrawn_at: null,
          withdrawn_by: null,
        })),
      )
      .execute()
  }
}
