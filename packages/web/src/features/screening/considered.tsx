import type { Consideration } from '@stipple/api/contract'
import type { Intent } from '@stipple/domain/candidacy'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice, Skeleton } from '../../ui/surfaces.tsx'
import { UnmappedEntries } from '../people/unmapped-entries.tsx'
import { idsOf, isOpenAt } from './correction.ts'
import { FactEditor } from './fact-editor.tsx'
import { FactQuestions, questionPlace, questionsWithoutForm } from './fact-questions.tsx'
import { FindingCard, findingKey } from './finding-card.tsx'
import { useIntentText } from './intent-text.ts'
import { JudgementForm } from './judgement-form.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { OvertakenAnswers, overtakenIn, overtakenPlace } from './overtaken-answers.tsx'
import { QuestionCards, type UnsavedAnswer } from './question-cards.tsx'
import { useConsideration } from './use-consideration.ts'
import { type Corrections, useCorrections } from './use-corrections.ts'

export type ConsideredProps = {
  readonly personId: string
  readonly intent: Intent
  /** What the banner shows. */
  readonly skinType: number | null
  readonly onOther: () => void
}

/** What is considered of a person for an intent, where what it rests on can be answered and corrected. */
export function Considered({ personId, intent, skinType, onOther }: ConsideredProps) {
  const say = useSay()
  const navigate = useNavigate()
  const intentText = useIntentText()
  const { consideration, refusal, again, refresh, considered } = useConsideration(personId, intent, skinType)
  const corrections = useCorrections({ personId, intent, onConsidered: considered, again })
  const [unsaved, setUnsaved] = useState<readonly UnsavedAnswer[]>([])
  if (consideration === undefined) {
    return refusal === undefined ? (
      <Skeleton lines={8} label={say('state.loading')} />
    ) : (
      <ProblemNotice refusal={refusal} onRetry={() => void again()} />
    )
  }
  const { document, needsDrug, facts } = consideration
  const answering = {
    personId,
    intent,
    document,
    onConsidered: (next: Consideration) => {
      considered(next)
      corrections.offerUndo(say('questions.noted'), next.noted, [])
    },
    onOvertaken: (answer: UnsavedAnswer) => {
      setUnsaved((before) => [...before.filter(({ step }) => step.step !== answer.step.step), answer])
      void again()
    },
  }
  return (
    <>
      <div className="cluster spread">
        <p>{intentText(intent)}</p>
        <Button onPress={onOther}>{say('screening.other-intent')}</Button>
      </div>
      {refusal === undefined ? null : <ProblemNotice refusal={refusal} onRetry={() => void again()} />}
      <div className="screening">
        <div className="stack">
          <OutcomePanel document={document} />
          {needsDrug ? <Notice tone="wait">{say('screening.needs-drug')}</Notice> : null}
          {isShownInPlace(corrections, consideration, unsaved) ? null : (
            <section className="card">
              <FactEditor corrections={corrections} facts={facts} />
            </section>
          )}
          <OvertakenAnswers
            unsaved={unsaved}
            consideration={consideration}
            corrections={corrections}
            onLetGo={(id) => setUnsaved(unsaved.filter(({ step }) => step.step !== id))}
          />
          <Findings consideration={consideration} corrections={corrections} />
          {consideration.clinicianForm.steps.length === 0 ? null : <h2>{say('questions.clinician')}</h2>}
          <QuestionCards form={consideration.clinicianForm} from="clinician" {...answering} />
          {consideration.patientForm.steps.length === 0 ? null : <h2>{say('questions.patient')}</h2>}
          <QuestionCards form={consideration.patientForm} from="patient" {...answering} />
          <FactQuestions consideration={consideration} corrections={corrections} />
          <UnmappedEntries personId={personId} onChanged={() => void again()} />
          <p className="small quiet">
            {say('screening.basis', { version: document.knowledgeVersion.slice(0, 12), day: document.asOf })}
          </p>
        </div>
        <aside aria-label={say('judgement.title')}>
          <JudgementForm
            personId={personId}
            intent={intent}
            consideration={consideration}
            onChanged={() => void again()}
            onJudged={(screeningId) => {
              refresh()
              void navigate({ to: paths.screening(personId, screeningId) as '/' })
            }}
          />
        </aside>
      </div>
    </>
  )
}

type Shown = { readonly consideration: Consideration; readonly corrections: Corrections }

const shownFindings = ({ document }: Consideration) => document.findings.filter(({ effect }) => effect !== 'ask')

function Findings({ consideration, corrections }: Shown) {
  const say = useSay()
  const findings = shownFindings(consideration)
  return (
    <>
      {findings.length === 0 ? null : <h2>{say('screening.findings')}</h2>}
      {findings.map((finding) => (
        <FindingCard
          key={findingKey(finding)}
          finding={finding}
          sources={consideration.document.sources}
          correctable={{ corrections, known: consideration.facts, place: findingKey(finding) }}
        />
      ))}
    </>
  )
}

/** Whether what is being written stands where it was opened; when that is gone, it is shown by itself and not lost. */
function isShownInPlace(
  { correction }: Corrections,
  consideration: Consideration,
  unsaved: readonly UnsavedAnswer[],
): boolean {
  if (!correction) return true
  const { facts: known } = consideration
  return (
    questionsWithoutForm(consideration).some((question) => questionPlace(question) === correction.place) ||
    shownFindings(consideration).some((finding) =>
      finding.facts.some((fact) => isOpenAt(correction, findingKey(finding), idsOf(fact, known))),
    ) ||
    overtakenIn(unsaved, consideration).some(({ step }) =>
      isOpenAt(
        correction,
        overtakenPlace(step),
        known.map(({ factId }) => factId),
      ),
    )
  )
}
