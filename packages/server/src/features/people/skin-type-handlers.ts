import type { AnswerOf, Contract, SkinTypeEndpointName } from '@stipple/api/contract'
import { presentValueStep } from '@stipple/api/intake'
import { addressOf } from '@stipple/api/screening'
import type { Language } from '@stipple/domain/evidence'
import type { Fact } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { addStatements, withdrawStatements } from './fact-store.ts'
import type { PeopleParts } from './people-parts.ts'
import { standingFacts } from './people-store.ts'
import { skinTypeConcept } from './person-head.ts'
import { personById } from './person-store.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

/** Where the content says the six types are described. */
const scaleSource = 'statpearls-chemical-peel'

type Question = AnswerOf<Contract['getSkinTypeQuestion']>

/** The skin type asked by staff: the same question, lines and values as in the intake. */
export function skinTypeHandlers({ database, knowledge }: PeopleParts): Handlers<SkinTypeEndpointName> {
  const asked = { en: questionIn(knowledge, 'en'), tr: questionIn(knowledge, 'tr') }
  const { concept, step } = stepIn(knowledge)
  return {
    getSkinTypeQuestion: ({ query: { language } }) => Promise.resolve({ answer: asked[language] }),

    recordSkinType: async ({ caller, params: { personId }, body: { skinType, from }, at }) => {
      const { clinicId, actor } = caller
      const today = dayOf(at, caller)
      const source = { from, reference: `intake/${step.id}`, matchedBy: 'answer', recordedOn: today } as const
      const said: Fact =
        skinType === null
          ? { concept: concept.id, answer: 'unknown', source }
          : {
              concept: concept.id,
              answer: 'present',
              start: today,
              value: { number: skinType, unit: concept.unit ?? '1' },
              source,
            }
      return database.inClinic(clinicId, async (transaction) => {
        const person = await personById(transaction, clinicId, personId)
        if (!person || person.mergedInto !== null) return { problem: 'not-found' }
        const acting = { clinicId, actor, at }
        const standing = await standingFacts(transaction, clinicId, personId)
        const withdrawn = standing.flatMap(({ factId, statement }) =>
          statement.concept === concept.id ? [factId] : [],
        )
        await withdrawStatements(transaction, acting, personId, withdrawn)
        const noted = await addStatements(transaction, acting, personId, [said])
        const detail = { stated: noted, withdrawn, from }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.skin-type', personId, detail))
        return { answer: { noted, withdrawn } }
      })
    },
  }
}

/** @throws {RangeError} when the content does not ask for the skin type in lines to choose from */
function stepIn({ concepts, intakeSteps }: Knowledge) {
  const concept = concepts.find(({ id }) => id === skinTypeConcept)
  const step = intakeSteps.find(({ id }) => id === concept?.ask?.step)
  if (!concept || !step || (step.choices ?? []).length === 0) {
    throw new RangeError('skinTypeHandlers: the content has no question for the Fitzpatrick skin type')
  }
  return { concept, step }
}

function questionIn(knowledge: Knowledge, language: Language): Question {
  const { concept, step } = stepIn(knowledge)
  const { phrases, sources } = knowledge
  const planned = { kind: 'value', step, values: [{ concept, asks: 'choice' }] } as const
  return {
    step: presentValueStep(planned, { language, phrases }),
    notSure: phrases['not-sure'][language],
    sources: sources
      .filter(({ id }) => id === scaleSource)
      .map((source) => ({
        citation: source.citation,
        address: addressOf(source),
        limits: source.limits[language],
      })),
  }
}
