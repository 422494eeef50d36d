import { type Consideration, contract } from '@stipple/api/contract'
import type { Intent } from '@stipple/domain/candidacy'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { useLedHere } from '../people/led-here.tsx'
import { PersonBanner } from '../people/person-banner.tsx'
import { usePerson } from '../people/use-person.ts'
import { FindingCard } from './finding-card.tsx'
import { emptyIntent, IntentForm, intentOf } from './intent-form.tsx'
import { useIntentText } from './intent-text.ts'
import { JudgementForm } from './judgement-form.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { QuestionCards } from './question-cards.tsx'
import './screening.css'

/** Screens a person for an intent: considerations, open questions, and the clinician's judgement. */
export function ScreenPage() {
  const { say } = useSpeech()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const person = usePerson(personId)
  useLedHere({ personId, person: person.data, addressOf: paths.screen })
  const [draft, setDraft] = useState(emptyIntent)
  const [intent, setIntent] = useState<Intent>()
  const ready = intentOf(draft)
  return (
    <Page
      title={say('screening.title')}
      lead={<Link to={paths.person(personId)}>{say('action.back-to', { name: person.data?.fullName ?? '' })}</Link>}
    >
      {person.data ? <PersonBanner person={person.data} /> : null}
      {intent === undefined ? (
        <section className="card stack">
          <h2>{say('screening.what')}</h2>
          <IntentForm draft={draft} onChange={setDraft} />
          <Button look="primary" onPress={() => setIntent(ready)} whyNot={ready ? undefined : say('intent.incomplete')}>
            {say('screening.show')}
          </Button>
        </section>
      ) : (
        <Considered personId={personId} intent={intent} onOther={() => setIntent(undefined)} />
      )}
    </Page>
  )
}

type ConsideredProps = { readonly personId: string; readonly intent: Intent; readonly onOther: () => void }

function Considered({ personId, intent, onOther }: ConsideredProps) {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const intentText = useIntentText()
  const [consideration, setConsideration] = useState<Consideration>()
  const [refusal, setRefusal] = useState<Refusal>()
  const consider = useCallback(async () => {
    const done = await call(contract.considerScreening, { clinicId, params: { personId }, body: { intent, language } })
    if (done.ok) setConsideration(done.value)
    else setRefusal(done.problem)
  }, [clinicId, personId, intent, language])
  useEffect(() => {
    void consider()
  }, [consider])
  const refresh = () => {
    for (const key of ['facts', 'person', 'timeline', 'screenings']) {
      void queries.invalidateQueries({ queryKey: [key, clinicId, personId] })
    }
  }
  const considered = (next: Consideration) => {
    setConsideration(next)
    refresh()
  }
  if (refusal !== undefined) return <ProblemNotice refusal={refusal} onRetry={() => void consider()} />
  if (consideration === undefined) return <Skeleton lines={8} label={say('state.loading')} />
  const { document, patientForm, clinicianForm, needsDrug } = consideration
  const findings = document.findings.filter(({ effect }) => effect !== 'ask')
  return (
    <>
      <div className="cluster spread">
        <p>{intentText(intent)}</p>
        <Button onPress={onOther}>{say('screening.other-intent')}</Button>
      </div>
      <div className="screening">
        <div className="stack">
          <OutcomePanel document={document} />
          {needsDrug ? <Notice tone="wait">{say('screening.needs-drug')}</Notice> : null}
          {findings.length === 0 ? null : <h2>{say('screening.findings')}</h2>}
          {findings.map((finding) => (
            <FindingCard
              key={`${finding.rule} ${finding.clauses.join()} ${finding.zones.join()}`}
              finding={finding}
              sources={document.sources}
            />
          ))}
          {clinicianForm.steps.length === 0 ? null : <h2>{say('questions.clinician')}</h2>}
          <QuestionCards
            personId={personId}
            intent={intent}
            form={clinicianForm}
            from="clinician"
            onConsidered={considered}
          />
          {patientForm.steps.length === 0 ? null : <h2>{say('questions.patient')}</h2>}
          <QuestionCards
            personId={personId}
            intent={intent}
            form={patientForm}
            from="patient"
            onConsidered={considered}
          />
          {document.unmapped.length === 0 ? null : (
            <Notice tone="wait" title={say('facts.unmapped', { n: document.unmapped.length })}>
              {document.unmapped.map(({ display, code, type }) => display ?? code ?? type).join(' · ')}
            </Notice>
          )}
          <p className="small quiet">
            {say('screening.basis', { version: document.knowledgeVersion.slice(0, 12), day: document.asOf })}
          </p>
        </div>
        <aside aria-label={say('judgement.title')}>
          <JudgementForm
            key={consideration.seen}
            personId={personId}
            intent={intent}
            consideration={consideration}
            onChanged={() => void consider()}
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
