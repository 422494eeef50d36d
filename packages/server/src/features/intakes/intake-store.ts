import type { Intake } from '@stipple/api/contract'
import type { PatientLanguage } from '@stipple/domain/evidence'
import { type Intent, type IntakeAnswers, intakeAnswersSchema, intentSchema } from '@stipple/domain/candidacy'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import type { LinkToken } from '../../platform/auth/link-token.ts'

/** Wrong dates of birth that lock a link. */
export const mostWrongBirthDates = 5

export type StoredIntake = {
  readonly intakeId: string
  readonly personId: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly intent: Intent
  readonly language: PatientLanguage
  readonly tokenHash: string
  readonly visitHash: string | null
  readonly visitUntil: Date | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly expiresAt: Date
  readonly openedAt: Date | null
  readonly revokedAt: Date | null
  readonly wrongBirthDates: number
  readonly answers: IntakeAnswers
  readonly version: number
  readonly submittedAt: Date | null
}

/** How it stands with a link at a moment. */
export function stateOf(intake: StoredIntake, at: Date): Intake['state'] {
  if (intake.submittedAt !== null) return 'answered'
  if (intake.revokedAt !== null) return 'revoked'
  if (intake.wrongBirthDates >= mostWrongBirthDates) return 'locked'
  if (intake.expiresAt <= at) return 'expired'
  return intake.openedAt === null ? 'sent' : 'opened'
}

/** Whether it can still be answered. */
export const isOpen = (intake: StoredIntake, at: Date) => ['sent', 'opened'].includes(stateOf(intake, at))

export function presentIntake(intake: StoredIntake, at: Date): Intake {
  const { intakeId, personId, fullName, intent, language, createdAt, createdBy, expiresAt } = intake
  return {
    intakeId,
    personId,
    fullName,
    intent,
    language,
    state: stateOf(intake, at),
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt.toISOString(),
    openedAt: intake.openedAt?.toISOString() ?? null,
    answeredAt: intake.submittedAt?.toISOString() ?? null,
  }
}

const withPerson = (transaction: ClinicTransaction, clinicId: string) =>
  transaction
    .selectFrom('intake')
    .innerJoin('person', (join) =>
      join.onRef('person.clinic_id', '=', 'intake.clinic_id').onRef('person.person_id', '=', 'intake.person_id'),
    )
    .selectAll('intake')
    .select(['person.full_name', 'person.birth_date'])
    .where('intake.clinic_id', '=', clinicId)

type Row = Awaited<ReturnType<ReturnType<typeof withPerson>['executeTakeFirstOrThrow']>>

function read(row: Row): StoredIntake {
  return {
    intakeId: row.intake_id,
    personId: row.person_id,
    fullName: row.full_name,
    birthDate: row.birth_date,
    intent: intentSchema.parse(row.intent),
    language: row.language,
    tokenHash: row.token_hash,
    visitHash: row.visit_hash,
    visitUntil: row.visit_until,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    revokedAt: row.revoked_at,
    wrongBirthDates: row.wrong_birth_dates,
    answers: intakeAnswersSchema.parse(row.answers),
    version: row.version,
    submittedAt: row.submitted_at,
  }
}

/** An intake, locked until the transaction ends, so that of two who change it at once one waits. */
export async function lockIntake(
  transaction: ClinicTransaction,
  clinicId: string,
  intakeId: string,
): Promise<StoredIntake | undefined> {
  const row = await withPerson(transaction, clinicId)
    .where('intake.intake_id', '=', intakeId)
    .forUpdate('intake')
    .executeTakeFirst()
  return row && read(row)
}

/** The intake a link is for, locked; undefined when the secret is another. */
export async function lockByToken(
  transaction: ClinicTransaction,
  { clinicId, id, secretHash }: LinkToken,
): Promise<StoredIntake | undefined> {
  const intake = await lockIntake(transaction, clinicId, id)
  return intake?.tokenHash === secretHash ? intake : undefined
}

export async function addIntake(
  transaction: ClinicTransaction,
  intake: {
    readonly clinicId: string
    readonly intakeId: string
    readonly personId: string
    readonly intent: Intent
    readonly language: PatientLanguage
    readonly tokenHash: string
    readonly at: Date
    readonly actor: string
    readonly expiresAt: Date
  },
): Promise<void> {
  await transaction
    .insertInto('intake')
    .values({
      clinic_id: intake.clinicId,
      intake_id: intake.intakeId,
      person_id: intake.personId,
      intent: JSON.stringify(intake.intent),
      language: intake.language,
      token_hash: intake.tokenHash,
      visit_hash: null,
      visit_until: null,
      created_at: intake.at,
      created_by: intake.actor,
      expires_at: intake.expiresAt,
      opened_at: null,
      revoked_at: null,
      submitted_at: null,
    })
    .execute()
}

type Change = Partial<{
  visit_hash: string | null
  visit_until: Date | null
  opened_at: Date
  revoked_at: Date
  wrong_birth_dates: number
  answers: string
  version: number
  submitted_at: Date
}>

export async function changeIntake(
  transaction: ClinicTransaction,
  clinicId: string,
  intakeId: string,
  change: Change,
): Promise<void> {
  await transaction
    .updateTable('intake')
    .set(change)
    .where('clinic_id', '=', clinicId)
    .where('intake_id', '=', intakeId)
    .execute()
}

const pageSize = 100

/** Links that were sent, newest first, a page at a time. */
export async function listIntakes(
  transaction: ClinicTransaction,
  clinicId: string,
  asked: {
    readonly personId: string | undefined
    readonly state: 'open' | 'answered' | 'all'
    readonly after: string | undefined
    readonly at: Date
  },
): Promise<{ readonly intakes: StoredIntake[]; readonly next: string | null }> {
  const { personId, state, after, at } = asked
  const [beforeTime, beforeId] = after === undefined ? [] : after.split('_')
  const isPlace = beforeTime !== undefined && beforeId !== undefined && !Number.isNaN(Date.parse(beforeTime))
  const rows = await withPerson(transaction, clinicId)
    .$if(personId !== undefined, (query) => query.where('intake.person_id', '=', personId ?? ''))
    .$if(state === 'answered', (query) => query.where('submitted_at', 'is not', null))
    .$if(state === 'open', (query) =>
      query.where('submitted_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', at),
    )
    .$if(isPlace, (query) =>
      query.where(
        sql<boolean>`(intake.created_at, intake.intake_id) < (${beforeTime}::timestamptz, ${beforeId}::uuid)`,
      ),
    )
    .orderBy('intake.created_at', 'desc')
    .orderBy('intake.intake_id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const intakes = rows.slice(0, pageSize).map(read)
  const last = rows.length > pageSize ? intakes.at(-1) : undefined
  return { intakes, next: last ? `${last.createdAt.toISOString()}_${last.intakeId}` : null }
}
