import type { PlanDocument } from '@stipple/api/contract'
import { calendarOf, zoneDose } from '@stipple/domain/planning'
import { useMoment, usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { groupText } from './finding-text.ts'
import { groupFindings } from './group-findings.ts'
import { PlanCharts } from './plan-charts.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { numberText } from './plan-words.ts'
import { useValueText } from './use-value-text.ts'

/** The plan on paper: two A4 pages with charts. Only printed; the screen shows the same in its own way. */
export function PlanSheet({ document, editing }: { readonly document: PlanDocument; readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const moment = useMoment()
  const date = usePartialDate()
  const { clinicName } = useSession()
  const valueText = useValueText(editing)
  const { plan, background, catalogue, names, check } = editing
  const { prescription } = plan
  const shown = document.versions.find(({ version }) => version === document.version)
  const calendar = calendarOf(plan, background, catalogue)
  const words = { say, names, catalogue, language, date }
  const rows = (['sessions', 'interval', 'depthMm', 'endpoint', 'topicals', 'finalResult'] as const).map(
    (field) => [field, valueText(field, prescription[field].value)] as const,
  )
  const density = (zone: (typeof plan.zones)[number]) => {
    const dose = zoneDose(zone, catalogue.devices)
    return dose.density === undefined
      ? say('plan.not-known')
      : `${numberText(Number(dose.density.value.toPrecision(2)), language)} /cm²`
  }
  return (
    <article className="plan-sheet" aria-hidden="true">
      <section className="sheet-page">
        <header>
          <h1>
            {say('plan.title')}: {names.indication(prescription.indication)}
          </h1>
          <p>
            <b>{document.personName}</b>
            {background.person.birthDate === null
              ? ''
              : ` · ${say('person.born', { date: date(background.person.birthDate) })}`}
            {` · ${clinicName}`}
          </p>
          <p>
            {shown ? say(`plan.state.${shown.state}`, { version: shown.version }) : ''}
            {shown?.approvedAt && shown.approvedBy
              ? ` · ${say('plan.signed-by', { by: shown.approvedBy, at: moment(shown.approvedAt) })} · ${shown.signature?.slice(0, 16) ?? ''}`
              : ` · ${say('plan.not-signed')}`}
          </p>
        </header>
        <PlanCharts editing={editing} />
        <dl className="sheet-facts">
          {rows.map(([field, text]) => (
            <div key={field}>
              <dt>{say(`plan.rx.${field}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>{say('plan.baseline')}</dt>
            <dd>{valueText('baseline', prescription.baseline)}</dd>
          </div>
          <div>
            <dt>{say('plan.stop-rules')}</dt>
            <dd>{prescription.stopRules.map(names.stopRule).join(' · ')}</dd>
          </div>
        </dl>
      </section>
      <section className="sheet-page">
        <h2>{say('plan.zones')}</h2>
        <table>
          <thead>
            <tr>
              <th>#</th>
              <th>{say('plan.zone')}</th>
              <th>{say('plan.device')}</th>
              <th>{say('plan.depth')}</th>
              <th>{say('plan.passes')}</th>
              <th>{say('plan.pattern')}</th>
              <th>{say('plan.endpoint')}</th>
              <th>{say('plan.density')}</th>
              <th>{say('plan.topicals')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.zones.map((zone, at) => (
              <tr key={zone.zone}>
                <td>{at + 1}</td>
                <td>
                  {names.zone(zone.zone)}
                  {zone.mark === 'reduce' ? ` (${say('plan.mark.reduce')})` : ''}
                </td>
                <td>{zone.device === null ? say('plan.not-chosen') : names.device(zone.device)}</td>
                <td>{valueText('depthMm', zone.depthMm)}</td>
                <td>{zone.passes ?? say('plan.not-chosen')}</td>
                <td>{valueText('pattern', zone.pattern)}</td>
                <td>{valueText('endpoint', zone.endpoint)}</td>
                <td>{density(zone)}</td>
                <td>
                  {valueText('topicals', zone.topicals)}
                  {zone.anaesthetic ? `; ${valueText('anaesthetic', zone.anaesthetic)}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{say('plan.course')}</h2>
        <p>
          {(calendar?.sessions ?? []).map(({ number, on }) => `${number}. ${date(on)}`).join(' · ')}
          {calendar?.resultOn ? ` · ${say('plan.result-on', { date: date(calendar.resultOn) })}` : ''}
        </p>
        <h2>{say('plan.check')}</h2>
        <ul>
          {groupFindings(check.findings).map(({ lead: finding, ...group }) => (
            <li key={finding.key}>
              <b>{say(`plan.severity.${finding.severity}`)}</b>: {groupText({ lead: finding, ...group }, words)}
              {finding.override
                ? ` ${say('plan.accepted', { reason: say(`plan.override.${finding.override.reason}`) })}. ${finding.override.note}`
                : ''}
            </li>
          ))}
        </ul>
        <footer>
          {say('plan.sheet-foot', { version: document.knowledgeVersion.slice(0, 12), day: date(background.today) })}
        </footer>
      </section>
    </article>
  )
}
