import type { AnswerOf, Contract, ScreeningEndpointName } from '@stipple/api/contract'
import { presentScreening } from '@stipple/api/screening'
import { modalities, outcomes, type Screening, superficialLimitMm } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { reading } from '../people/reading.ts'
import { memberNames } from '../staff/staff-store.ts'
import { answerHandler } from './answer-handler.ts'
import { correctionHandler } from './correction-handler.ts'
import type { Considering } from './consider.ts'
import { gather } from './gather.ts'
import type { ScreeningDesk } from './screening-record.ts'
import { addJudged, screeningsOf, type StoredScreening } from './screening-store.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

export type ScreeningParts = {
  readonly database: Database
  readonly knowledge: Knowledge
  readonly desk: ScreeningDesk
  readonly considering: Considering
  readonly readLog: ReadLog
}

type Summary = AnswerOf<Contract['listScreenings']>[number]

/** What a note has to say at least when the reason is “other”. */
const shortestNote = 10

export function screeningHandlers(parts: ScreeningParts): Handlers<ScreeningEndpointName> {
  const { database, knowledge, desk, considering, readLog } = parts
  const choices = choicesIn(knowledge)
  return {
    getChoices: () => Promise.resolve({ answer: choices }),

    considerScreening: async ({ caller, params: { personId }, body: { intent, language }, at }) => {
      const { clinicId } = caller
      const gathered = await database.viewClinic(clinicId, (transaction) => gather(transaction, clinicId, personId))
      if (!gathered) return { problem: 'not-found' }
      const { person, policy, unmapped, facts } = gathered
      if (!considering.knows(intent, policy)) return { problem: 'intent-unknown' }
      const considered = considering.consider(person, intent, policy, dayOf(at, caller))
      const detail = { indication: intent.indication, modality: intent.modality }
      await readLog(clinicId, auditEvent(caller, at, 'screening.consider', personId, detail))
      return { answer: considering.present(considered, { language, unmapped, facts }) }
    },

    answerQuestions: answerHandler(parts),
    correctFacts: correctionHandler(parts),

    judgeScreening: async ({ caller, params: { personId }, body, at }) => {
      const { clinicId, actor } = caller
      const { intent, language, seen, decision, reason, note, deferUntil } = body
      return database.inClinic(clinicId, async (transaction) => {
        const gathered = await gather(transaction, clinicId, personId)
        if (!gathered) return { problem: 'not-found' }
        const { person, policy, unmapped, facts } = gathered
        if (!considering.knows(intent, policy)) return { problem: 'intent-unknown' }
        const considered = considering.consider(person, intent, policy, dayOf(at, caller))
        const { screening, inputs } = considered
        if (considering.present(considered, { language, unmapped, facts }).seen !== seen) {
          return { problem: 'changed-meanwhile' }
        }
        const override = outcomes.indexOf(decision) > outcomes.indexOf(screening.outcome)
        const reasoned = reason !== null && (reason !== 'other' || note.length >= shortestNote)
        if (override && !reasoned) return { problem: 'override-without-reason' }
        const screeningId = newId(at)
        await addJudged(
          transaction,
          { clinicId, actor, at },
          {
            personId,
            screeningId,
            record: desk.record(inputs).record,
            outcome: screening.outcome,
            deferUntil: screening.deferUntil,
            judgement: { decision, override, reason: override ? reason : null, note, deferUntil },
          },
        )
        const detail = { screening: screeningId, outcome: screening.outcome, decision, override }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'screening.judge', personId, detail))
        return { answer: { screeningId } }
      })
    },

    listScreenings: async ({ caller, params: { personId }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'screening.list', async (transaction, id) => {
        const names = await memberNames(transaction, clinicId)
        return (await screeningsOf(transaction, clinicId, id)).map((stored) => summaryOf(stored, names))
      })
    },

    getScreening: async ({ caller, params: { personId, screeningId }, query: { language }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'screening.read', async (transaction, id) => {
        const [stored] = await screeningsOf(transaction, clinicId, id, screeningId)
        if (!stored) return undefined
        const replay = desk.replay(stored.record)
        const { inputs } = stored.record
        const sameContent = stored.record.knowledgeVersion === knowledge.version
        const document = sameContent
          ? presentScreening(JSON.parse(stored.record.screening) as Screening, knowledge, {
              language,
              person: { reference: null, birthDate: inputs.person.birthDate ?? null },
              silenceMeansNo: false,
              unmapped: [],
              notRead: {},
              problems: [],
            })
          : null
        return {
          summary: summaryOf(stored, await memberNames(transaction, clinicId)),
          document,
          replay:
            replay.code === 'other-knowledge'
              ? (`other-knowledge-${replay.sameAnswer ? 'same' : 'other'}-answer` as const)
              : replay.code,
        }
      })
    },
  }
}

function summaryOf(stored: StoredScreening, names: ReadonlyMap<string, string>): Summary {
  const { screeningId, record, outcome, deferUntil, screenedAt, screenedBy, judgement } = stored
  const nameOf = (actor: string) => names.get(actor.replace(/^staff:/, '')) ?? actor
  return {
    screeningId,
    intent: record.inputs.intent,
    outcome,
    deferUntil,
    screenedAt: screenedAt.toISOString(),
    screenedBy,
    judgement: judgement && { ...judgement, byName: nameOf(judgement.by), at: judgement.at.toISOString() },
  }
}

function choicesIn(knowledge: Knowledge): AnswerOf<Contract['getChoices']> {
  const { indications, zones, adjuncts, concepts } = knowledge
  return {
    knowledgeVersion: knowledge.version,
    indications: indications.map(({ id, title }) => ({ id, title })),
    modalities: [...modalities],
    superficialLimitMm,
    zones: zones.map(({ id, name }) => ({ id, title: name })),
    adjuncts: adjuncts.map(({ id, title, kind }) => ({ id, title, kind })),
    concepts: concepts.map(({ id, title, kind, unit }) => ({ id, title, kind, unit: unit ?? null })),
  }
}
