import { useSpeech } from '../../app/say.tsx'
import { Select } from '../../ui/pickers.tsx'
import { NumberCell } from './number-cell.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { rangeText } from './plan-words.ts'

/** Severity before the course on an instrument, and the change that counts as success. */
export function BaselineFields({ editing }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const { plan, catalogue, names, isReadOnly, change, edit, background } = editing
  const { baseline, target, indication } = plan.prescription
  const instruments = catalogue.instruments.filter(
    ({ id, indications }) => id === baseline.instrument || indications.includes(indication),
  )
  const instrument = instruments.find(({ id }) => id === baseline.instrument)
  const goal =
    target.change === null
      ? say('plan.goal-open')
      : say('plan.goal', { change: target.change, instrument: names.instrument(target.instrument) })
  return (
    <div className="grid-two">
      <Select
        label={say('plan.instrument')}
        value={baseline.instrument}
        onChange={(id) => {
          if (!isReadOnly) change((now) => edit.setBaseline(now, { instrument: id, value: null, on: null }))
        }}
        options={instruments.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
      <div className="stack close">
        <NumberCell
          look="field"
          label={
            instrument
              ? say('plan.baseline-in', { range: rangeText(instrument.range, language) })
              : say('plan.baseline')
          }
          value={baseline.value}
          isReadOnly={isReadOnly}
          {...(instrument?.unit ? { unit: instrument.unit } : {})}
          onChange={(value) => {
            const inside =
              value === null || !instrument || (value >= instrument.range.low && value <= instrument.range.high)
            if (inside) {
              const on = value === null ? null : background.today
              change((now) => edit.setBaseline(now, { ...baseline, value, on }), 'baseline')
            }
          }}
        />
        <span className="small quiet">
          {goal}
          {instrument?.status === 'from-memory' ? ` ${say('plan.instrument-unverified')}` : ''}
        </span>
        {instrument?.note ? <span className="small quiet">{instrument.note[language]}</span> : null}
      </div>
    </div>
  )
}
