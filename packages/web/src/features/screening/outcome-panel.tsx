import type { ScreeningDocument } from '@stipple/api/screening'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useChoices } from './use-choices.ts'
import { outcomeLook } from './outcome-badge.tsx'

/** The consideration as a whole, with its reminder of who decides. */
export function OutcomePanel({ document }: { readonly document: ScreeningDocument }) {
  const say = useSay()
  const date = usePartialDate()
  const { zoneName } = useChoices()
  const { outcome, deferUntil, questions, closedZones } = document
  const { tone, icon: Sign } = outcomeLook[outcome]
  return (
    <section className={`outcome tone-${tone}`} aria-live="polite">
      <Sign size={26} aria-hidden="true" />
      <div className="stack close">
        <h2>
          {say(`outcome.${outcome}`)}
          {deferUntil === null ? '' : ` ${say('outcome.until', { date: date(deferUntil) })}`}
        </h2>
        {questions.length === 0 ? null : <p>{say('outcome.open', { n: questions.length })}</p>}
        {closedZones.length === 0 ? null : (
          <p>{say('finding.leave-zones', { zones: closedZones.map(zoneName).join(', ') })}</p>
        )}
        <p className="small">{say('outcome.reminder')}</p>
      </div>
    </section>
  )
}
