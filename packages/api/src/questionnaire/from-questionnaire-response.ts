import type { IntakeAnswers, IntakePlan } from '@stipple/domain/candidacy'
import { isoDateSchema } from '@stipple/domain/units'
import { systems } from './coding.ts'
import { collectGiven, type Given, isMembers } from './given.ts'
import { drugLink, isFrame, questionLinks } from './link-id.ts'
import { readStep } from './read-step.ts'
import type { ResponseProblem } from './response-problem.ts'

/** Longer than any link of ours; what a stranger wrote is not repeated beyond it. */
const longestLink = 120

/** The answers of a form, or all that keeps it from being taken. A form is taken whole or not at all. */
export type ReadResponse =
  | {
      readonly problems: readonly []
      readonly answers: IntakeAnswers
      /** Day the form was filled in, as its own time zone has it. */
      readonly answeredOn: string
      /** The drug to be delivered, when that was asked and answered: a matter of the intent, not a fact. */
      readonly deliveredDrug: string | null
    }
  | { readonly problems: readonly [ResponseProblem, ...ResponseProblem[]] }

/**
 * Reads a FHIR R4 QuestionnaireResponse as answers to the plan its questionnaire was made of.
 *
 * Taken with the status `completed` or `amended` only. An item without an answer says nothing.
 *
 * @param response parsed JSON
 * @param plan the very plan (or open part of one) of the questionnaire
 * @param canonical `url|version` of that questionnaire; an answer to another is refused
 */
export function fromQuestionnaireResponse(response: unknown, plan: IntakePlan, canonical: string): ReadResponse {
  if (!isMembers(response) || response.resourceType !== 'QuestionnaireResponse') {
    return { problems: [{ code: 'not-a-response' }] }
  }
  const refusal = statusProblem(response.status) ?? questionnaireProblem(response.questionnaire, canonical)
  if (refusal) return { problems: [refusal] }
  const answeredOn = dayOf(response.authored)
  if (answeredOn === undefined) return { problems: [{ code: 'missing-day' }] }
  const problems: ResponseProblem[] = []
  const given = collectGiven(response, answeredOn, problems)
  const answers: IntakeAnswers = {}
  for (const planned of plan.steps) {
    const answer = readStep(planned, given, plan)
    if (answer) answers[planned.step.id] = answer
  }
  const [drug, ...more] = plan.deliveredDrugs.length > 0 ? given.codes(drugLink, [systems.adjunct, systems.answer]) : []
  const isDrug = drug?.system === systems.adjunct
  if (more.length > 0) problems.push({ code: 'too-many-answers', linkId: drugLink })
  if (isDrug && !plan.deliveredDrugs.includes(drug.code)) problems.push({ code: 'unknown-code', linkId: drugLink })
  problems.push(...strayItems(given, plan))
  const [first, ...rest] = withoutRepeats(problems)
  if (first) return { problems: [first, ...rest] }
  return { problems: [], answers, answeredOn, deliveredDrug: isDrug ? drug.code : null }
}

function statusProblem(status: unknown): ResponseProblem | undefined {
  if (status === 'completed' || status === 'amended') return undefined
  if (status === 'in-progress' || status === 'stopped' || status === 'entered-in-error') return { code: status }
  return { code: 'unknown-status' }
}

function questionnaireProblem(questionnaire: unknown, canonical: string): ResponseProblem | undefined {
  if (typeof questionnaire !== 'string' || questionnaire === '') return { code: 'missing-questionnaire' }
  return questionnaire === canonical ? undefined : { code: 'other-questionnaire' }
}

/** The day of a FHIR dateTime, which may give less than a day. */
function dayOf(authored: unknown): string | undefined {
  const day = typeof authored === 'string' ? authored.slice(0, 10) : ''
  return isoDateSchema.safeParse(day).success ? day : undefined
}

/** Items that the plan does not ask, or that the other answers did not open. */
function strayItems(given: Given, plan: IntakePlan): ResponseProblem[] {
  const asked = questionLinks(plan)
  const untaken = new Set(given.untaken())
  return given.items.flatMap((linkId): ResponseProblem[] => {
    if (asked.has(linkId)) return untaken.has(linkId) ? [{ code: 'not-asked', linkId }] : []
    if (isFrame(linkId, plan) && !untaken.has(linkId)) return []
    return [{ code: 'unknown-item', linkId: linkId.slice(0, longestLink) }]
  })
}

function withoutRepeats(problems: readonly ResponseProblem[]): ResponseProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
