import type { PatientLanguage } from '@stipple/domain/evidence'
import type { ColumnType, Generated } from 'kysely'

/** Points in time go in as values of JavaScript and come back as such. */
type Moment = Date
/** Goes in as JSON text, comes back parsed. */
type Json<Value> = ColumnType<Value, string, string>

export type ClinicTable = {
  clinic_id: string
  name: string
  created_at: Moment
  demo: Generated<boolean>
  /** IANA name; null is the machine's. */
  time_zone: Generated<string | null>
}

/** An invitation to work in the clinic; over once it is taken up or revoked. */
export type InvitationTable = {
  clinic_id: string
  invitation_id: string
  token_hash: string
  name: string
  email: string
  roles: string[]
  invited_by: string
  created_at: Moment
  expires_at: Moment
  ended_at: Moment | null
}

export type MembershipTable = {
  clinic_id: string
  account_id: string
  roles: string[]
  since: Moment
  ended_at: Moment | null
}

/** What a clinic sees of its members' accounts. */
export type MemberAccountTable = {
  id: string
  name: string
  email: string
  language: 'en' | 'tr'
  twoFactorEnabled: boolean | null
}

export type PersonTable = {
  clinic_id: string
  person_id: string
  full_name: string
  given_name: string
  family_name: string
  search_key: string
  birth_date: string | null
  sex: 'male' | 'female' | 'other' | 'unknown' | null
  guardian: Json<unknown> | null
  legal_hold: Json<unknown> | null
  merged_into: string | null
  merge: Json<unknown> | null
  phone: string | null
  email: string | null
  language: string | null
  created_at: Moment
  version: Generated<number>
}

/** One word of a person's name, as it is compared. */
export type PersonWordTable = { clinic_id: string; word: string; person_id: string }

export type PersonIdentifierTable = { clinic_id: string; system: string; value: string; person_id: string }

export type RecordImportTable = {
  clinic_id: string
  import_id: string
  person_id: string
  sequence: number
  content_hash: string
  knowledge_version: string
  resource_count: number
  unmapped: Json<unknown>
  not_read: Json<unknown>
  problems: Json<unknown>
  imported_at: Moment
  imported_by: string
}

export type FactTable = {
  clinic_id: string
  person_id: string
  fact_id: string
  concept: string
  statement: Json<unknown>
  import_id: string | null
  asserted_at: Moment
  asserted_by: string
  withdrawn_at: Moment | null
  withdrawn_by: string | null
}

/** What an entry of a record that no map knows means for one person. */
export type EntryMeaningTable = {
  clinic_id: string
  meaning_id: string
  person_id: string
  system: string | null
  code: string | null
  display: string | null
  resource_type: string
  concept: string | null
  fact_id: string | null
  decided_at: Moment
  decided_by: string
  withdrawn_at: Moment | null
  withdrawn_by: string | null
}

export type ScreeningTable = {
  clinic_id: string
  person_id: string
  screening_id: string
  inputs: Json<unknown>
  knowledge_version: string
  outcome: string
  /** `YYYY-MM-DD` */
  defer_until: string | null
  screening: string
  screened_at: Moment
  screened_by: string
}

/** One adoption of a clinic's own positions. */
export type ClinicPolicyTable = {
  clinic_id: string
  version: number
  policy: Json<unknown>
  knowledge_version: string
  adopted_at: Moment
  adopted_by: string
}

export type IntakeTable = {
  clinic_id: string
  intake_id: string
  person_id: string
  intent: Json<unknown>
  language: PatientLanguage
  token_hash: string
  visit_hash: string | null
  visit_until: Moment | null
  created_at: Moment
  created_by: string
  expires_at: Moment
  opened_at: Moment | null
  revoked_at: Moment | null
  wrong_birth_dates: Generated<number>
  answers: ColumnType<unknown, string | undefined, string>
  version: Generated<number>
  submitted_at: Moment | null
}

export type JudgementTable = {
  clinic_id: string
  person_id: string
  screening_id: string
  decision: 'proceed' | 'proceed-with-precautions' | 'defer' | 'refer' | 'do-not-treat'
  override: boolean
  reason: string | null
  note: string
  /** `YYYY-MM-DD` */
  defer_until: string | null
  judged_at: Moment
  judged_by: string
}

export type PlanTable = {
  clinic_id: string
  plan_id: string
  person_id: string
  indication: string
  modality: string
  created_at: Moment
  created_by: string
}

export type PlanVersionTable = {
  clinic_id: string
  plan_id: string
  version: number
  state: 'draft' | 'approved' | 'retired'
  revision: number
  plan: ColumnType<unknown, string, string>
  knowledge_version: string
  reason: string | null
  note: string
  created_at: Moment
  created_by: string
  saved_at: Moment
  saved_by: string
  approved_at: Moment | null
  approved_by: string | null
  approval: ColumnType<unknown, string | undefined, string>
  signature: string | null
  retired_at: Moment | null
  retired_by: string | null
  retired_reason: string | null
  retired_note: string | null
}

/** PostgreSQL's 64-bit numbers come as text; no chain grows past what a number holds exactly. */
export type AuditHeadTable = { clinic_id: string; length: ColumnType<string, number, number>; hash: string }

export type AuditEntryTable = {
  clinic_id: string
  position: ColumnType<string, number, never>
  at: Moment
  actor: string
  action: string
  person_id: string | null
  detail: Json<unknown>
  previous_hash: string
  hash: string
}

/** Row types of the tables; they stay inside the stores. */
export type Tables = {
  clinic: ClinicTable
  invitation: InvitationTable
  'accounts.membership': MembershipTable
  'accounts.user': MemberAccountTable
  person: PersonTable
  person_identifier: PersonIdentifierTable
  person_word: PersonWordTable
  record_import: RecordImportTable
  fact: FactTable
  entry_meaning: EntryMeaningTable
  screening: ScreeningTable
  intake: IntakeTable
  judgement: JudgementTable
  plan: PlanTable
  plan_version: PlanVersionTable
  clinic_policy: ClinicPolicyTable
  audit_head: AuditHeadTable
  audit_entry: AuditEntryTable
}

/** A code of an authenticator that was given lately. */
export type UsedCodeTable = { account_id: string; code_hash: string; used_at: Moment }

export type SignInAttemptTable = {
  subject: string
  failures: number
  failed_at: Moment
  locked_until: Moment | null
}

/** The auth library's own table; what Stipple reads of it. */
export type AccountSessionTable = {
  id: string
  token: string
  userId: string
  expiresAt: Moment
  ipAddress: string | null
  userAgent: string | null
  createdAt: Moment
  updatedAt: Moment
}

/** What signing in works with; no table of any clinic's records. */
export type AccountTables = {
  user: MemberAccountTable
  session: AccountSessionTable
  membership: MembershipTable
  used_code: UsedCodeTable
  sign_in_attempt: SignInAttemptTable
  'public.clinic': ClinicTable
}
