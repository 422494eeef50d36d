import { shortestNote } from '@stipple/domain/planning'
import { canonicalJson } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { meOf } from '../accounts/me.ts'
import { hashOf } from '../screening/consider.ts'
import { backgroundOf } from './plan-background.ts'
import type { PlanParts } from './plan-parts.ts'
import {
  addVersion,
  type Approval,
  lockVersion,
  retireVersion,
  signDraft,
  type StoredVersion,
  versionsOf,
} from './plan-store.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

/** Signing a plan, revising what was signed, and ending it. */
export function approvalHandlers(parts: PlanParts): Handlers<'approvePlan' | 'revisePlan' | 'retirePlan'> {
  const { database, knowledge, planDesk, accounts } = parts
  return {
    approvePlan: async ({ caller, params, body, visit, at }) => {
      const { clinicId, actor, accountId } = caller
      // The password first, outside the transaction: wrong ones count whatever becomes of the plan.
      const wrong = await accounts.holdsPassword(await meOf(database, accountId), visit, body.password, at)
      if (wrong) {
        const { problem, waitSeconds } = wrong
        return waitSeconds === undefined ? { problem } : { problem, detail: { retryAfterSeconds: waitSeconds } }
      }
      return database.inClinic(clinicId, async (transaction) => {
        const stored = await lockVersion(transaction, clinicId, params)
        if (!stored) return { problem: 'not-found' }
        if (stored.state !== 'draft') return { problem: 'plan-signed' }
        if (stored.revision !== body.revision) return { problem: 'changed-meanwhile' }
        const { personId, plan } = stored
        const who = { clinicId, personId, today: dayOf(at, caller) }
        const background = await backgroundOf(transaction, who, plan.prescription, parts)
        if (!background) return { problem: 'not-found' }
        const { findings, mayBeApproved } = planDesk.check(plan, background)
        const keys = findings.map(({ key }) => key)
        if (!sameSet(keys, body.seen)) return { problem: 'changed-meanwhile' }
        if (!mayBeApproved) return { problem: 'plan-not-approvable' }
        const acting = { clinicId, actor, at }
        for (const earlier of await versionsOf(transaction, clinicId, params.planId)) {
          if (earlier.state !== 'approved') continue
          const why = { reason: stored.reason ?? ('other' as const), note: stored.note }
          await retireVersion(transaction, acting, { planId: params.planId, version: earlier.version }, why)
        }
        const approval = { background, findings }
        const signature = signatureOf({
          ...params,
          personId,
          plan,
          approval,
          actor,
          at,
          knowledgeVersion: knowledge.version,
        })
        await signDraft(transaction, acting, params, { approval, signature, knowledgeVersion: knowledge.version })
        const overridden = findings.filter(({ override }) => override !== null).length
        const detail = { plan: params.planId, version: params.version, signature, overridden }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'plan.approve', personId, detail))
        return { answer: { signature, approvedAt: at.toISOString() } }
      })
    },

    revisePlan: async ({ caller, params: { planId }, body: { reason, note }, at }) => {
      const { clinicId, actor } = caller
      if (reason === 'other' && note.length < shortestNote) return { problem: 'reason-without-note' }
      return database.inClinic(clinicId, async (transaction) => {
        const versions = await versionsOf(transaction, clinicId, planId)
        const newest = versions.at(-1)
        const from = versions.find(({ state }) => state === 'approved') ?? newest
        if (!newest || !from) return { problem: 'not-found' }
        // Locked, so that of two revisions at once the second finds the first.
        await lockVersion(transaction, clinicId, newest)
        const again = await versionsOf(transaction, clinicId, planId)
        if (again.some(({ state }) => state === 'draft')) return { problem: 'draft-open' }
        const version = (again.at(-1)?.version ?? newest.version) + 1
        const draft = { planId, version, plan: from.plan, knowledgeVersion: knowledge.version, reason, note }
        await addVersion(transaction, { clinicId, actor, at }, draft)
        const detail = { plan: planId, version, from: from.version, reason }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'plan.revise', newest.personId, detail))
        return { answer: { version } }
      })
    },

    retirePlan: async ({ caller, params, body: { reason, note }, at }) => {
      const { clinicId, actor } = caller
      if (reason === 'other' && note.length < shortestNote) return { problem: 'reason-without-note' }
      return database.inClinic(clinicId, async (transaction) => {
        const stored = await lockVersion(transaction, clinicId, params)
        if (!stored) return { problem: 'not-found' }
        if (stored.state === 'retired') return { problem: 'plan-signed' }
        await retireVersion(transaction, { clinicId, actor, at }, params, { reason, note })
        const detail = { plan: params.planId, version: params.version, reason }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'plan.retire', stored.personId, detail))
        return { answer: undefined }
      })
    },
  }
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const sorted = (keys: readonly string[]) => [...keys].sort((a, b) => (a < b ? -1 : 1)).join('\n')
  return sorted(one) === sorted(other)
}

/** What a signature stands for: the plan, what it was checked against, what was found and accepted, who and when. */
export function signatureOf(signed: {
  readonly planId: string
  readonly version: number
  readonly personId: string
  readonly plan: StoredVersion['plan']
  readonly approval: Approval
  readonly actor: string
  readonly at: Date
  readonly knowledgeVersion: string
}): string {
  const { at, planId, version, plan, approval, actor, knowledgeVersion } = signed
  // A merge may give the plan to another entry of the same person; the signature does not depend on it.
  return hashOf(
    JSON.parse(canonicalJson({ planId, version, plan, approval, actor, at: at.toISOString(), knowledgeVersion })),
  )
}
