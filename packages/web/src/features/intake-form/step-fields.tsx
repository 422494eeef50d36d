import type { FormStep, IntakeForm } from '@stipple/api/intake'
import type { DateWords } from './date-input.tsx'
import './intake-form.css'
import { ListFields } from './list-fields.tsx'
import type { StepDraft } from './step-draft.ts'
import { ValueFields } from './value-fields.tsx'

export type StepFieldsProps = {
  readonly step: FormStep
  readonly form: Pick<IntakeForm, 'parts' | 'words'>
  readonly dateWords: DateWords
  readonly draft: StepDraft
  readonly onChange: (draft: StepDraft) => void
}

/** The questions of one step. Plain controls of the browser: patients load this page on any phone. */
export function StepFields({ step, draft, ...rest }: StepFieldsProps) {
  if (step.kind === 'list') return draft.kind === 'list' ? <ListFields {...rest} step={step} draft={draft} /> : null
  return draft.kind === 'value' ? <ValueFields {...rest} step={step} draft={draft} /> : null
}
