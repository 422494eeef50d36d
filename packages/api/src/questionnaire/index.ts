export { systems } from './coding.ts'
export { fromQuestionnaireResponse, type ReadResponse } from './from-questionnaire-response.ts'
export type { ResponseProblem } from './response-problem.ts'
export {
  questionnaireCanonical,
  type QuestionnaireOptions,
  questionnaireUrl,
  toQuestionnaire,
} from './to-questionnaire.ts'
export type { QuestionnairePhrases } from './wording.ts'
