import type { AuditEntry, Contract, RequestOf } from '@stipple/api/contract'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { actorNames } from './actor-names.ts'

export type AuditFilters = RequestOf<Contract['listAudit']>['query']

/** Entries of the clinic that pass the filters, newest first, and where the next page begins. */
export async function auditPage(
  transaction: ClinicTransaction,
  clinicId: string,
  { before, personId, actor, action, from, to, limit }: AuditFilters,
): Promise<{ readonly entries: AuditEntry[]; readonly next: number | null }> {
  let query = transaction.selectFrom('audit_entry').selectAll().where('clinic_id', '=', clinicId)
  if (before !== undefined) query = query.where('position', '<', String(before))
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (from !== undefined) query = query.where('at', '>=', new Date(from))
  if (to !== undefined) query = query.where('at', '<', new Date(to))
  const rows = await query
    .orderBy('position', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const names = await actorNames(transaction, clinicId)
  const records = await recordsOf(
    transaction,
    clinicId,
    shown.flatMap(({ person_id }) => person_id ?? []),
  )
  const entries = shown.map(
    (row): AuditEntry => ({
      position: Number(row.position),
      at: row.at.toISOString(),
      actor: row.actor,
      actorName: names.get(row.actor) ?? null,
      action: row.action,
      personId: row.person_id,
      record: row.person_id === null ? null : (records.get(row.person_id) ?? 'erased'),
      detail: row.detail as AuditEntry['detail'],
      hash: row.hash,
    }),
  )
  return { entries, next: rows.length > limit ? (entries.at(-1)?.position ?? null) : null }
}

/** What became of records that entries are about; one that is erased is not among them. */
async function recordsOf(transaction: ClinicTransaction, clinicId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return new Map<string, 'here' | 'merged'>()
  const rows = await transaction
    .selectFrom('person')
    .select(['person_id', 'merged_into'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.merged_into === null ? ('here' as const) : ('merged' as const)]))
}

/** Names of the filters that were set; what they were set to may point at a person. */
export function filtersSet({ limit: _limit, ...filters }: AuditFilters): string[] {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]))
}
