import { contract, type ReceivedOf } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Badge, Facts, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import '../screening/screening.css'

type RuleAnswer = ReceivedOf<(typeof contract)['getRule']>
type Clause = RuleAnswer['rule']['clauses'][number]

/** All of a rule: what it asks for, why, how well that is backed, and the cases that prove it. */
export function RulePage() {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const date = usePartialDate()
  const { ruleId } = useParams({ strict: false }) as { ruleId: string }
  const answer = useQuery({
    queryKey: ['rule', clinicId, ruleId],
    queryFn: ({ signal }) => fetched(contract.getRule, { clinicId, params: { ruleId } }, signal),
  })
  if (answer.isPending) return <Skeleton lines={10} label={say('state.loading')} />
  if (answer.isError) return <ProblemNotice refusal={refusalOf(answer.error)} onRetry={() => void answer.refetch()} />
  const { rule, sources, choices } = answer.data
  return (
    <Page title={rule.title[language]} lead={<Link to={paths.rules()}>{say('nav.knowledge')}</Link>}>
      <Facts
        rows={[
          [say('rules.catalogue'), <span key="id" className="mono">{`${rule.catalogue} · ${rule.id}`}</span>],
          [say('rules.class'), say(`class.${rule.class}`)],
          [say('intent.modality'), rule.modalities.map((modality) => say(`modality.${modality}`)).join(', ')],
          [
            say('rules.reviewed'),
            rule.reviewed === 'none yet'
              ? say('rules.not-reviewed')
              : `${rule.reviewed.by} · ${date(rule.reviewed.on)}`,
          ],
          [
            say('rules.version'),
            <span key="version" className="mono">
              {rule.version.slice(0, 16)}
            </span>,
          ],
        ]}
      />
      <p className="read">{rule.because[language]}</p>
      {choices.length === 0 ? null : (
        <Notice tone="know">
          <Link to={paths.policy()}>{say('rules.own-choice')}</Link>
        </Notice>
      )}
      <Clauses clauses={rule.clauses} />
      {(rule.positions ?? []).map((position) => (
        <section key={position.id} className="stack close">
          <h2>
            {position.title[language]}{' '}
            {position.id === rule.defaultPosition ? <Badge tone="know">{say('rules.default')}</Badge> : null}
          </h2>
          <Clauses clauses={position.clauses} />
        </section>
      ))}
      {rule.notes === undefined ? null : (
        <section className="stack close">
          <h2>{say('rules.notes')}</h2>
          <p className="read">{rule.notes[language]}</p>
        </section>
      )}
      <section className="stack close">
        <h2>{say('finding.sources')}</h2>
        {sources.map(({ id, citation, address, supports, limits, strongest, read }) => (
          <article key={id} className="card stack close">
            <p>
              {address === null ? (
                citation
              ) : (
                <a href={address} target="_blank" rel="noreferrer">
                  {citation}
                </a>
              )}
            </p>
            <Facts
              rows={[
                [say('source.supports'), supports[language]],
                [say('source.limits'), limits[language]],
                [say('source.strongest'), say(`strength.${strongest}`)],
                [say('source.read'), say(`source.read.${read}`)],
              ]}
            />
          </article>
        ))}
        {sources.length === 0 ? <p>{say('finding.no-source')}</p> : null}
      </section>
      <section className="stack close">
        <h2>{say('rules.examples')}</h2>
        <ul>
          {rule.examples.map(({ shows, expect }) => (
            <li key={shows}>
              {shows}{' '}
              <span className="quiet">
                {expect.length === 0
                  ? say('rules.silent')
                  : expect.map(({ effect }) => say(`effect.${effect}`)).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

function Clauses({ clauses }: { readonly clauses: readonly Clause[] }) {
  const { say, language } = useSpeech()
  return clauses.map((clause) => (
    <article key={clause.id} className="finding">
      <div className="cluster spread">
        <div className="cluster">
          <Badge>{say(`effect.${clause.effect}`)}</Badge>
          <span className="mono quiet">{clause.id}</span>
        </div>
        <Badge>{say(`strength.${clause.strength}`)}</Badge>
      </div>
      <p>{clause.says[language]}</p>
    </article>
  ))
}
