export {
  type FollowUps,
  type FormKinds,
  type FormListStep,
  type FormOption,
  type FormStep,
  type FormValue,
  type FormValueStep,
  formStepSchema,
  formValueStepSchema,
  type IntakeForm,
  intakeFormSchema,
  patientLanguageSchema,
} from './form.ts'
export { type FormContent, presentForm, presentValueStep } from './present-form.ts'
