import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useMoment, usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Facts, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { FindingCard, findingKey } from './finding-card.tsx'
import { useIntentText } from './intent-text.ts'
import { OutcomePanel } from './outcome-panel.tsx'
import './screening.css'

/** A stored screening as it was, and whether it would be decided the same today. */
export function ScreeningPage() {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const moment = useMoment()
  const date = usePartialDate()
  const intentText = useIntentText()
  const params = useParams({ strict: false }) as { personId: string; screeningId: string }
  const screening = useQuery({
    queryKey: ['screening', clinicId, params.screeningId, language],
    queryFn: ({ signal }) => fetched(contract.getScreening, { clinicId, params, query: { language } }, signal),
  })
  if (screening.isPending) return <Skeleton lines={8} label={say('state.loading')} />
  if (screening.isError) {
    return <ProblemNotice refusal={refusalOf(screening.error)} onRetry={() => void screening.refetch()} />
  }
  const { summary, document, replay } = screening.data
  const { judgement } = summary
  return (
    <Page
      title={say('screening.stored', { when: moment(summary.screenedAt) })}
      lead={<Link to={paths.person(params.personId)}>{say('screening.to-chart')}</Link>}
    >
      <p>{intentText(summary.intent)}</p>
      <Notice tone={replay === 'same' || replay === 'other-knowledge-same-answer' ? 'go' : 'wait'}>
        {say(`replay.${replay}`)}
      </Notice>
      {judgement === null ? null : (
        <section className="card stack close">
          <h2>{say('judgement.title')}</h2>
          <Facts
            rows={[
              [say('judgement.decision'), <b key="decision">{say(`decision.${judgement.decision}`)}</b>],
              ...(judgement.deferUntil === null ? [] : [[say('judgement.until'), date(judgement.deferUntil)] as const]),
              ...(judgement.reason === null
                ? []
                : [[say('judgement.reason'), say(`override.${judgement.reason}`)] as const]),
              ...(judgement.note === '' ? [] : [[say('judgement.note'), judgement.note] as const]),
              [say('judgement.by'), `${judgement.byName} · ${moment(judgement.at)}`],
            ]}
          />
          {may('clinician') && judgement.decision.startsWith('proceed') ? (
            <Link to={paths.newPlan(params.personId)} className="button primary">
              {say('plan.new')}
            </Link>
          ) : null}
        </section>
      )}
      {document === null ? null : (
        <>
          <OutcomePanel document={document} />
          {document.findings
            .filter(({ effect }) => effect !== 'ask')
            .map((finding) => (
              <FindingCard key={findingKey(finding)} finding={finding} sources={document.sources} />
            ))}
        </>
      )}
    </Page>
  )
}
