import type { Contract } from '@stipple/api/contract'
import { presentForm } from '@stipple/api/intake'
import { missingIn } from '@stipple/api/intake-answers'
import { factsFromAnswers } from '@stipple/domain/candidacy'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handler } from '../../platform/http/handler.ts'
import { addStatements } from '../people/fact-store.ts'
import { fillBirthDate } from '../people/people-store.ts'
import { gather } from './gather.ts'
import type { ScreeningParts } from './screening-handlers.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

/** Notes answers to questions that are open now, and screens again with them. */
export function answerHandler({
  database,
  knowledge,
  considering,
}: ScreeningParts): Handler<Contract['answerQuestions']> {
  return async ({ caller, params: { personId }, body: { intent, language, hash, answers, from }, at }) => {
    const { clinicId, actor } = caller
    return database.inClinic(clinicId, async (transaction) => {
      const before = await gather(transaction, clinicId, personId)
      if (!before) return { problem: 'not-found' }
      const { policy } = before
      if (!considering.knows(intent, policy)) return { problem: 'intent-unknown' }
      if (hash !== considering.formHash(intent, policy)) return { problem: 'changed-meanwhile' }
      const { plan, open } = considering.consider(before.person, intent, policy, dayOf(at, caller))
      const steps = [...open.patient, ...open.clinician]
      const form = presentForm(plan, steps, knowledge, { language, hash })
      for (const [id, answer] of Object.entries(answers)) {
        const step = form.steps.find((of) => of.step === id)
        if (!step) return { problem: 'changed-meanwhile' }
        if (missingIn(step, answer).length > 0) return { problem: 'answers-do-not-fit' }
      }
      const openPlan = { ...plan, steps: steps.map(({ step }) => step) }
      let told: ReturnType<typeof factsFromAnswers>
      try {
        told = factsFromAnswers(openPlan, answers, { answeredOn: dayOf(at, caller), from })
      } catch (problem) {
        if (problem instanceof RangeError) return { problem: 'answers-do-not-fit' }
        throw problem
      }
      const acting = { clinicId, actor, at }
      const noted = await addStatements(transaction, acting, personId, told.facts)
      if (told.birthDate !== undefined) await fillBirthDate(transaction, clinicId, personId, told.birthDate)
      const after = await gather(transaction, clinicId, personId)
      if (!after) return { problem: 'not-found' }
      const detail = { steps: Object.keys(answers), facts: told.facts.length, from }
      await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.answers', personId, detail))
      const considered = considering.consider(after.person, intent, policy, dayOf(at, caller))
      return {
        answer: considering.present(considered, { language, unmapped: after.unmapped, facts: after.facts, noted }),
      }
    })
  }
}
