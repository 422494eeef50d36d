import type { AnswerOf, Contract } from '@stipple/api/contract'
import { writePlan } from '@stipple/api/fhir'
import { calendarOf } from '@stipple/domain/planning'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { personById } from '../people/person-store.ts'
import { memberNames } from '../staff/staff-store.ts'
import { backgroundOf } from './plan-background.ts'
import { changedFindings } from './plan-desk.ts'
import { nameIn, type PlanParts } from './plan-parts.ts'
import { changedByContent, replayed } from './replay.ts'
import { openVersionsAfter, type StoredVersion, versionsOf } from './plan-store.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

/** Plans read at a time; between two of these the server answers others. */
const atATime = 200

type Reviewed = AnswerOf<Contract['listPlansToReview']>['plans'][number]

/** Checking again what was checked before: one plan on demand, all open ones when the content is another. */
export function reviewHandlers(parts: PlanParts): Handlers<'replayPlan' | 'listPlansToReview' | 'exportPlan'> {
  const { database, knowledge, planDesk, readLog } = parts
  return {
    replayPlan: async ({ caller, params: { planId, version }, at }) => {
      const { clinicId } = caller
      const found = await database.viewClinic(clinicId, async (transaction) => {
        const stored = (await versionsOf(transaction, clinicId, planId)).find((of) => of.version === version)
        if (!stored?.approval) return undefined
        const who = { clinicId, personId: stored.personId, today: dayOf(at, caller) }
        const background = await backgroundOf(transaction, who, stored.plan.prescription, parts)
        return background && { stored, approval: stored.approval, background }
      })
      if (!found) return { problem: 'not-found' }
      const { stored, approval, background } = found
      await readLog(clinicId, auditEvent(caller, at, 'plan.replay', stored.personId, { plan: planId, version }))
      const replay = replayed(stored, planDesk, knowledge.version)
      if (!replay) return { problem: 'not-found' }
      return {
        answer: {
          ...replay,
          signedWith: stored.knowledgeVersion,
          installed: knowledge.version,
          today: changedFindings(approval.findings, planDesk.check(stored.plan, background).findings),
        },
      }
    },

    listPlansToReview: async ({ caller, at }) => {
      const { clinicId } = caller
      const plans: Reviewed[] = []
      let checked = 0
      let after: StoredVersion | undefined
      for (;;) {
        const from = after
        const some = await database.viewClinic(clinicId, async (transaction) => {
          const versions = await openVersionsAfter(transaction, clinicId, from, atATime)
          const touched = versions.flatMap((version) => {
            const changed = changedByContent(version, planDesk)
            return changed ? [{ version, ...changed }] : []
          })
          return {
            versions,
            touched: await Promise.all(
              touched.map(async (each) => ({
                ...each,
                person: await personById(transaction, clinicId, each.version.personId),
              })),
            ),
          }
        })
        checked += some.versions.length
        for (const { version, person, added, gone } of some.touched) {
          plans.push({
            planId: version.planId,
            version: version.version,
            state: version.state,
            personId: version.personId,
            personName: person?.details.fullName ?? '',
            indication: version.plan.prescription.indication,
            added,
            gone,
          })
        }
        after = some.versions.at(-1)
        if (some.versions.length < atATime) break
        await new Promise((resume) => setImmediate(resume))
      }
      await readLog(clinicId, auditEvent(caller, at, 'plan.review', null, { checked, listed: plans.length }))
      return { answer: { knowledgeVersion: knowledge.version, checked, plans } }
    },

    exportPlan: async ({ caller, params: { planId }, query, at }) => {
      const { clinicId } = caller
      const found = await database.viewClinic(clinicId, async (transaction) => {
        const versions = await versionsOf(transaction, clinicId, planId)
        const shown =
          query.version === undefined ? versions.at(-1) : versions.find((of) => of.version === query.version)
        if (!shown) return undefined
        const who = { clinicId, personId: shown.personId, today: dayOf(at, caller) }
        const background =
          shown.approval?.background ?? (await backgroundOf(transaction, who, shown.plan.prescription, parts))
        return background && { shown, background, names: await memberNames(transaction, clinicId) }
      })
      if (!found) return { problem: 'not-found' }
      const { shown, background, names } = found
      const detail = { plan: planId, version: shown.version }
      await readLog(clinicId, auditEvent(caller, at, 'plan.export', shown.personId, detail))
      return {
        answer: writePlan(
          {
            planId,
            personId: shown.personId,
            version: shown.version,
            state: shown.state,
            plan: shown.plan,
            sessions: calendarOf(shown.plan, background, knowledge.planning)?.sessions ?? [],
            savedAt: shown.savedAt.toISOString(),
            approvedAt: shown.approvedAt?.toISOString() ?? null,
            approvedBy: shown.approvedBy === null ? null : nameIn(names)(shown.approvedBy),
          },
          knowledge,
        ),
      }
    },
  }
}
