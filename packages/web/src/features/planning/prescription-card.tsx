import type { ChosenField, Range } from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'
import { Pencil } from 'lucide-react'
import { memo, useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Badge, Notice } from '../../ui/surfaces.tsx'
import { BaselineFields } from './baseline-fields.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { foundText, rangeText, spanText } from './plan-words.ts'

type Row = { readonly field: ChosenField; readonly text: string | null; readonly proposed: string | null }

/** The prescription: each value with what was proposed, what it rests on, and why it was changed. */
export const PrescriptionCard = memo(function PrescriptionCard({ editing }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const { plan, catalogue, names, isReadOnly } = editing
  const [changing, setChanging] = useState<ChosenField>()
  const { prescription } = plan
  const template = catalogue.protocolTemplates.find(({ id }) => id === prescription.template)
  const span = (value: CalendarSpan | null) => (value === null ? null : spanText(value, say))
  const range = (value: Range | null) => (value === null ? null : `${rangeText(value, language)} mm`)
  const list = (ids: readonly string[] | null) =>
    ids === null ? null : ids.length === 0 ? say('plan.no-topicals') : ids.map(names.topical).join(', ')
  const both = <T,>(field: ChosenField, value: T, proposed: T, text: (value: T) => string | null): Row => ({
    field,
    text: text(value),
    proposed: text(proposed),
  })
  const { sessions, interval, depthMm, endpoint, topicals, finalResult } = prescription
  const rows: Row[] = [
    both('sessions', sessions.value, sessions.proposed, (value) => (value === null ? null : String(value))),
    both('interval', interval.value, interval.proposed, span),
    both('depthMm', depthMm.value, depthMm.proposed, range),
    both('endpoint', endpoint.value, endpoint.proposed, (value) => (value === null ? null : names.endpoint(value))),
    both('topicals', topicals.value, topicals.proposed, list),
    both('finalResult', finalResult.value, finalResult.proposed, span),
  ]
  return (
    <section className="card stack close" aria-labelledby="prescription-title">
      <div className="cluster spread">
        <h2 id="prescription-title">{say('plan.prescription')}</h2>
        <span className="small quiet">{names.template(prescription.template)}</span>
      </div>
      {!template ? null : template.standing === 'supported' ? (
        <p className="small quiet read">{template.standingSays[language]}</p>
      ) : (
        <Notice
          tone={template.standing === 'against' ? 'stop' : 'wait'}
          title={say(`plan.standing.${template.standing}`)}
        >
          {template.standingSays[language]}
        </Notice>
      )}
      <BaselineFields editing={editing} />
      <dl className="facts">
        {rows.map(({ field, text, proposed }) => {
          const chosen = prescription[field]
          const part = template?.[field]
          const found =
            part && field !== 'endpoint' && field !== 'topicals' ? foundText(part.range as never, say, language) : null
          const label = say(`plan.rx.${field}`)
          return (
            <div key={field} className="facts-row">
              <dt>{label}</dt>
              <dd className="cluster">
                <b>{text ?? say('plan.not-chosen')}</b>
                {text === proposed ? null : (
                  <Badge tone="know">{say('plan.proposed-was', { value: proposed ?? say('plan.nothing') })}</Badge>
                )}
                {chosen.reason === null ? null : (
                  <span className="small quiet">{say(`plan.change.${chosen.reason}`)}</span>
                )}
                {part ? <EvidenceButton about={label} catalogue={catalogue} basis={part} range={found} /> : null}
                {isReadOnly ? null : (
                  <IconButton
                    label={say('plan.change-value', { what: label })}
                    icon={<Pencil size={15} aria-hidden="true" />}
                    onPress={() => setChanging(field)}
                  />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="small quiet">
        {say('plan.stop-rules')}: {prescription.stopRules.map(names.stopRule).join(' · ')}
      </p>
      {changing === undefined ? null : (
        <ChangeDialog editing={editing} field={changing} onClose={() => setChanging(undefined)} />
      )}
    </section>
  )
})
