import type { EntryEndpointName } from '@stipple/api/contract'
import type { Fact } from '@stipple/domain/patient'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { knownStatements } from './change-facts.ts'
import { addMeaning, entryKey, meaningsInForce, withdrawMeaning } from './entry-store.ts'
import { addStatements, withdrawStatements } from './fact-store.ts'
import type { PeopleParts } from './people-parts.ts'
import { personById } from './person-store.ts'
import { reading } from './reading.ts'
import { unmappedOf } from './unmapped.ts'

/** What entries mean that no map knows: somebody at the clinic says so, for one person. */
export function entryHandlers({ database, knowledge, readLog }: PeopleParts): Handlers<EntryEndpointName> {
  const concepts = new Map(knowledge.concepts.map((concept) => [concept.id, concept]))
  const isKnown = knownStatements(knowledge)
  return {
    listEntries: async ({ caller, params: { personId }, query: { language }, at }) => {
      const { clinicId } = caller
      return reading(
        { database, readLog },
        { caller, at },
        personId,
        'person.entries.read',
        async (transaction, id) => {
          const decided = await meaningsInForce(transaction, clinicId, id)
          return {
            open: await unmappedOf(transaction, clinicId, id),
            decided: decided.map(({ meaningId, entry, concept, decidedBy, decidedAt }) => ({
              meaningId,
              ...entry,
              concept,
              title: concept === null ? null : (concepts.get(concept)?.title[language] ?? concept),
              decidedBy,
              decidedAt: decidedAt.toISOString(),
            })),
          }
        },
      )
    },

    decideEntry: async ({ caller, params: { personId }, body: { entry, means }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const person = await personById(transaction, clinicId, personId)
        if (!person || person.mergedInto !== null) return { problem: 'not-found' }
        // Of two who decide one entry at once, the second waits here and finds it decided.
        await transaction
          .selectFrom('person')
          .select('person_id')
          .where('clinic_id', '=', clinicId)
          .where('person_id', '=', personId)
          .forUpdate()
          .execute()
        const key = entryKey(entry)
        const open = (await unmappedOf(transaction, clinicId, personId)).find((of) => entryKey(of) === key)
        if (!open) return { problem: 'changed-meanwhile' }
        const { system, code, display } = open
        const [reference] = open.references
        const source: Fact['source'] = {
          from: 'record',
          ...(reference === undefined ? {} : { reference }),
          ...(system === null || code === null
            ? {}
            : { code: { system, code, ...(display === null ? {} : { display }) } }),
        }
        const fact = means && { ...means, source }
        if (fact && !isKnown(fact)) return { problem: 'fact-unknown' }
        const acting = { clinicId, actor, at }
        const [factId = null] = fact ? await addStatements(transaction, acting, personId, [fact]) : []
        const meaning = { entry, concept: fact?.concept ?? null, factId }
        const meaningId = await addMeaning(transaction, acting, personId, meaning)
        const detail = { meaning: meaningId, stated: factId, relevant: fact !== null }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.entry.decide', personId, detail))
        return { answer: { meaningId } }
      })
    },

    reopenEntry: async ({ caller, params: { personId, meaningId }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const decided = await meaningsInForce(transaction, clinicId, personId)
        const meaning = decided.find((of) => of.meaningId === meaningId)
        if (!meaning) return { problem: 'not-found' }
        const acting = { clinicId, actor, at }
        const { factId } = meaning
        if (!(await withdrawMeaning(transaction, acting, meaningId))) return { problem: 'already-withdrawn' }
        if (factId !== null) await withdrawStatements(transaction, acting, personId, [factId])
        const detail = { meaning: meaningId, withdrawn: factId }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.entry.reopen', personId, detail))
        return { answer: undefined }
      })
    },
  }
}
