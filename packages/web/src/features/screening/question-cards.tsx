import { type Consideration, contract } from '@stipple/api/contract'
import type { FormStep, IntakeForm } from '@stipple/api/intake'
import type { Intent } from '@stipple/domain/candidacy'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { answerOf, todayHere } from '../intake-form/draft-answer.ts'
import { emptyDraft } from '../intake-form/step-draft.ts'
import { StepFields } from '../intake-form/step-fields.tsx'
import { useDateWords } from './use-date-words.ts'

export type QuestionCardsProps = {
  readonly personId: string
  readonly intent: Intent
  readonly form: IntakeForm
  /** Whose words an answer is. */
  readonly from: 'patient' | 'clinician'
  readonly onConsidered: (consideration: Consideration) => void
}

/** Questions that are still open, to be answered in place. */
export function QuestionCards({ form, ...rest }: QuestionCardsProps) {
  return form.steps.map((step) => <QuestionCard key={step.step} form={form} step={step} {...rest} />)
}

function QuestionCard({ personId, intent, form, step, from, onConsidered }: QuestionCardsProps & { step: FormStep }) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const dateWords = useDateWords()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(() => emptyDraft(step))
  const [refusal, setRefusal] = useState<Refusal>()
  const answer = answerOf(step, draft, todayHere())
  const save = async () => {
    if (!answer) return
    const body = { intent, language, hash: form.hash, answers: { [step.step]: answer }, from }
    const done = await call(contract.answerQuestions, { clinicId, params: { personId }, body })
    if (done.ok) onConsidered(done.value)
    else setRefusal(done.problem)
  }
  return (
    <section className="card stack close">
      <div className="cluster spread">
        <h3>{step.title}</h3>
        {may('clinician', 'assistant') ? (
          <Button look="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            {say(open ? 'action.close' : 'questions.answer')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <>
          <StepFields step={step} form={form} dateWords={dateWords} draft={draft} onChange={setDraft} />
          {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
          <Button look="primary" onPress={() => void save()} whyNot={answer ? undefined : say('questions.incomplete')}>
            {say('questions.save')}
          </Button>
        </>
      ) : (
        <p className="small quiet">{step.question}</p>
      )}
    </section>
  )
}
