import type { FindingDocument, ScreeningDocument } from '@stipple/api/screening'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { Badge, signs, type Tone } from '../../ui/surfaces.tsx'
import { useChangeText } from './change-text.ts'
import { type Correctable, RestsOn } from './rests-on.tsx'
import { useChoices } from './use-choices.ts'

const looks: Readonly<
  Record<FindingDocument['effect'], { readonly tone: Tone; readonly icon: (typeof signs)['stop'] }>
> = {
  stop: { tone: 'stop', icon: signs.stop },
  refer: { tone: 'wait', icon: signs.refer },
  defer: { tone: 'wait', icon: signs.wait },
  'avoid-zone': { tone: 'wait', icon: signs.stop },
  adjust: { tone: 'know', icon: signs.know },
  inform: { tone: 'plain', icon: signs.know },
  ask: { tone: 'know', icon: signs.ask },
}

export type FindingCardProps = {
  readonly finding: FindingDocument
  readonly sources: ScreeningDocument['sources']
  /** With what its facts can be corrected; a stored screening stays as it was. */
  readonly correctable?: Correctable
}

/** Tells a finding from all others of a screening. */
export const findingKey = ({ rule, clauses, zones }: FindingDocument) => `${rule} ${clauses.join()} ${zones.join()}`

/** One consideration: what it asks for, why, on whose authority, resting on what, and what would change it. */
export function FindingCard({ finding, sources, correctable }: FindingCardProps) {
  const say = useSay()
  const date = usePartialDate()
  const { zoneName, adjunctName, conceptName } = useChoices()
  const changeText = useChangeText()
  const { effect, strength, rule, title, says, because, facts, deferUntil, zones, leaveOut } = finding
  return (
    <article className={`finding tone-edge-${looks[effect].tone}`}>
      <header className="cluster spread">
        <div className="cluster">
          <Badge {...looks[effect]}>{say(`effect.${effect}`)}</Badge>
          <h3>{title}</h3>
        </div>
        <Badge>{say(`strength.${strength}`)}</Badge>
      </header>
      {says === null ? null : <p>{says}</p>}
      {deferUntil === null ? null : (
        <p>
          <b>{say('finding.until', { date: date(deferUntil) })}</b>
        </p>
      )}
      {zones.length === 0 ? null : <p>{say('finding.leave-zones', { zones: zones.map(zoneName).join(', ') })}</p>}
      {leaveOut.length === 0 ? null : (
        <p>{say('finding.leave-out', { adjuncts: leaveOut.map(adjunctName).join(', ') })}</p>
      )}
      <RestsOn facts={facts} correctable={correctable} />
      <details>
        <summary>{say('finding.why')}</summary>
        <div className="stack close">
          <p>{because}</p>
          {finding.contradictory.length === 0 ? null : (
            <p>{say('finding.contradictory', { concepts: finding.contradictory.map(conceptName).join(', ') })}</p>
          )}
          {finding.wouldChange.length === 0 ? null : (
            <div>
              <h4>{say('finding.would-change')}</h4>
              <ul>
                {finding.wouldChange.map((changes) => (
                  <li key={JSON.stringify(changes)}>{changes.map(changeText).join(` ${say('and')} `)}</li>
                ))}
              </ul>
            </div>
          )}
          <div>
            <h4>{say('finding.sources')}</h4>
            <ul>
              {finding.sources.map((id) => (
                <SourceLine key={id} source={sources[id]} />
              ))}
              {finding.sources.length === 0 ? <li>{say('finding.no-source')}</li> : null}
            </ul>
          </div>
          {finding.clinicChoice === null ? null : <p className="small">{say('finding.clinic-choice')}</p>}
          <p className="small quiet">
            {finding.reviewed === 'none yet'
              ? say('finding.not-reviewed')
              : say('finding.reviewed', { by: finding.reviewed.by, on: date(finding.reviewed.on) })}{' '}
            <Link to={paths.rule(rule)}>{say('finding.whole-rule')}</Link>
          </p>
        </div>
      </details>
    </article>
  )
}

function SourceLine({ source }: { readonly source: ScreeningDocument['sources'][string] | undefined }) {
  if (!source) return null
  return (
    <li>
      {source.url === null ? (
        source.citation
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.citation}
        </a>
      )}{' '}
      <span className="small quiet">{source.limits}</span>
    </li>
  )
}
