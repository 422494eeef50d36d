import type { Decision, Judgement } from '@stipple/api/contract'
import type { Outcome } from '@stipple/domain/candidacy'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import type { Acting } from '../people/people-store.ts'
import { screeningInputsSchema, type ScreeningRecord } from './screening-record.ts'

export type NewJudgement = Pick<Judgement, 'decision' | 'override' | 'reason' | 'note' | 'deferUntil'>

export type StoredScreening = {
  readonly screeningId: string
  readonly record: ScreeningRecord
  readonly outcome: Outcome
  readonly deferUntil: string | null
  readonly screenedAt: Date
  readonly screenedBy: string
  readonly judgement: (NewJudgement & { readonly at: Date; readonly by: string }) | null
}

/** Keeps a screening with everything it was decided from, and what the clinician decided. */
export async function addJudged(
  transaction: ClinicTransaction,
  { clinicId, actor, at }: Acting,
  kept: {
    readonly personId: string
    readonly screeningId: string
    readonly record: ScreeningRecord
    readonly outcome: Outcome
    readonly deferUntil: string | null
    readonly judgement: NewJudgement
  },
): Promise<void> {
  const { personId, screeningId, record, outcome, deferUntil, judgement } = kept
  const key = { clinic_id: clinicId, person_id: personId, screening_id: screeningId }
  await transaction
    .insertInto('screening')
    .values({
      ...key,
      inputs: JSON.stringify(record.inputs),
      knowledge_version: record.knowledgeVersion,
      outcome,
      defer_until: deferUntil,
      screening: record.screening,
      screened_at: at,
      screened_by: actor,
    })
    .execute()
  const { decision, override, reason, note } = judgement
  await transaction
    .insertInto('judgement')
    .values({
      ...key,
      decision,
      override,
      reason,
      note,
      defer_until: judgement.deferUntil,
      judged_at: at,
      judged_by: actor,
    })
    .execute()
}

/** Stored screenings of a person with their judgements, newest first; all of them, or the one that is named. */
export async function screeningsOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  screeningId?: string,
): Promise<StoredScreening[]> {
  const rows = await transaction
    .selectFrom('screening')
    .leftJoin('judgement', (join) =>
      join
        .onRef('judgement.clinic_id', '=', 'screening.clinic_id')
        .onRef('judgement.person_id', '=', 'screening.person_id')
        .onRef('judgement.screening_id', '=', 'screening.screening_id'),
    )
    .selectAll('screening')
    .select(['decision', 'override', 'reason', 'note', 'judged_at', 'judged_by'])
    .select('judgement.defer_until as judged_until')
    .where('screening.clinic_id', '=', clinicId)
    .where('screening.person_id', '=', personId)
    .$if(screeningId !== undefined, (query) => query.where('screening.screening_id', '=', screeningId ?? ''))
    .orderBy('screened_at', 'desc')
    .orderBy('screening.screening_id', 'desc')
    .execute()
  return rows.map((row) => ({
    screeningId: row.screening_id,
    record: {
      inputs: screeningInputsSchema.parse(row.inputs),
      knowledgeVersion: row.knowledge_version,
      screening: row.screening,
    },
    outcome: row.outcome as Outcome,
    deferUntil: row.defer_until,
    screenedAt: row.screened_at,
    screenedBy: row.screened_by,
    judgement:
      row.decision === null
        ? null
        : {
            decision: row.decision satisfies Decision,
            override: row.override ?? false,
            reason: row.reason as Judgement['reason'],
            note: row.note ?? '',
            deferUntil: row.judged_until,
            at: row.judged_at as Date,
            by: row.judged_by ?? '',
          },
  }))
}
