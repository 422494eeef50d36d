import type { PlanEndpointName } from '@stipple/api/contract'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { newId } from '../../platform/db/new-id.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { personById } from '../people/person-store.ts'
import { reading } from '../people/reading.ts'
import { memberNames } from '../staff/staff-store.ts'
import { approvalHandlers } from './approval-handlers.ts'
import { planCatalogue } from './plan-catalogue.ts'
import { backgroundOf } from './plan-background.ts'
import { presentFinding } from './plan-desk.ts'
import { nameIn, type PlanParts } from './plan-parts.ts'
import { addPlan, addVersion, lockVersion, plansOf, presentVersion, saveDraft, versionsOf } from './plan-store.ts'
import { reviewHandlers } from './review-handlers.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

export function planHandlers(parts: PlanParts): Handlers<PlanEndpointName> {
  const { database, knowledge, planDesk, readLog } = parts
  const catalogue = planCatalogue(knowledge)
  return {
    ...approvalHandlers(parts),
    ...reviewHandlers(parts),

    getPlanningContent: () => Promise.resolve({ answer: catalogue }),

    getPlanBackground: async ({ caller, params: { personId }, query, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'plan.background', (transaction, id) =>
        backgroundOf(transaction, { clinicId, personId: id, today: dayOf(at, caller) }, query, parts),
      )
    },

    createPlan: async ({ caller, params: { personId }, body: { plan }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const who = { clinicId, personId, today: dayOf(at, caller) }
        const background = await backgroundOf(transaction, who, plan.prescription, parts)
        if (!background) return { problem: 'not-found' }
        if (planDesk.unknownIn(plan, background).length > 0) return { problem: 'plan-not-valid' }
        const planId = newId(at)
        const acting = { clinicId, actor, at }
        await addPlan(transaction, acting, { planId, personId, plan })
        const first = { planId, version: 1, plan, knowledgeVersion: knowledge.version, reason: null, note: '' }
        await addVersion(transaction, acting, first)
        const { indication, modality } = plan.prescription
        const detail = { plan: planId, indication, modality }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'plan.begin', personId, detail))
        return { answer: { planId } }
      })
    },

    listPlans: async ({ caller, params: { personId }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'plan.list', async (transaction, id) => {
        return plansOf(transaction, clinicId, id, nameIn(await memberNames(transaction, clinicId)))
      })
    },

    getPlan: async ({ caller, params: { planId }, query, at }) => {
      const { clinicId } = caller
      const found = await database.viewClinic(clinicId, async (transaction) => {
        const versions = await versionsOf(transaction, clinicId, planId)
        const shown =
          query.version === undefined ? versions.at(-1) : versions.find((of) => of.version === query.version)
        if (!shown) return undefined
        const { personId, plan, approval } = shown
        const person = await personById(transaction, clinicId, personId)
        const who = { clinicId, personId, today: dayOf(at, caller) }
        const background = approval?.background ?? (await backgroundOf(transaction, who, plan.prescription, parts))
        if (!person || !background) return undefined
        return { versions, shown, person, background, names: await memberNames(transaction, clinicId) }
      })
      if (!found) return { problem: 'not-found' }
      const { versions, shown, person, background, names } = found
      const detail = { plan: planId, version: shown.version }
      await readLog(clinicId, auditEvent(caller, at, 'plan.read', shown.personId, detail))
      const isSigned = shown.approval !== null
      const findings = shown.approval?.findings ?? planDesk.check(shown.plan, background).findings
      return {
        answer: {
          planId,
          personId: shown.personId,
          personName: person.details.fullName,
          versions: versions.map((version) => presentVersion(version, nameIn(names))),
          version: shown.version,
          plan: shown.plan,
          background,
          check: {
            mayBeApproved: isSigned || planDesk.check(shown.plan, background).mayBeApproved,
            findings: findings.map(presentFinding),
          },
          knowledgeVersion: shown.state === 'draft' ? knowledge.version : shown.knowledgeVersion,
        },
      }
    },

    savePlan: async ({ caller, params, body: { revision, plan }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const stored = await lockVersion(transaction, clinicId, params)
        if (!stored) return { problem: 'not-found' }
        if (stored.state !== 'draft') return { problem: 'plan-signed' }
        if (stored.revision !== revision) return { problem: 'changed-meanwhile' }
        const { personId } = stored
        const who = { clinicId, personId, today: dayOf(at, caller) }
        const background = await backgroundOf(transaction, who, plan.prescription, parts)
        if (!background) return { problem: 'not-found' }
        const { indication, modality } = stored.plan.prescription
        const isOther = plan.prescription.indication !== indication || plan.prescription.modality !== modality
        if (isOther || planDesk.unknownIn(plan, background).length > 0) return { problem: 'plan-not-valid' }
        const saved = { revision: revision + 1, plan, knowledgeVersion: knowledge.version }
        await saveDraft(transaction, { clinicId, actor, at }, params, saved)
        const detail = { plan: params.planId, version: params.version, revision: saved.revision }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'plan.save', personId, detail))
        return { answer: { revision: saved.revision, savedAt: at.toISOString() } }
      })
    },
  }
}
