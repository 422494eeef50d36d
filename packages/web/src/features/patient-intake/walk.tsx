import type { PatientIntake } from '@stipple/api/contract'
import type { FormStep } from '@stipple/api/intake'
import type { PatientLanguage } from '@stipple/domain/evidence'
import { useEffect, useRef, useState } from 'react'
import { answerOf, todayHere } from '../intake-form/draft-answer.ts'
import { draftOf, type StepDraft } from '../intake-form/step-draft.ts'
import { StepFields } from '../intake-form/step-fields.tsx'
import { submitIntake } from './patient-calls.ts'
import type { PatientSay } from './patient-say.ts'
import { useSitting } from './use-sitting.ts'

export type WalkProps = {
  readonly first: PatientIntake
  readonly language: PatientLanguage
  readonly say: PatientSay
  readonly onDone: () => void
}

/** The questions, a group at a time, then one look over them before they are sent. */
export function Walk({ first, language, say, onDone }: WalkProps) {
  const { intake, answers, answer, saving, version } = useSitting(first, language)
  const steps = intake.form.steps
  const [at, setAt] = useState(() => firstOpen(first))
  const [problem, setProblem] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const step = steps[at]
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [at])
  const dateWords = {
    day: say('date.day'),
    month: say('date.month'),
    year: say('date.year'),
    optional: say('date.optional'),
  }
  const submit = async () => {
    const done = await submitIntake(version())
    if (done.ok || done.code === 'already-submitted') onDone()
    else if (done.code === 'incomplete-answers') setAt(0)
    else setProblem(say(done.code === 'offline' ? 'problem.offline' : 'problem.other'))
  }
  const savingText = { saved: say('saved'), saving: say('saving'), waiting: say('waiting'), refused: say('refused') }[
    saving
  ]
  return (
    <>
      <div className="patient-progress" aria-hidden="true">
        <div style={{ width: `${(100 * Math.min(at, steps.length)) / Math.max(1, steps.length)}%` }} />
      </div>
      {problem === undefined ? null : (
        <p className="patient-problem" role="alert">
          {problem}
        </p>
      )}
      {step === undefined ? (
        <>
          <h1 ref={heading} tabIndex={-1}>
            {say('review.title')}
          </h1>
          <p>{say('review.lead')}</p>
          <ul role="list" className="patient-review">
            {steps.map(({ step: id, title }, index) => (
              <li key={id}>
                {title}
                <button type="button" className="patient-button" onClick={() => setAt(index)}>
                  {say('review.change')}
                  <span className="visually-hidden">{title}</span>
                </button>
              </li>
            ))}
          </ul>
          <Foot
            status={savingText}
            back={steps.length > 0 ? { text: say('step.back'), go: () => setAt(steps.length - 1) } : undefined}
            next={{ text: say('review.submit'), go: () => void submit() }}
          />
        </>
      ) : (
        <Step
          key={`${step.step} ${intake.form.language}`}
          step={step}
          intake={intake}
          said={answers[step.step]}
          dateWords={dateWords}
          say={say}
          status={savingText}
          position={say('step.of', { n: at + 1, all: steps.length })}
          heading={heading}
          onAnswer={(said) => {
            answer(step.step, said)
            setProblem(undefined)
            setAt(at + 1)
          }}
          onBack={at > 0 ? () => setAt(at - 1) : undefined}
        />
      )}
    </>
  )
}

/** Where somebody goes on who answered a part before. */
function firstOpen({ form, open }: PatientIntake): number {
  const index = form.steps.findIndex(({ step }) => open.includes(step))
  return index === -1 ? form.steps.length : index
}

type StepProps = {
  readonly step: FormStep
  readonly intake: PatientIntake
  readonly said: Parameters<typeof draftOf>[1]
  readonly dateWords: React.ComponentProps<typeof StepFields>['dateWords']
  readonly say: PatientSay
  readonly status: string
  readonly position: string
  readonly heading: React.RefObject<HTMLHeadingElement | null>
  readonly onAnswer: (answer: NonNullable<ReturnType<typeof answerOf>>) => void
  readonly onBack: (() => void) | undefined
}

function Step(props: StepProps) {
  const { step, intake, said, dateWords, say, status, position, heading, onAnswer, onBack } = props
  const [draft, setDraft] = useState<StepDraft>(() => draftOf(step, said))
  const [missing, setMissing] = useState(false)
  const next = () => {
    const answer = answerOf(step, draft, todayHere())
    if (answer) onAnswer(answer)
    else setMissing(true)
  }
  return (
    <>
      <div>
        <p className="small quiet">{position}</p>
        <h1 ref={heading} tabIndex={-1}>
          {step.title}
        </h1>
      </div>
      <StepFields
        step={step}
        form={intake.form}
        dateWords={dateWords}
        draft={draft}
        onChange={(changed) => {
          setDraft(changed)
          setMissing(false)
        }}
      />
      {missing ? (
        <p className="patient-problem" role="alert">
          {say('step.missing')}
        </p>
      ) : null}
      <Foot
        status={status}
        back={onBack ? { text: say('step.back'), go: onBack } : undefined}
        next={{ text: say('step.next'), go: next }}
      />
    </>
  )
}

type Way = { readonly text: string; readonly go: () => void }
type FootProps = { readonly status: string; readonly back: Way | undefined; readonly next: Way }

function Foot({ status, back, next }: FootProps) {
  return (
    <footer className="patient-foot">
      <div>
        {back === undefined ? (
          <span />
        ) : (
          <button type="button" className="patient-button" onClick={back.go}>
            {back.text}
          </button>
        )}
        <span className="small quiet" role="status">
          {status}
        </span>
        <button type="button" className="patient-button primary" onClick={next.go}>
          {next.text}
        </button>
      </div>
    </footer>
  )
}
