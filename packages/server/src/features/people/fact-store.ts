import { type Fact, factSchema } from '@stipple/domain/patient'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import type { Acting } from './people-store.ts'

export type StoredFact = {
  readonly factId: string
  readonly statement: Fact
  readonly assertedAt: Date
  readonly assertedBy: string
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
}

/** Statements about a person, the latest first. */
export async function factsOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  withdrawn: 'with' | 'without',
): Promise<StoredFact[]> {
  const rows = await transaction
    .selectFrom('fact')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .$if(withdrawn === 'without', (query) => query.where('withdrawn_at', 'is', null))
    .orderBy('asserted_at', 'desc')
    .orderBy('fact_id', 'desc')
    .execute()
  return rows.map((row) => ({
    factId: row.fact_id,
    statement: factSchema.parse(row.statement),
    assertedAt: row.asserted_at,
    assertedBy: row.asserted_by,
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by,
  }))
}

/** Notes what somebody said of a person. */
export async function addStatements(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  personId: string,
  facts: readonly Fact[],
): Promise<string[]> {
  if (facts.length === 0) return []
  const rows = facts.map((fact) => ({
    clinic_id: clinicId,
    person_id: personId,
    fact_id: newId(at),
    concept: fact.concept,
    statement: JSON.stringify(fact),
    import_id: null,
    asserted_at: at,
    asserted_by: actor,
    withdrawn_at: null,
    withdrawn_by: null,
  }))
  await transaction.insertInto('fact').values(rows).execute()
  return rows.map((row) => row.fact_id)
}

/** Withdraws statements, all or none; false when one of them is not there or withdrawn already. */
export async function withdrawStatements(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  personId: string,
  factIds: readonly string[],
): Promise<boolean> {
  const ids = [...new Set(factIds)]
  if (ids.length === 0) return true
  const { numUpdatedRows } = await transaction
    .updateTable('fact')
    .set({ withdrawn_at: at, withdrawn_by: actor })
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('fact_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === BigInt(ids.length)
}

/**
 * Takes withdrawals back, all or none; false when one of the statements is not there, stands, or was withdrawn by somebody
 * else.
 */
export async function restoreStatements(
  transaction: ClinicTransaction,
  { clinicId, actor }: Acting,
  personId: string,
  factIds: readonly string[],
): Promise<boolean> {
  const ids = [...new Set(factIds)]
  if (ids.length === 0) return true
  const { numUpdatedRows } = await transaction
    .updateTable('fact')
    .set({ withdrawn_at: null, withdrawn_by: null })
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .where('fact_id', 'in', ids)
    .where('withdrawn_by', '=', actor)
    .executeTakeFirst()
  return numUpdatedRows === BigInt(ids.length)
}
