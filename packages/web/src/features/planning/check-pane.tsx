import { type CheckedFinding, severities } from '@stipple/domain/planning'
import { useState } from 'react'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Badge, Notice, signs, type Tone } from '../../ui/surfaces.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { groupText } from './finding-text.ts'
import { type FindingGroup, groupFindings } from './group-findings.ts'
import type { PlanEditing } from './plan-editing.ts'

const looks: Readonly<
  Record<CheckedFinding['severity'], { readonly tone: Tone; readonly icon: (typeof signs)['stop'] }>
> = {
  blocks: { tone: 'stop', icon: signs.stop },
  override: { tone: 'wait', icon: signs.refer },
  note: { tone: 'plain', icon: signs.know },
}

/** What the plan check finds, the worst first, each with limit, value and source, and a way to accept it where there is one. */
export function CheckPane({ editing, isSigned }: { readonly editing: PlanEditing; readonly isSigned: boolean }) {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const { check, catalogue, names, plan, change, edit, isReadOnly, select } = editing
  const [accepting, setAccepting] = useState<FindingGroup>()
  const takeBack = (findings: readonly CheckedFinding[]) =>
    change((now) => findings.reduce((changed, { key }) => edit.takeBack(changed, key), now))
  const words = { say, names, catalogue, language, date }
  const count = (findings: readonly CheckedFinding[]) => groupFindings(findings).length
  const open = count(check.findings.filter(({ severity, override }) => severity === 'override' && override === null))
  const blocking = count(check.findings.filter(({ severity }) => severity === 'blocks'))
  return (
    <section className="stack" aria-labelledby="plan-check-title">
      <h2 id="plan-check-title">{say('plan.check')}</h2>
      <div role="status">
        {check.mayBeApproved ? (
          <Notice tone="go" title={say(isSigned ? 'plan.check-signed' : 'plan.check-clear')} />
        ) : (
          <Notice tone={blocking > 0 ? 'stop' : 'wait'} title={say('plan.check-open', { blocking, open })} />
        )}
      </div>
      {severities.map((severity) => {
        const groups = groupFindings(check.findings.filter((finding) => finding.severity === severity))
        if (groups.length === 0) return null
        return (
          <ul key={severity} className="stack close plan-findings" role="list">
            {groups.map(({ lead: finding, zones, ...group }) => (
              <li key={finding.key} className={`plan-finding tone-edge-${looks[severity].tone}`}>
                <div className="cluster spread">
                  {finding.override ? (
                    <Badge tone="go" icon={signs.go}>
                      {say('plan.severity.accepted')}
                    </Badge>
                  ) : (
                    <Badge {...looks[severity]}>{say(`plan.severity.${severity}`)}</Badge>
                  )}
                  {finding.sources.length > 0 || finding.strength !== null ? (
                    <EvidenceButton
                      about={groupText({ lead: finding, zones, ...group }, words)}
                      catalogue={catalogue}
                      sources={finding.sources}
                      strength={finding.strength}
                    />
                  ) : null}
                </div>
                <p>{groupText({ lead: finding, zones, ...group }, words)}</p>
                <div className="cluster">
                  {plan.zones.some(({ zone }) => zones.includes(zone)) ? (
                    <Button look="quiet" onPress={() => select(zones)}>
                      {say('plan.show-zones', { n: zones.length })}
                    </Button>
                  ) : null}
                  {finding.override ? (
                    <span className="small">
                      {say('plan.accepted', { reason: say(`plan.override.${finding.override.reason}`) })}
                      {finding.override.note === '' ? '' : ` · ${finding.override.note}`}
                    </span>
                  ) : null}
                  {severity !== 'override' || isReadOnly ? null : finding.override ? (
                    <Button look="quiet" onPress={() => takeBack(group.findings)}>
                      {say('plan.accept-undo')}
                    </Button>
                  ) : (
                    <Button onPress={() => setAccepting({ lead: finding, zones, ...group })}>
                      {say('plan.accept')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )
      })}
      {accepting ? (
        <AcceptDialog
          about={groupText(accepting, words)}
          onClose={() => setAccepting(undefined)}
          onAccept={(reason, note) => {
            change((now) =>
              accepting.findings.reduce(
                (changed, { key }) => edit.accept(changed, { finding: key, reason, note }),
                now,
              ),
            )
            setAccepting(undefined)
          }}
        />
      ) : null}
    </section>
  )
}
