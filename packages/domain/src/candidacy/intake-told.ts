import type { Fact } from '../patient/index.ts'
import type { Day } from '../units/index.ts'
import type { IntakeAnswers, ListAnswer } from './intake-answers.ts'
import type { IntakePlan, PlannedKinds, PlannedListStep } from './intake-plan.ts'
import { amendment, chosenStatement, type Statement, statementOfFact } from './intake-statement.ts'
import type { IntakeStep } from './intake-step.ts'

/** One concept somebody said yes to. */
export type Said = {
  readonly concept: string
  readonly statement: Statement
  readonly step: IntakeStep
  /** Kinds repeat what was said of the option they are a kind of. */
  readonly isKind: boolean
}

/** All that was said yes to, in whichever step. */
export type Told = {
  readonly said: readonly Said[]
  /** Concepts that are so, or may be, without a statement of their own: kinds nobody settled, facts known before. */
  readonly open: ReadonlySet<string>
}

/** @throws {RangeError} when an answer names an option or kind that the plan does not ask for */
export function told(plan: IntakePlan, answers: IntakeAnswers, answeredOn: Day): Told {
  const lists = plan.steps.flatMap((planned) => {
    const answer = answers[planned.step.id]
    return planned.kind === 'list' && answer && 'chosen' in answer ? [{ planned, answer }] : []
  })
  const said = lists.flatMap(({ planned, answer }) => optionsSaid(planned, answer, plan, answeredOn))
  const known = plan.steps.flatMap((planned) =>
    planned.kind === 'list' ? [...planned.options, ...planned.which].flatMap((one) => one.known) : [],
  )
  const open = new Set(known.map(({ concept }) => concept))
  const kinds: Said[] = []
  for (const { planned, answer } of lists) {
    for (const group of answer.which ?? []) {
      if (!planned.which.some(({ of }) => sameConcepts(of, group.of))) {
        throw new RangeError(
          `factsFromAnswers: kinds of '${group.of.join(', ')}' are not asked in '${planned.step.id}'`,
        )
      }
    }
    for (const group of planned.which) {
      const chosen = kindsAnswer(answer, group)
      const parents = parentsOf(group, said)
      for (const { id } of parents.length === 0 || chosen?.notSure === false ? [] : group.kinds) open.add(id)
      for (const concept of chosen?.chosen ?? []) {
        if (parents.length === 0 || !group.kinds.some(({ id }) => id === concept)) {
          throw new RangeError(`factsFromAnswers: '${concept}' is not asked as a kind of '${group.of.join(', ')}'`)
        }
        open.delete(concept)
        for (const parent of parents) {
          kinds.push({ statement: { ...parent.statement, isNew: true }, step: planned.step, concept, isKind: true })
        }
      }
    }
  }
  return { said: [...said, ...kinds], open }
}

export function kindsAnswer(answer: ListAnswer, group: PlannedKinds) {
  return answer.which?.find(({ of }) => sameConcepts(of, group.of))
}

function sameConcepts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((concept) => b.includes(concept))
}

function optionsSaid(planned: PlannedListStep, answer: ListAnswer, plan: IntakePlan, answeredOn: Day): Said[] {
  const context = { plan, step: planned.step, answeredOn }
  return answer.chosen.flatMap((one): Said[] => {
    const option = planned.options.find(({ concept }) => concept.id === one.concept)
    if (!option) throw new RangeError(`factsFromAnswers: '${one.concept}' is not asked in '${planned.step.id}'`)
    const statements: { concept: string; statement: Statement }[] =
      option.known.length > 0
        ? option.known.map((fact: Fact) => ({
            concept: fact.concept,
            statement: amendment(option, fact, one, context),
          }))
        : [{ concept: one.concept, statement: chosenStatement(option, one, context) }]
    return statements.map((said) => ({ ...said, step: planned.step, isKind: false }))
  })
}

/** What is known of the concepts whose kinds are asked: what was chosen, or what was on record before. */
function parentsOf(group: PlannedKinds, said: readonly Said[]): Pick<Said, 'statement'>[] {
  const chosen = said.filter(({ concept }) => group.of.includes(concept))
  return chosen.length > 0 ? chosen : group.known.map((fact) => ({ statement: statementOfFact(fact) }))
}
