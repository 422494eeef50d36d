import type { Contract, RequestOf } from '@stipple/api/contract'
import { zoneTree } from '@stipple/domain/anatomy'
import type { Fact } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { auditEvent, type ClinicMember } from '../../platform/http/handler.ts'
import { addStatements, restoreStatements, withdrawStatements } from './fact-store.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

export type FactChange = Pick<RequestOf<Contract['recordFacts']>['body'], 'statements' | 'withdraw' | 'restore'>

/** Thrown out of the transaction, so that nothing of the change stays. */
export class FactChangeRefused extends Error {
  override readonly name = 'FactChangeRefused'
  readonly code: 'fact-unknown' | 'already-withdrawn'

  constructor(code: FactChangeRefused['code']) {
    super(code)
    this.code = code
  }
}

/**
 * Notes statements, withdraws those they correct and takes withdrawals back, with its audit entry.
 *
 * @returns ids of what was noted
 * @throws {FactChangeRefused} when the content does not know what a statement is about, or what is to be withdrawn or
 *   restored is no longer as the caller saw it
 */
export type ChangeFacts = (
  transaction: ClinicTransaction,
  asked: { readonly caller: ClinicMember; readonly at: Date },
  personId: string,
  change: FactChange,
) => Promise<string[]>

export function changingFacts(knowledge: Knowledge): ChangeFacts {
  const isKnown = knownStatements(knowledge)
  return async (transaction, { caller, at }, personId, { statements, withdraw, restore }) => {
    const { clinicId, actor } = caller
    const facts = statements.map(
      (statement): Fact => ({ ...statement, source: { from: 'clinician', recordedOn: dayOf(at, caller) } }),
    )
    if (!facts.every(isKnown)) throw new FactChangeRefused('fact-unknown')
    const acting = { clinicId, actor, at }
    if (!(await withdrawStatements(transaction, acting, personId, withdraw))) {
      throw new FactChangeRefused('already-withdrawn')
    }
    if (!(await restoreStatements(transaction, acting, personId, restore))) {
      throw new FactChangeRefused('already-withdrawn')
    }
    const factIds = await addStatements(transaction, acting, personId, facts)
    const detail = { stated: factIds, withdrawn: withdraw, ...(restore.length > 0 ? { restored: restore } : {}) }
    await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.facts.change', personId, detail))
    return factIds
  }
}

/** Whether the content knows what a statement is about: the concept, its zones, the unit of its value. */
export function knownStatements({ concepts, zones }: Knowledge): (fact: Fact) => boolean {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const tree = zoneTree(zones)
  return (fact) => {
    const concept = byId.get(fact.concept)
    if (!concept) return false
    if (fact.value !== undefined && fact.value.unit !== concept.unit) return false
    return (fact.zones ?? []).every((zone) => tree.leavesOf(zone) !== undefined)
  }
}
