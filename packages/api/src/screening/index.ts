export {
  type FindingDocument,
  findingDocumentSchema,
  type QuestionDocument,
  type ScreeningDocument,
  screeningDocumentSchema,
  unmappedSchema,
} from './document.ts'
export { addressOf, type PresentedContent, presentScreening, type ScreeningContext } from './present.ts'
export { type QuestionContent, questionText, type WordedQuestion } from './question-text.ts'
