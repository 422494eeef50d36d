import type { UnmappedEntry } from '@stipple/api/contract'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import type { Acting } from './people-store.ts'

export type Meaning = {
  readonly meaningId: string
  readonly entry: UnmappedEntry
  readonly concept: string | null
  readonly factId: string | null
  readonly decidedBy: string
  readonly decidedAt: Date
}

/** Tells one coding from all others. */
export const entryKey = ({ system, code, display, type }: UnmappedEntry) =>
  JSON.stringify([system, code, display, type])

/**
 * What was decided of the entries of a person and holds still. Where the fact that came of it was withdrawn, the entry is
 * open again: it must not be out of sight with nothing known of it.
 */
export async function meaningsInForce(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<Meaning[]> {
  const { rows } = await sql<{
    meaning_id: string
    system: string | null
    code: string | null
    display: string | null
    resource_type: string
    concept: string | null
    fact_id: string | null
    decided_by: string
    decided_at: Date
  }>`
    select meaning_id, system, code, display, resource_type, m.concept, m.fact_id, decided_by, decided_at
    from entry_meaning m
    left join fact f on f.clinic_id = m.clinic_id and f.person_id = m.person_id and f.fact_id = m.fact_id
    where m.clinic_id = ${clinicId} and m.person_id = ${personId} and m.withdrawn_at is null
      and (m.concept is null or (f.fact_id is not null and f.withdrawn_at is null))
    order by decided_at desc, meaning_id`.execute(transaction)
  return rows.map((row) => ({
    meaningId: row.meaning_id,
    entry: { system: row.system, code: row.code, display: row.display, type: row.resource_type },
    concept: row.concept,
    factId: row.fact_id,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }))
}

/** Notes what an entry means. A decision whose fact was withdrawn makes room. */
export async function addMeaning(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  personId: string,
  { entry, concept, factId }: Pick<Meaning, 'entry' | 'concept' | 'factId'>,
): Promise<string> {
  const { system, code, display, type } = entry
  await sql`
    update entry_meaning set withdrawn_at = ${at}, withdrawn_by = ${actor}
    where clinic_id = ${clinicId} and person_id = ${personId} and withdrawn_at is null
      and (system, code, display, resource_type) is not distinct from (${system}::text, ${code}::text, ${display}::text, ${type}::text)
  `.execute(transaction)
  const meaningId = newId(at)
  await transaction
    .insertInto('entry_meaning')
    .values({
      clinic_id: clinicId,
      meaning_id: meaningId,
      person_id: personId,
      system,
      code,
      display,
      resource_type: type,
      concept,
      fact_id: factId,
      decided_at: at,
      decided_by: actor,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
  return meaningId
}

/** Takes a decision back; false when somebody did so already. */
export async function withdrawMeaning(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  meaningId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('entry_meaning')
    .set({ withdrawn_at: at, withdrawn_by: actor })
    .where('clinic_id', '=', clinicId)
    .where('meaning_id', '=', meaningId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
