import type { Consideration } from '@stipple/api/contract'
import type { FormStep } from '@stipple/api/intake'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { StepFields } from '../intake-form/step-fields.tsx'
import { conceptsIn, type UnsavedAnswer } from './question-cards.tsx'
import { RestsOn } from './rests-on.tsx'
import type { Corrections } from './use-corrections.ts'
import { useDateWords } from './use-date-words.ts'

export type OvertakenAnswersProps = {
  /** Answers that were refused since somebody else had answered. */
  readonly unsaved: readonly UnsavedAnswer[]
  readonly consideration: Consideration
  readonly corrections: Corrections
  readonly onLetGo: (step: string) => void
}

export const overtakenPlace = ({ step }: FormStep) => `overtaken ${step}`

/** Unsaved answers whose questions are no longer open. */
export function overtakenIn(
  unsaved: readonly UnsavedAnswer[],
  { patientForm, clinicianForm }: Consideration,
): readonly UnsavedAnswer[] {
  const open = new Set([...patientForm.steps, ...clinicianForm.steps].map(({ step }) => step))
  return unsaved.filter(({ step }) => !open.has(step.step))
}

/** Answers to questions that are no longer open: what stands now, to be corrected, and beside it what was not saved. */
export function OvertakenAnswers({ unsaved, consideration, corrections, onLetGo }: OvertakenAnswersProps) {
  const say = useSay()
  const dateWords = useDateWords()
  const { facts } = consideration
  return overtakenIn(unsaved, consideration).map(({ step, form, draft }) => {
    const concepts = conceptsIn(step)
    const standing = facts.filter(({ statement }) => concepts.has(statement.concept))
    return (
      <section key={step.step} className="card stack close">
        <h3>{step.title}</h3>
        <Notice tone="wait" title={say('questions.overtaken')}>
          {say('questions.overtaken-what')}
        </Notice>
        <RestsOn
          facts={standing.map(({ statement }) => statement)}
          title={say('questions.stands')}
          correctable={{ corrections, known: facts, place: overtakenPlace(step) }}
        />
        <h4>{say('questions.yours')}</h4>
        <StepFields step={step} form={form} dateWords={dateWords} draft={draft} onChange={() => undefined} />
        <div>
          <Button onPress={() => onLetGo(step.step)}>{say('correction.let-go')}</Button>
        </div>
      </section>
    )
  })
}
