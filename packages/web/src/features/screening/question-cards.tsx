import { type Consideration, contract } from '@stipple/api/contract'
import type { FormStep, IntakeForm } from '@stipple/api/intake'
import type { ScreeningDocument } from '@stipple/api/screening'
import type { Intent } from '@stipple/domain/candidacy'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { answerOf, todayHere } from '../intake-form/draft-answer.ts'
import { emptyDraft, type StepDraft } from '../intake-form/step-draft.ts'
import { StepFields } from '../intake-form/step-fields.tsx'
import { useDateWords } from './use-date-words.ts'
import { WaitingRules } from './waiting-rules.tsx'

/** An answer that was refused since what is known had changed; kept until whoever wrote it lets go of it. */
export type UnsavedAnswer = { readonly step: FormStep; readonly form: IntakeForm; readonly draft: StepDraft }

export type QuestionCardsProps = {
  readonly personId: string
  readonly intent: Intent
  readonly form: IntakeForm
  readonly document: ScreeningDocument
  /** Whose words an answer is. */
  readonly from: 'patient' | 'clinician'
  readonly onConsidered: (consideration: Consideration) => void
  readonly onOvertaken: (answer: UnsavedAnswer) => void
}

/** Questions that are still open, to be answered in place. */
export function QuestionCards({ form, ...rest }: QuestionCardsProps) {
  return form.steps.map((step) => <QuestionCard key={step.step} form={form} step={step} {...rest} />)
}

/** All that a step may note something of. */
export const conceptsIn = (step: FormStep): ReadonlySet<string> =>
  new Set(
    step.kind === 'value'
      ? step.values.map(({ concept }) => concept)
      : [
          ...step.options.map(({ concept }) => concept),
          ...step.which.flatMap(({ kinds }) => kinds.map(({ concept }) => concept)),
        ],
  )

function QuestionCard(props: QuestionCardsProps & { readonly step: FormStep }) {
  const { personId, intent, form, document, step, from, onConsidered, onOvertaken } = props
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
    if (done.ok) {
      // What of the step is still open, or open again once the answer is undone, begins anew.
      setOpen(false)
      setRefusal(undefined)
      setDraft(emptyDraft(step))
      onConsidered(done.value)
      return
    }
    setRefusal(done.problem)
    if (done.problem.code === 'changed-meanwhile') onOvertaken({ step, form, draft })
  }
  const rules = document.questions.filter((question) => question.step === step.step).flatMap((of) => of.rules)
  return (
    <section className="card stack close">
      <div className="cluster spread">
        <h3>{step.title}</h3>
        {may('clinician', 'assistant') ? (
          <Button
            look="quiet"
            aria-expanded={open}
            {...(open ? {} : { 'aria-label': say('questions.answer-to', { question: step.title }) })}
            onPress={() => setOpen(!open)}
          >
            {say(open ? 'action.close' : 'questions.answer')}
          </Button>
        ) : null}
      </div>
      <WaitingRules rules={rules} document={document} />
      {open ? (
        <>
          <StepFields step={step} form={form} dateWords={dateWords} draft={draft} onChange={setDraft} />
          {refusal === undefined ? null : (
            <Notice tone={refusal.code === 'changed-meanwhile' ? 'wait' : 'stop'}>
              {refusal.code === 'changed-meanwhile' ? say('questions.look-again') : problemText(refusal, say)}
            </Notice>
          )}
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
