import type { PatientIntake } from '@stipple/api/contract'
import { presentForm } from '@stipple/api/intake'
import { openSteps } from '@stipple/api/intake-answers'
import {
  factsFromAnswers,
  type Intent,
  type IntakeAnswers,
  type IntakePlan,
  type Policy,
} from '@stipple/domain/candidacy'
import type { PatientLanguage } from '@stipple/domain/evidence'
import type { Person } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import type { Considering } from '../screening/consider.ts'

/** One sitting of a patient: what is asked of them, given what is known and what they answered so far. */
export type Sitting = {
  readonly form: PatientIntake['form']
  /** Answers to what is asked; what they answered to questions that nothing depends on any more is not among them. */
  readonly answers: IntakeAnswers
  /** Steps that have to be answered before it can be sent. */
  readonly open: readonly string[]
  /** The plan of exactly these steps. */
  readonly plan: IntakePlan
}

export type SittingQuestion = {
  readonly person: Person
  readonly intent: Intent
  readonly policy: Policy | null
  readonly answers: IntakeAnswers
  readonly language: PatientLanguage
  /** `YYYY-MM-DD` */
  readonly today: string
}

/**
 * What a patient is asked: the questions that were open before they began, less those that their own answers have made
 * idle. What the answers open anew is for the clinician to ask, face to face.
 *
 * @throws {RangeError} when an answer names what the questions do not have
 */
export function sittingOf(question: SittingQuestion, knowledge: Knowledge, considering: Considering): Sitting {
  const { person, intent, policy, answers, language, today } = question
  const { plan, open } = considering.consider(person, intent, policy, today)
  const hash = considering.formHash(intent, policy)
  const whole = presentForm(plan, open.patient, knowledge, { language, hash })
  const asked = new Set(whole.steps.map(({ step }) => step))
  const given = Object.fromEntries(Object.entries(answers).filter(([step]) => asked.has(step)))
  const unanswered = new Set(openSteps(whole, given))
  const answered = Object.fromEntries(Object.entries(given).filter(([step]) => !unanswered.has(step)))
  const steps = open.patient.map(({ step }) => step)
  const told = factsFromAnswers({ ...plan, steps }, answered, { answeredOn: today, from: 'patient' })
  const after = considering.consider(
    {
      ...person,
      ...(told.birthDate === undefined || person.birthDate !== undefined ? {} : { birthDate: told.birthDate }),
      facts: [...person.facts, ...told.facts],
    },
    intent,
    policy,
    today,
  )
  const stillNeeded = new Set(after.open.patient.map(({ step }) => step.step.id))
  const isShown = (step: string) => step in given || stillNeeded.has(step)
  const shown = whole.steps.filter(({ step }) => isShown(step))
  return {
    form: { ...whole, steps: shown },
    answers: given,
    open: shown.map(({ step }) => step).filter((step) => unanswered.has(step)),
    plan: { ...plan, steps: steps.filter(({ step }) => isShown(step.id)) },
  }
}
