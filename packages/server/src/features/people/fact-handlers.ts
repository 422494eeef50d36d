import { zoneTree } from '@stipple/domain/anatomy'
import type { Fact } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { addStatements, factsOf, withdrawStatements } from './fact-store.ts'
import { dayOf, type PeopleParts } from './people-parts.ts'
import { reading } from './reading.ts'
import { personById } from './person-store.ts'
import { unmappedOf } from './unmapped.ts'

export function factHandlers({ database, knowledge, readLog }: PeopleParts): Handlers<'listFacts' | 'recordFacts'> {
  const concepts = new Map(knowledge.concepts.map((concept) => [concept.id, concept]))
  const isKnown = knownStatements(knowledge)
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

    recordFacts: async ({ caller, params: { personId }, body: { statements, withdraw }, at }) => {
      const { clinicId, actor } = caller
      const facts = statements.map(
        (statement): Fact => ({
          ...statement,
          source: { from: 'clinician', recordedOn: dayOf(at) },
        }),
      )
      if (!facts.every(isKnown)) return { problem: 'fact-unknown' }
      const acting = { clinicId, actor, at }
      try {
        return await database.inClinic(clinicId, async (transaction) => {
          const person = await personById(transaction, clinicId, personId)
          if (!person || person.mergedInto !== null) return { problem: 'not-found' }
          // Thrown, so that what was withdrawn of them is not.
          if (!(await withdrawStatements(transaction, acting, personId, withdraw))) throw new AlreadyWithdrawn()
          const factIds = await addStatements(transaction, acting, personId, facts)
          const detail = { stated: factIds, withdrawn: withdraw }
          await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.facts.change', personId, detail))
          return { answer: { factIds } }
        })
      } catch (problem) {
        if (problem instanceof AlreadyWithdrawn) return { problem: 'already-withdrawn' }
        throw problem
      }
    },
  }
}

class AlreadyWithdrawn extends Error {
  override readonly name = 'AlreadyWithdrawn'
}

/** Whether the content knows what a statement is about: the concept, its zones, the unit of its value. */
function knownStatements({ concepts, zones }: Knowledge): (fact: Fact) => boolean {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const tree = zoneTree(zones)
  return (fact) => {
    const concept = byId.get(fact.concept)
    if (!concept) return false
    if (fact.value !== undefined && fact.value.unit !== concept.unit) return false
    return (fact.zones ?? []).every((zone) => tree.leavesOf(zone) !== undefined)
  }
}
