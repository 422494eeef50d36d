export { type Alternatives, type Change, type Changes } from './change.ts'
export { checkPolicy } from './check-policy.ts'
export { type ConceptIndex, indexConcepts } from './concepts.ts'
export {
  type Comparison,
  type Condition,
  conceptsOf,
  conditionSchema,
  type Leaf,
  visitLeaves,
  type Where,
} from './condition.ts'
export type { CandidacyContent } from './content.ts'
export { conceptsOfRule, intentOfExample, runExample } from './example.ts'
export type { History } from './history.ts'
export { type IntakeStep, intakeStepSchema } from './intake-step.ts'
export {
  type Adjunct,
  adjunctSchema,
  checkIntent,
  type Indication,
  indicationSchema,
  type Intent,
  intentSchema,
  type IntentProblem,
  type Modality,
  modalities,
  modalitySchema,
  type Scope,
  superficialLimitMm,
} from './intent.ts'
export type { Missing } from './node.ts'
export {
  clausesInForce,
  type Policy,
  type PolicyChoice,
  policyChoiceSchema,
  type PolicyProblem,
  policySchema,
  windowsOf,
} from './policy.ts'
export {
  type Clause,
  type ClauseEffect,
  clauseEffects,
  clauseSchema,
  type Effect,
  effects,
  type Example,
  exampleSchema,
  type Position,
  type Rule,
  ruleSchema,
} from './rule.ts'
export {
  denials,
  differences,
  personOfScenario,
  type Scenario,
  scenarioSchema,
  screenScenario,
} from './scenario.ts'
export { type Candidacy, compileCandidacy, type Screener } from './screen.ts'
export { type Finding, type Outcome, outcomes, type Question, type Screening } from './screening.ts'
export { planIntake } from './intake.ts'
export {
  type Answered,
  answeredSchema,
  type IntakeAnswers,
  intakeAnswersSchema,
  type ListAnswer,
  type OptionAnswer,
  type Sure,
  type ValueAnswer,
} from './intake-answers.ts'
export { factsFromAnswers } from './intake-facts.ts'
export { type OpenIntake, type OpenOptions, openSteps, type OpenStep } from './intake-open.ts'
export type {
  IntakePlan,
  PlannedKinds,
  PlannedListStep,
  PlannedOption,
  PlannedPlace,
  PlannedStep,
  PlannedValue,
  PlannedValueStep,
} from './intake-plan.ts'
export { birthDateConcept } from './intake-use.ts'
