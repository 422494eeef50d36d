import type { ClinicTransaction } from '../db/database.ts'
import {
  type AuditAnchor,
  type AuditEvent,
  type ChainedEntry,
  chainStart,
  entryHash,
  followChain,
} from './audit-chain.ts'

/** Begins a clinic's chain. Part of the transaction that makes the clinic. */
export async function beginAudit(transaction: ClinicTransaction, clinicId: string): Promise<void> {
  await transaction.insertInto('audit_head').values({ clinic_id: clinicId, length: 0, hash: chainStart }).execute()
}

/**
 * Adds an entry in the transaction of what it is about: both are kept or neither. The clinic's head is locked until the
 * transaction ends, so this comes last in it.
 */
export async function recordAudit(transaction: ClinicTransaction, clinicId: string, event: AuditEvent): Promise<void> {
  await recordAll(transaction, clinicId, [event])
}

/** Adds entries in their order; as {@link recordAudit}. */
export async function recordAll(
  transaction: ClinicTransaction,
  clinicId: string,
  events: readonly AuditEvent[],
): Promise<void> {
  const head = await transaction
    .selectFrom('audit_head')
    .select(['length', 'hash'])
    .where('clinic_id', '=', clinicId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  let position = Number(head.length)
  let hash = head.hash
  const rows = events.map((event) => {
    const entry = { ...event, clinicId, position: ++position, previousHash: hash }
    hash = entryHash(entry)
    return {
      clinic_id: clinicId,
      position,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      person_id: entry.personId,
      detail: JSON.stringify(entry.detail),
      previous_hash: entry.previousHash,
      hash,
    }
  })
  await transaction.insertInto('audit_entry').values(rows).execute()
  await transaction
    .updateTable('audit_head')
    .set({ length: position, hash })
    .where('clinic_id', '=', clinicId)
    .execute()
}

/** The place the chain has come to, to be kept outside the database. */
export async function auditAnchor(transaction: ClinicTransaction, clinicId: string): Promise<AuditAnchor> {
  const { length, hash } = await headOf(transaction, clinicId)
  return { clinicId, position: length, hash }
}

/**
 * Follows the clinic's whole chain; memory holds one batch.
 *
 * @param transaction one of `viewClinic`: entries that are added meanwhile would stand beyond the head that was read
 */
export async function verifyAudit(
  transaction: ClinicTransaction,
  clinicId: string,
  anchors: readonly AuditAnchor[] = [],
): ReturnType<typeof followChain> {
  const head = await headOf(transaction, clinicId)
  const own = anchors.filter((anchor) => anchor.clinicId === clinicId)
  return followChain(entriesOf(transaction, clinicId), head, own)
}

const batch = 1_000

/** Every entry, by position. */
export async function* entriesOf(transaction: ClinicTransaction, clinicId: string): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ; ) {
    const rows = await transaction
      .selectFrom('audit_entry')
      .selectAll()
      .where('clinic_id', '=', clinicId)
      .where('position', '>', String(after))
      .orderBy('position')
      .limit(batch)
      .execute()
    for (const row of rows) {
      yield {
        clinicId: row.clinic_id,
        position: Number(row.position),
        at: row.at,
        actor: row.actor,
        action: row.action,
        personId: row.person_id,
        detail: row.detail as AuditEvent['detail'],
        previousHash: row.previous_hash,
        hash: row.hash,
      }
    }
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = Number(last.position)
  }
}

async function headOf(transaction: ClinicTransaction, clinicId: string): Promise<{ length: number; hash: string }> {
  const head = await transaction
    .selectFrom('audit_head')
    .select(['length', 'hash'])
    .where('clinic_id', '=', clinicId)
    .executeTakeFirstOrThrow()
  return { length: Number(head.length), hash: head.hash }
}
