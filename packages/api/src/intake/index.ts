export {
  type FollowUps,
  type FormKinds,
  type FormListStep,
  type FormOption,
  type FormStep,
  type FormValue,
  type FormValueStep,
  formStepSchema,
  type IntakeForm,
  intakeFormSchema,
  patientLanguageSchema,
} from './form.ts'
export { type FormContent, presentForm } from './present-form.ts'
