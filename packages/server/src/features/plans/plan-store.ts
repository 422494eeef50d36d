import type { PlanSummary, PlanVersionSummary } from '@stipple/api/contract'
import type { Modality } from '@stipple/domain/candidacy'
import {
  type CheckedFinding,
  type Plan,
  type PlanBackground,
  planSchema,
  type RevisionReason,
} from '@stipple/domain/planning'
import type { Selectable } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import type { PlanVersionTable } from '../../platform/db/tables.ts'
import type { Acting } from '../people/people-store.ts'

/** What a signature rests on: kept with it, so that the plan can be checked again as it was. */
export type Approval = { readonly background: PlanBackground; readonly findings: readonly CheckedFinding[] }

export type StoredVersion = {
  readonly planId: string
  readonly personId: string
  readonly version: number
  readonly state: 'draft' | 'approved' | 'retired'
  readonly revision: number
  readonly plan: Plan
  readonly knowledgeVersion: string
  readonly reason: RevisionReason | null
  readonly note: string
  readonly savedAt: Date
  readonly savedBy: string
  readonly approvedAt: Date | null
  readonly approvedBy: string | null
  readonly approval: Approval | null
  readonly signature: string | null
  readonly retiredAt: Date | null
  readonly retiredBy: string | null
  readonly retiredReason: RevisionReason | null
}

type Row = Selectable<PlanVersionTable> & { readonly person_id: string }

function read(row: Row): StoredVersion {
  return {
    planId: row.plan_id,
    personId: row.person_id,
    version: row.version,
    state: row.state,
    revision: row.revision,
    plan: planSchema.parse(row.plan),
    knowledgeVersion: row.knowledge_version,
    reason: row.reason as RevisionReason | null,
    note: row.note,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    approval: row.approval as Approval | null,
    signature: row.signature,
    retiredAt: row.retired_at,
    retiredBy: row.retired_by,
    retiredReason: row.retired_reason as RevisionReason | null,
  }
}

const versions = (transaction: ClinicTransaction, clinicId: string) =>
  transaction
    .selectFrom('plan_version')
    .innerJoin('plan', (join) =>
      join.onRef('plan.clinic_id', '=', 'plan_version.clinic_id').onRef('plan.plan_id', '=', 'plan_version.plan_id'),
    )
    .selectAll('plan_version')
    .select('plan.person_id')
    .where('plan_version.clinic_id', '=', clinicId)

/** Every version of a plan, the first one first. */
export async function versionsOf(
  transaction: ClinicTransaction,
  clinicId: string,
  planId: string,
): Promise<StoredVersion[]> {
  const rows = await versions(transaction, clinicId)
    .where('plan_version.plan_id', '=', planId)
    .orderBy('plan_version.version')
    .execute()
  return rows.map(read)
}

/** One version, locked until the transaction ends, so that of two who change it at once one waits. */
export async function lockVersion(
  transaction: ClinicTransaction,
  clinicId: string,
  { planId, version }: { readonly planId: string; readonly version: number },
): Promise<StoredVersion | undefined> {
  const row = await versions(transaction, clinicId)
    .where('plan_version.plan_id', '=', planId)
    .where('plan_version.version', '=', version)
    .forUpdate('plan_version')
    .executeTakeFirst()
  return row && read(row)
}

type After = { readonly planId: string; readonly version: number } | undefined

/** Versions that are not retired, some at a time in the order of their keys. */
export const openVersionsAfter = (transaction: ClinicTransaction, clinicId: string, after: After, limit: number) =>
  page(versions(transaction, clinicId).where('plan_version.state', '<>', 'retired'), after, limit)

/** Versions that were signed, retired ones as well, some at a time in the order of their keys. */
export const signedVersionsAfter = (transaction: ClinicTransaction, clinicId: string, after: After, limit: number) =>
  page(versions(transaction, clinicId).where('plan_version.signature', 'is not', null), after, limit)

async function page(query: ReturnType<typeof versions>, after: After, limit: number): Promise<StoredVersion[]> {
  const rows = await query
    .$if(after !== undefined, (query) =>
      query.where((of) =>
        of(
          of.refTuple('plan_version.plan_id', 'plan_version.version'),
          '>',
          of.tuple(after?.planId ?? '', after?.version ?? 0),
        ),
      ),
    )
    .orderBy('plan_version.plan_id')
    .orderBy('plan_version.version')
    .limit(limit)
    .execute()
  return rows.map(read)
}

