import { contract } from '@stipple/api/contract'
import { type PlanBackground, proposeMarks, proposePrescription, type Proposal } from '@stipple/domain/planning'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Badge, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { PersonBanner } from '../people/person-banner.tsx'
import { usePerson } from '../people/use-person.ts'
import { OutcomeBadge } from '../screening/outcome-badge.tsx'
import { foundText, rangeText, spanText } from './plan-words.ts'
import { type PlanningCatalogue, usePlanningCatalogue, usePlanningNames } from './use-planning.ts'
import './planning.css'

/** Chooses what is to be treated and by which published protocol; the prescription follows from both. */
export function NewPlanPage() {
  const { say } = useSpeech()
  const { personId } = useParams({ strict: false }) as { personId: string }
  const person = usePerson(personId)
  const catalogue = usePlanningCatalogue()
  return (
    <Page
      title={say('plan.new')}
      lead={<Link to={paths.person(personId)}>{say('action.back-to', { name: person.data?.fullName ?? '' })}</Link>}
    >
      {person.data ? <PersonBanner person={person.data} /> : null}
      {catalogue.isError ? (
        <ProblemNotice refusal={refusalOf(catalogue.error)} onRetry={() => void catalogue.refetch()} />
      ) : null}
      {catalogue.isPending ? <Skeleton lines={8} label={say('state.loading')} /> : null}
      {catalogue.data ? <Templates personId={personId} catalogue={catalogue.data} /> : null}
    </Page>
  )
}

type Template = PlanningCatalogue['protocolTemplates'][number]
type TemplatesProps = { readonly personId: string; readonly catalogue: PlanningCatalogue }

const standingTones = { supported: 'go', thin: 'wait', mixed: 'wait', against: 'stop', none: 'wait' } as const

function Templates({ personId, catalogue }: TemplatesProps) {
  const { say, language } = useSpeech()
  const names = usePlanningNames(catalogue)
  const [chosen, setChosen] = useState<Template>()
  const indications = [...new Set(catalogue.protocolTemplates.map(({ indication }) => indication))]
  return (
    <>
      <div className="template-groups">
        {indications.map((indication) => (
          <section key={indication} className="stack close" aria-label={names.indication(indication)}>
            <h2>{names.indication(indication)}</h2>
            {catalogue.protocolTemplates
              .filter((template) => template.indication === indication)
              .map((template) => (
                <button
                  key={template.id}
                  type="button"
                  className="template-card"
                  aria-pressed={chosen?.id === template.id}
                  onClick={() => setChosen(template)}
                >
                  <span className="cluster spread">
                    <b>{template.title[language]}</b>
                    <Badge tone={standingTones[template.standing]}>{say(`plan.standing.${template.standing}`)}</Badge>
                  </span>
                  <span className="small quiet">{templateLine(template, say, language)}</span>
                </button>
              ))}
          </section>
        ))}
      </div>
      {chosen ? <Begin key={chosen.id} personId={personId} template={chosen} catalogue={catalogue} /> : null}
    </>
  )
}

