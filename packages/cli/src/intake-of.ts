import { fromQuestionnaireResponse, questionnaireCanonical } from '@stipple/api/questionnaire'
import { type Candidacy, factsFromAnswers, type Intent, type IntakePlan, planIntake } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import { canonicalJson } from '@stipple/knowledge'
import { sha256 } from '@stipple/knowledge/build'

/** Characters of the hash that names a questionnaire. */
const hashLength = 16

/** The questions of one intent, with the hash that tells their questionnaire from every other. */
export type Intake = { readonly plan: IntakePlan; readonly hash: string }

export function intakeOf(candidacy: Candidacy, intent: Intent): Intake {
  const plan = planIntake(candidacy.forIntent(intent), candidacy)
  const identity = { intent, knowledge: candidacy.content.version, policy: candidacy.policy ?? null }
  return { plan, hash: sha256(canonicalJson(identity)).slice(0, hashLength) }
}

/** What a form was not taken for: code and place. */
export type ResponseFault = { readonly code: string; readonly linkId: string }

/** The facts of an answered questionnaire; the first fault when it cannot be taken. */
export function factsOfResponse(
  response: unknown,
  { plan, hash }: Intake,
): { person: Person } | { fault: ResponseFault } {
  const read = fromQuestionnaireResponse(response, plan, questionnaireCanonical(plan, hash))
  if (!('answers' in read)) {
    const [problem] = read.problems
    return { fault: { code: problem.code, linkId: 'linkId' in problem ? (problem.linkId ?? '') : '' } }
  }
  return { person: factsFromAnswers(plan, read.answers, { answeredOn: read.answeredOn, from: 'patient' }) }
}