/** Plans of a person with their newest version and the one in force, newest plan first. */
export async function plansOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  nameOf: (actor: string) => string,
): Promise<PlanSummary[]> {
  const plans = await transaction
    .selectFrom('plan')
    .selectAll()
    .where('clinic_id', '=', clinicId)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('plan_id', 'desc')
    .execute()
  const rows = await versions(transaction, clinicId)
    .where('plan.person_id', '=', personId)
    .orderBy('plan_version.version', 'desc')
    .execute()
  return plans.flatMap((plan): PlanSummary[] => {
    const own = rows.filter(({ plan_id }) => plan_id === plan.plan_id)
    const [newest] = own
    if (!newest) return []
    return [
      {
        planId: plan.plan_id,
        indication: plan.indication,
        modality: plan.modality as Modality,
        createdAt: plan.created_at.toISOString(),
        current: presentVersion(read(newest), nameOf),
        inForce: own.find(({ state }) => state === 'approved')?.version ?? null,
      },
    ]
  })
}

export function presentVersion(stored: StoredVersion, nameOf: (actor: string) => string): PlanVersionSummary {
  const { version, state, revision, reason, note, savedAt, savedBy, approvedAt, approvedBy, signature } = stored
  return {
    version,
    state,
    revision,
    reason,
    note,
    savedAt: savedAt.toISOString(),
    savedBy: nameOf(savedBy),
    approvedAt: approvedAt?.toISOString() ?? null,
    approvedBy: approvedBy === null ? null : nameOf(approvedBy),
    signature,
    retiredAt: stored.retiredAt?.toISOString() ?? null,
    retiredBy: stored.retiredBy === null ? null : nameOf(stored.retiredBy),
    retiredReason: stored.retiredReason,
  }
}

/** Begins a plan. */
export async function addPlan(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  { planId, personId, plan }: { readonly planId: string; readonly personId: string; readonly plan: Plan },
): Promise<void> {
  const { indication, modality } = plan.prescription
  await transaction
    .insertInto('plan')
    .values({
      clinic_id: clinicId,
      plan_id: planId,
      person_id: personId,
      indication,
      modality,
      created_at: at,
      created_by: actor,
    })
    .execute()
}

/** Adds a version as a draft. */
export async function addVersion(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  added: {
    readonly planId: string
    readonly version: number
    readonly plan: Plan
    readonly knowledgeVersion: string
    readonly reason: RevisionReason | null
    readonly note: string
  },
): Promise<void> {
  await transaction
    .insertInto('plan_version')
    .values({
      clinic_id: clinicId,
      plan_id: added.planId,
      version: added.version,
      state: 'draft',
      revision: 1,
      plan: JSON.stringify(added.plan),
      knowledge_version: added.knowledgeVersion,
      reason: added.reason,
      note: added.note,
      created_at: at,
      created_by: actor,
      saved_at: at,
      saved_by: actor,
      approved_at: null,
      approved_by: null,
      signature: null,
      retired_at: null,
      retired_by: null,
      retired_reason: null,
      retired_note: null,
    })
    .execute()
}

type Key = { readonly planId: string; readonly version: number }

const update = (transaction: ClinicTransaction, clinicId: string, { planId, version }: Key) =>
  transaction
    .updateTable('plan_version')
    .where('clinic_id', '=', clinicId)
    .where('plan_id', '=', planId)
    .where('version', '=', version)

export async function saveDraft(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  key: Key,
  saved: { readonly revision: number; readonly plan: Plan; readonly knowledgeVersion: string },
): Promise<void> {
  await update(transaction, clinicId, key)
    .set({
      revision: saved.revision,
      plan: JSON.stringify(saved.plan),
      knowledge_version: saved.knowledgeVersion,
      saved_at: at,
      saved_by: actor,
    })
    .execute()
}

export async function signDraft(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  key: Key,
  signed: { readonly approval: Approval; readonly signature: string; readonly knowledgeVersion: string },
): Promise<void> {
  await update(transaction, clinicId, key)
    .set({
      state: 'approved',
      approved_at: at,
      approved_by: actor,
      approval: JSON.stringify(signed.approval),
      signature: signed.signature,
      knowledge_version: signed.knowledgeVersion,
    })
    .execute()
}

export async function retireVersion(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  key: Key,
  { reason, note }: { readonly reason: RevisionReason; readonly note: string },
): Promise<void> {
  await update(transaction, clinicId, key)
    .set({ state: 'retired', retired_at: at, retired_by: actor, retired_reason: reason, retired_note: note })
    .execute()
}
