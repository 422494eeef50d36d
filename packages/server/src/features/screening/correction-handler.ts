import type { Contract } from '@stipple/api/contract'
import type { Handler } from '../../platform/http/handler.ts'
import { changingFacts, FactChangeRefused } from '../people/change-facts.ts'
import { gather } from './gather.ts'
import type { ScreeningParts } from './screening-handlers.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

/** Corrects what findings rest on, and screens again with it: one way there and back. */
export function correctionHandler({
  database,
  knowledge,
  considering,
}: ScreeningParts): Handler<Contract['correctFacts']> {
  const changeFacts = changingFacts(knowledge)
  return async ({ caller, params: { personId }, body: { intent, language, ...change }, at }) => {
    const { clinicId } = caller
    try {
      return await database.inClinic(clinicId, async (transaction) => {
        const before = await gather(transaction, clinicId, personId)
        if (!before) return { problem: 'not-found' }
        if (!considering.knows(intent, before.policy)) return { problem: 'intent-unknown' }
        const noted = await changeFacts(transaction, { caller, at }, personId, change)
        const after = await gather(transaction, clinicId, personId)
        if (!after) return { problem: 'not-found' }
        const { person, policy, unmapped, facts } = after
        const considered = considering.consider(person, intent, policy, dayOf(at, caller))
        return { answer: considering.present(considered, { language, unmapped, facts, noted }) }
      })
    } catch (problem) {
      if (problem instanceof FactChangeRefused) return { problem: problem.code }
      throw problem
    }
  }
}
