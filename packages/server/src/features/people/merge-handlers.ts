import type { MergeSide, MergingEndpointName } from '@stipple/api/contract'
import type { Fact } from '@stipple/domain/patient'
import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { duplicatesOf } from './duplicates.ts'
import type { PeopleParts } from './people-parts.ts'
import { changeDetails, knownOf } from './people-store.ts'
import { merge, noteMerge, personById, type StoredPerson } from './person-store.ts'
import { reading } from './reading.ts'

/** Finding entries that are one person, and making them one. */
export function mergeHandlers({ database, knowledge, readLog }: PeopleParts): Handlers<MergingEndpointName> {
  const concepts = new Map(knowledge.concepts.map((concept) => [concept.id, concept]))
  return {
    findDuplicates: async ({ caller, params: { personId }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'person.duplicates', async (transaction, id) => {
        const person = await personById(transaction, clinicId, id)
        return person && duplicatesOf(transaction, clinicId, id, person.details)
      })
    },

    previewMerge: async ({ caller, params: { personId, other }, query: { language }, at }) => {
      const { clinicId } = caller
      if (personId === other) return { problem: 'same-person' }
      const answer = await database.viewClinic(clinicId, async (transaction) => {
        const [kept, gone] = [await sideOf(transaction, clinicId, personId), await sideOf(transaction, clinicId, other)]
        if (!kept || !gone) return undefined
        const contradictions = contradictionsIn(kept.facts, gone.facts).map((concept) => ({
          concept,
          title: concepts.get(concept)?.title[language] ?? concept,
        }))
        return { kept: kept.side, other: gone.side, contradictions }
      })
      if (!answer) return { problem: 'not-found' }
      await readLog(clinicId, auditEvent(caller, at, 'person.merge.preview', personId, { other }))
      await readLog(clinicId, auditEvent(caller, at, 'person.merge.preview', other, { other: personId }))
      return { answer }
    },

    mergePeople: async ({ caller, params: { personId }, body, at }) => {
      const { clinicId, actor } = caller
      const { other, version, otherVersion, details, reason } = body
      if (personId === other) return { problem: 'same-person' }
      return database.inClinic(clinicId, async (transaction) => {
        const kept = await personById(transaction, clinicId, personId)
        const gone = await sideOf(transaction, clinicId, other)
        if (!kept || !gone || kept.mergedInto !== null) return { problem: 'not-found' }
        if (kept.version !== version || gone.side.version !== otherVersion) return { problem: 'changed-meanwhile' }
        if (kept.legalHold !== null || gone.side.legalHold) return { problem: 'legal-hold' }
        if (!(await merge(transaction, personId, other))) return { problem: 'changed-meanwhile' }
        await noteMerge(transaction, clinicId, other, { reason, by: actor, at: at.toISOString() })
        const acting = { clinicId, actor, at }
        // Merging counted as one change; what stays written down is the next.
        const changed = await changeDetails(transaction, acting, { personId, version: version + 1, details })
        if (changed === undefined) throw new Error('mergePeople: the version moved inside its own transaction')
        const { factCount, importCount, intakeCount, screeningCount, planCount, identifiers } = gone.side
        // The reason may name the person; it stands with the entry and not here.
        const detail = {
          other,
          facts: factCount,
          imports: importCount,
          intakes: intakeCount,
          screenings: screeningCount,
          plans: planCount,
          identifiers: identifiers.length,
          reasoned: true,
        }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.merge', personId, detail))
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.merged-into', other, { personId }))
        return { answer: undefined }
      })
    },
  }
}

type Side = { readonly side: MergeSide; readonly facts: readonly Fact[] }

/** An entry that has not been merged yet, with how much hangs on it. */
async function sideOf(transaction: ClinicTransaction, clinicId: string, personId: string): Promise<Side | undefined> {
  const person = await personById(transaction, clinicId, personId)
  const known = await knownOf(transaction, clinicId, personId)
  if (!person || !known || person.mergedInto !== null) return undefined
  const counts = await countsOf(transaction, clinicId, personId)
  return { facts: known.facts, side: { ...shownOf(personId, person), factCount: known.facts.length, ...counts } }
}

const shownOf = (personId: string, { details, version, identifiers, legalHold, createdAt }: StoredPerson) => ({
  personId,
  version,
  details,
  identifiers,
  legalHold: legalHold !== null,
  createdAt: createdAt.toISOString(),
})

async function countsOf(transaction: ClinicTransaction, clinicId: string, personId: string) {
  const of = (table: string) =>
    sql`(select count(*)::int from ${sql.table(table)} where clinic_id = ${clinicId} and person_id = ${personId})`
  const { rows } = await sql<Pick<MergeSide, 'importCount' | 'intakeCount' | 'screeningCount' | 'planCount'>>`
    select ${of('record_import')} as "importCount", ${of('intake')} as "intakeCount",
      ${of('screening')} as "screeningCount", ${of('plan')} as "planCount"`.execute(transaction)
  const [counts] = rows
  if (!counts) throw new Error('countsOf: a row of counts did not come')
  return counts
}

/** Concepts that are so by one entry, as far as it says to this day, and never were so by the other. */
export function contradictionsIn(one: readonly Fact[], other: readonly Fact[]): string[] {
  const presentIn = (facts: readonly Fact[]) =>
    new Set(facts.flatMap(({ concept, answer, end }) => (answer === 'present' && end === undefined ? [concept] : [])))
  const deniedIn = (facts: readonly Fact[]) =>
    new Set(
      facts.flatMap(({ concept, answer, since, zones }) =>
        answer === 'absent' && since === undefined && zones === undefined ? [concept] : [],
      ),
    )
  const meet = (present: ReadonlySet<string>, denied: ReadonlySet<string>) =>
    [...present].filter((concept) => denied.has(concept))
  const both = [...meet(presentIn(one), deniedIn(other)), ...meet(presentIn(other), deniedIn(one))]
  return [...new Set(both)].sort()
}
