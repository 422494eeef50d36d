export { followUpsAsked, kindsAsked, missingIn, openSteps } from './complete-answers.ts'
