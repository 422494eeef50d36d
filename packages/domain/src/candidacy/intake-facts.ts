import type { Fact, Person } from '../patient/index.ts'
import { parseDay } from '../units/index.ts'
import type { Answered, IntakeAnswers, ValueAnswer } from './intake-answers.ts'
import { type AnswerContext, listFacts, type Stated } from './intake-list-facts.ts'
import type { IntakePlan, PlannedStep } from './intake-plan.ts'
import { told } from './intake-told.ts'

/**
 * The facts that answers to a plan (or to the open part of one) state, and the birth date.
 *
 * A step without an answer states nothing. What was not chosen is absent in the tense and the place of its step, except
 * where a kind of it was chosen, in any step: then what was said of the kind holds for it too.
 *
 * @throws {RangeError} when an answer names a step, concept, kind, place or date that the plan cannot mean
 */
export function factsFromAnswers(plan: IntakePlan, answers: IntakeAnswers, { answeredOn, from }: Answered): Person {
  const day = parseDay(answeredOn)
  const context: AnswerContext = { plan, answeredOn: day, told: told(plan, answers, day) }
  let birthDate: string | undefined
  const facts = Object.entries(answers).flatMap(([id, answer]): Fact[] => {
    const planned = plan.steps.find(({ step }) => step.id === id)
    if (!planned || (planned.kind === 'value') !== 'values' in answer) {
      throw new RangeError(`factsFromAnswers: the plan has no step '${id}' with that kind of answer`)
    }
    const source: Fact['source'] = { from, reference: `intake/${id}`, matchedBy: 'answer', recordedOn: answeredOn }
    if ('values' in answer)
      birthDate = answer.values.flatMap((value) => ('date' in value ? value.date : []))[0] ?? birthDate
    const stated = 'values' in answer ? valueFacts(planned, answer, answeredOn) : listFacts(planned, answer, context)
    return stated.map((fact) => ({ ...fact, source }))
  })
  return { ...(birthDate === undefined ? {} : { birthDate }), facts: withoutRepeats(facts) }
}

function withoutRepeats(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

function valueFacts(planned: PlannedStep, answer: ValueAnswer, answeredOn: string): Stated[] {
  return answer.values.flatMap((value): Stated[] => {
    const asked =
      planned.kind === 'value' ? planned.values.find(({ concept }) => concept.id === value.concept) : undefined
    if (!asked || ('date' in value !== (asked.asks === 'date') && !('notSure' in value))) {
      throw new RangeError(`factsFromAnswers: '${value.concept}' is not asked for in that way in '${planned.step.id}'`)
    }
    if ('date' in value) return []
    if ('notSure' in value) return [{ concept: value.concept, answer: 'unknown' }]
    // What is chosen from a few lines is said of today; a number that was measured is as old as its day.
    const start = asked.asks === 'choice' ? answeredOn : value.takenOn
    const unit = asked.concept.unit ?? '1'
    return [
      {
        concept: value.concept,
        answer: 'present',
        ...(start === undefined ? {} : { start }),
        value: { number: value.number, unit },
      },
    ]
  })
}
