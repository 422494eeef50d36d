import type { Handlers } from '../../platform/http/handler.ts'
import { changingFacts, FactChangeRefused } from './change-facts.ts'
import { factsOf } from './fact-store.ts'
import type { PeopleParts } from './people-parts.ts'
import { reading } from './reading.ts'
import { personById } from './person-store.ts'
import { unmappedOf } from './unmapped.ts'

export function factHandlers({ database, knowledge, readLog }: PeopleParts): Handlers<'listFacts' | 'recordFacts'> {
  const concepts = new Map(knowledge.concepts.map((concept) => [concept.id, concept]))
  const changeFacts = changingFacts(knowledge)
  return {
    listFacts: async ({ caller, params: { personId }, query: { language, withdrawn }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'person.facts.read', async (transaction, id) => {
        const stored = await factsOf(transaction, clinicId, id, withdrawn)
        const facts = stored.map(({ factId, statement, assertedAt, assertedBy, withdrawnAt, withdrawnBy }) => {
          const concept = concepts.get(statement.concept)
          return {
            factId,
            // Content that has changed since may not know it any more; the statement stands all the same.
            title: concept?.title[language] ?? statement.concept,
            kind: concept?.kind ?? '',
            statement,
            assertedAt: assertedAt.toISOString(),
            assertedBy,
            withdrawnAt: withdrawnAt?.toISOString() ?? null,
            withdrawnBy,
          }
        })
        const unmapped = await unmappedOf(transaction, clinicId, id)
        return { facts, unmapped: unmapped.map(({ references: _references, ...entry }) => entry) }
      })
    },

    recordFacts: async ({ caller, params: { personId }, body, at }) => {
      const { clinicId } = caller
      try {
        return await database.inClinic(clinicId, async (transaction) => {
          const person = await personById(transaction, clinicId, personId)
          if (!person || person.mergedInto !== null) return { problem: 'not-found' }
          return { answer: { factIds: await changeFacts(transaction, { caller, at }, personId, body) } }
        })
      } catch (problem) {
        if (problem instanceof FactChangeRefused) return { problem: problem.code }
        throw problem
      }
    },
  }
}
