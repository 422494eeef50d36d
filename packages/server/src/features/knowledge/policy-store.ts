import { type Policy, policySchema } from '@stipple/domain/candidacy'
import type { ClinicTransaction } from '../../platform/db/database.ts'

/** One adoption of a clinic's own positions. */
export type AdoptedPolicy = {
  readonly policy: Policy
  /** Counts the clinic's adoptions from 1. */
  readonly version: number
  readonly adoptedAt: Date
  /** As audit entries name them: `staff:<account id>`. */
  readonly adoptedBy: string
}

/**
 * The clinic's own positions as they are in force.
 *
 * @returns null where the clinic has none of its own: then the defaults of the content hold
 */
export async function policyInForce(transaction: ClinicTransaction, clinicId: string): Promise<Policy | null> {
  const policy = (await latestPolicy(transaction, clinicId))?.policy
  return policy === undefined || policy.choices.length === 0 ? null : policy
}

/** What was adopted last; undefined before the first time. */
export async function latestPolicy(
  transaction: ClinicTransaction,
  clinicId: string,
): Promise<AdoptedPolicy | undefined> {
  return (await adopted(transaction, clinicId, 1))[0]
}

/** Every adoption, the latest first. */
export async function policyHistory(transaction: ClinicTransaction, clinicId: string): Promise<AdoptedPolicy[]> {
  return adopted(transaction, clinicId)
}

async function adopted(transaction: ClinicTransaction, clinicId: string, limit?: number): Promise<AdoptedPolicy[]> {
  const query = transaction
    .selectFrom('clinic_policy')
    .select(['policy', 'version', 'adopted_at', 'adopted_by'])
    .where('clinic_id', '=', clinicId)
    .orderBy('version', 'desc')
  const rows = await (limit === undefined ? query : query.limit(limit)).execute()
  return rows.map((row) => ({
    policy: policySchema.parse(row.policy),
    version: row.version,
    adoptedAt: row.adopted_at,
    adoptedBy: row.adopted_by,
  }))
}

/**
 * Keeps an adoption.
 *
 * @returns false when somebody else adopted that version first; nothing is kept then
 */
export async function addPolicy(
  transaction: ClinicTransaction,
  clinicId: string,
  { policy, version, adoptedAt, adoptedBy, knowledgeVersion }: AdoptedPolicy & { readonly knowledgeVersion: string },
): Promise<boolean> {
  const kept = await transaction
    .insertInto('clinic_policy')
    .values({
      clinic_id: clinicId,
      version,
      policy: JSON.stringify(policy),
      knowledge_version: knowledgeVersion,
      adopted_at: adoptedAt,
      adopted_by: adoptedBy,
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'version']).doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}
