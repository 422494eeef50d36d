import type { AnswerOf, Contract, KnowledgeEndpointName } from '@stipple/api/contract'
import type { Policy, PolicyChoice } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { auditEvent, type ClinicMember, type Handlers } from '../../platform/http/handler.ts'
import { actorNames } from '../audit/actor-names.ts'
import { addPolicy, type AdoptedPolicy, latestPolicy, policyHistory, policyInForce } from './policy-store.ts'
import { policyCheck } from './policy-problems.ts'
import { doseShelf } from './dose-shelf.ts'
import { ruleShelf } from './rule-shelf.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

export type KnowledgeParts = { readonly database: Database; readonly knowledge: Knowledge }

type InForce = AnswerOf<Contract['adoptPolicy']>

const byDefault: InForce = { policy: null, version: 0, adoptedAt: null, adoptedBy: null }

/** Rules of the content, and the clinic's own positions. */
export function knowledgeHandlers({ database, knowledge }: KnowledgeParts): Handlers<KnowledgeEndpointName> {
  const shelf = ruleShelf(knowledge)
  const problemsOf = policyCheck(knowledge)
  const dose = doseShelf(knowledge)
  const ownChoices = async ({ clinicId }: ClinicMember) =>
    (await database.viewClinic(clinicId, (transaction) => policyInForce(transaction, clinicId)))?.choices ?? []
  return {
    listRules: async ({ caller }) => {
      const own = new Set((await ownChoices(caller)).map(({ rule }) => rule))
      const rules = shelf.inShort.map((rule) => ({ ...rule, ownChoice: own.has(rule.id) }))
      return { answer: { knowledgeVersion: knowledge.version, rules } }
    },

    getRule: async ({ caller, params: { ruleId } }) => {
      const found = shelf.whole(ruleId)
      if (!found) return { problem: 'not-found' }
      const choices = (await ownChoices(caller)).filter(({ rule }) => rule === ruleId)
      return { answer: { ...found, choices } }
    },

    getDoseReference: async () => ({ answer: dose }),

    getPolicy: async ({ caller: { clinicId } }) =>
      database.viewClinic(clinicId, async (transaction) => {
        const history = await policyHistory(transaction, clinicId)
        const names = await actorNames(transaction, clinicId)
        const shown = history.map((adopted) => presented(adopted, names))
        return { answer: { ...(shown[0] ?? byDefault), history: shown } }
      }),

    checkPolicyChoices: async ({ caller, body: { choices }, at }) => {
      const policy = policyOf(caller, await clinicName(database, caller), at, choices)
      return { answer: { problems: await problemsOf(policy) } }
    },

    adoptPolicy: async ({ caller, body: { version, choices }, at }) => {
      const policy = policyOf(caller, await clinicName(database, caller), at, choices)
      const problems = await problemsOf(policy)
      if (problems.length > 0) {
        const errors = problems.map(({ choice, code }) => ({ place: `body/choices/${choice}`, message: code }))
        return { problem: 'policy-not-valid', detail: { errors } }
      }
      const adopted = { policy, version: version + 1, adoptedAt: at, adoptedBy: caller.actor }
      return database.inClinic(caller.clinicId, async (transaction) => {
        if (!(await keep(transaction, caller.clinicId, adopted, knowledge.version))) {
          return { problem: 'changed-meanwhile' }
        }
        const rules = [...new Set(choices.map(({ rule }) => rule))]
        const detail = { version: adopted.version, rules, knowledge: knowledge.version }
        await recordAudit(transaction, caller.clinicId, auditEvent(caller, at, 'policy.adopt', null, detail))
        return { answer: presented(adopted, new Map([[caller.actor, caller.name]])) }
      })
    },
  }
}

async function keep(
  transaction: ClinicTransaction,
  clinicId: string,
  adopted: AdoptedPolicy,
  knowledgeVersion: string,
): Promise<boolean> {
  const latest = (await latestPolicy(transaction, clinicId))?.version ?? 0
  if (latest !== adopted.version - 1) return false
  return addPolicy(transaction, clinicId, { ...adopted, knowledgeVersion })
}

function policyOf(caller: ClinicMember, clinic: string, at: Date, choices: PolicyChoice[]): Policy {
  return { clinic, decidedBy: caller.name, decidedOn: dayOf(at, caller), choices }
}

async function clinicName(database: Database, { clinicId }: ClinicMember): Promise<string> {
  const clinic = await database.viewClinic(clinicId, (transaction) =>
    transaction.selectFrom('clinic').select('name').where('clinic_id', '=', clinicId).executeTakeFirstOrThrow(),
  )
  return clinic.name
}

function presented({ policy, version, adoptedAt, adoptedBy }: AdoptedPolicy, names: ReadonlyMap<string, string>) {
  return { policy, version, adoptedAt: adoptedAt.toISOString(), adoptedBy: names.get(adoptedBy) ?? policy.decidedBy }
}