function templateLine(template: Template, say: ReturnType<typeof useSpeech>['say'], language: 'en' | 'tr'): string {
  const { sessions, interval, depthMm, zoneDepths, modality } = template
  const isByPlace = zoneDepths.some((place) => place.depthMm.default !== null)
  return [
    say(`modality.${modality}`),
    sessions.default === null ? say('plan.sessions-open') : say('plan.sessions-n', { n: sessions.default }),
    interval.default === null ? null : say('plan.every', { span: spanText(interval.default, say) }),
    depthMm.default === null
      ? say(isByPlace ? 'plan.depth-by-place' : 'plan.depth-open')
      : `${rangeText(depthMm.default, language)} mm`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

type BeginProps = TemplatesProps & { readonly template: Template }

/** The screening behind it, the proposal, and the way on. */
function Begin({ personId, template, catalogue }: BeginProps) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const navigate = useNavigate()
  const names = usePlanningNames(catalogue)
  const { indication, modality } = template
  const [refusal, setRefusal] = useState<Refusal>()
  const background = useQuery({
    queryKey: ['plan-background', clinicId, personId, indication, modality],
    queryFn: ({ signal }) =>
      fetched(contract.getPlanBackground, { clinicId, params: { personId }, query: { indication, modality } }, signal),
  })
  if (background.isError) {
    return <ProblemNotice refusal={refusalOf(background.error)} onRetry={() => void background.refetch()} />
  }
  if (background.isPending) return <Skeleton lines={4} label={say('state.loading')} />
  const known = background.data
  const proposal = propose(template, known, catalogue)
  const begin = async () => {
    const { prescription, pigmentSteps } = proposal
    const plan = {
      schemaVersion: 1 as const,
      prescription,
      zones: [],
      avoid: [],
      marks: [...proposeMarks(known.screening?.findings ?? [])],
      pigmentSteps: [...pigmentSteps],
      otherProcedures: [],
      course: { firstOn: null, event: null, blocked: [] },
      overrides: [],
    }
    const done = await call(contract.createPlan, { clinicId, params: { personId }, body: { plan } })
    if (done.ok) void navigate({ to: paths.plan(personId, done.value.planId) as '/' })
    else setRefusal(done.problem)
  }
  const found = foundText(template.sessions.range, say, language)
  return (
    <section className="card stack plan-begin" aria-labelledby="begin-title">
      <h2 id="begin-title">{template.title[language]}</h2>
      {template.standing === 'supported' ? (
        <p className="read">{template.standingSays[language]}</p>
      ) : (
        <Notice
          tone={template.standing === 'against' ? 'stop' : 'wait'}
          title={say(`plan.standing.${template.standing}`)}
        >
          {template.standingSays[language]}
        </Notice>
      )}
      <ScreeningLine personId={personId} background={known} />
      <p className="read">{template.sessions.because[language]}</p>
      {found === null ? null : <p className="small quiet">{say('plan.range-found', { range: found })}</p>}
      {proposal.derivations.zones.map((step) =>
        step.code === 'zone-left-out' ? (
          <Notice key={step.zone} tone="know">
            {say('plan.zone-left-out', { zone: names.zone(step.zone), rule: names.rule(step.rule) })}
          </Notice>
        ) : null,
      )}
      {proposal.derivations.topicals.map((step) =>
        step.code === 'topical-left-out' ? (
          <Notice key={step.topical} tone="know">
            {say('plan.topical-left-out', { topical: names.topical(step.topical), rule: names.rule(step.rule) })}
          </Notice>
        ) : null,
      )}
      {proposal.pigmentSteps.length > 0 ? <Notice tone="know">{say('plan.pigment-applies')}</Notice> : null}
      {refusal ? <Notice tone="stop">{problemText(refusal, say)}</Notice> : null}
      <Button
        look="primary"
        whyNot={may('clinician') ? undefined : say('plan.clinician-only')}
        onPress={() => void begin()}
      >
        {say('plan.begin')}
      </Button>
    </section>
  )
}

function ScreeningLine({ personId, background }: { readonly personId: string; readonly background: PlanBackground }) {
  const { say } = useSpeech()
  const date = usePartialDate()
  const { screening } = background
  if (!screening) {
    return (
      <Notice tone="wait" title={say('plan.not-screened')}>
        <Link to={paths.screen(personId)} className="button">
          {say('screening.start')}
        </Link>
      </Notice>
    )
  }
  return (
    <p className="cluster">
      {say('plan.screened-on', { date: date(screening.asOf) })} <OutcomeBadge outcome={screening.outcome} />
      {screening.isCurrent ? null : <Badge tone="wait">{say('plan.screening-outdated')}</Badge>}
    </p>
  )
}

function propose(template: Template, { person, screening }: PlanBackground, catalogue: PlanningCatalogue): Proposal {
  return proposePrescription({
    template,
    zones: screening?.intent.zones ?? [],
    person: {
      skinType: person.skinType ?? undefined,
      darkensAfterInjury: person.darkensAfterInjury,
      findings: screening?.findings ?? [],
    },
    content: catalogue,
  })
}
