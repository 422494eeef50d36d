import type { AnswerOf, Contract } from '@stipple/api/contract'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'

type Event = AnswerOf<Contract['getTimeline']>[number]

/** What happened with a person, newest first. Each table tells its own events. */
export async function timelineOf(transaction: ClinicTransaction, clinicId: string, personId: string): Promise<Event[]> {
  const { rows } = await sql<{
    at: Date
    kind: Event['kind']
    by: string
    reference: string | null
    detail: string | null
  }>`
    select created_at as at, 'registered' as kind, '' as by, null as reference, null as detail
      from person where clinic_id = ${clinicId} and person_id = ${personId}
    union all
    select imported_at, 'imported', imported_by, import_id::text,
        (select count(*)::text from fact f where f.clinic_id = i.clinic_id and f.import_id = i.import_id)
      from record_import i where clinic_id = ${clinicId} and person_id = ${personId}
    union all
    select (merge->>'at')::timestamptz, 'merged', merge->>'by', person_id::text, merge->>'reason'
      from person where clinic_id = ${clinicId} and merged_into = ${personId} and merge is not null
    union all
    select asserted_at, 'facts', asserted_by, null, count(*)::text
      from fact where clinic_id = ${clinicId} and person_id = ${personId} and import_id is null
      group by asserted_at, asserted_by
    union all
    select screened_at, 'screened', screened_by, screening_id::text, outcome
      from screening where clinic_id = ${clinicId} and person_id = ${personId}
    union all
    select judged_at, 'judged', judged_by, screening_id::text, decision
      from judgement where clinic_id = ${clinicId} and person_id = ${personId}
    union all
    select created_at, 'intake-sent', created_by, intake_id::text, null
      from intake where clinic_id = ${clinicId} and person_id = ${personId}
    union all
    select submitted_at, 'intake-answered', 'link:' || intake_id::text, intake_id::text, null
      from intake where clinic_id = ${clinicId} and person_id = ${personId} and submitted_at is not null
    order by at desc, kind`.execute(transaction)
  return rows.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }))
}
