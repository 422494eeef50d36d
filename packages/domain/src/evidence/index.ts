export { identifierSchema } from './identifier.ts'
export {
  type Language,
  type LocalizedText,
  languages,
  localizedTextSchema,
  type PatientLanguage,
  patientLanguages,
  textIn,
} from './language.ts'
export { type Reviewed, reviewedSchema, type Source, sourceSchema } from './source.ts'
export { mayRestrict, type Strength, strengthSchema, strengths } from './strength.ts'
