import { type ChangeReason, changeReasons, type ChosenField, type Plan, shortestNote } from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'
import { useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Checkbox, RadioGroup, TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { NumberCell } from './number-cell.tsx'
import type { PlanEditing } from './plan-editing.ts'

type ChangeDialogProps = {
  readonly editing: PlanEditing
  readonly field: ChosenField
  readonly onClose: () => void
}

/** Changes a prescribed value, with a coded reason; at what was proposed none is needed. */
export function ChangeDialog({ editing, field, onClose }: ChangeDialogProps) {
  const { say } = useSpeech()
  const { plan, change, edit } = editing
  const before = plan.prescription[field]
  const [value, setValue] = useState<unknown>(before.value)
  const [reason, setReason] = useState<ChangeReason | undefined>(before.reason ?? undefined)
  const [note, setNote] = useState(before.note)
  const isProposed = JSON.stringify(value) === JSON.stringify(before.proposed)
  const needsReason = !isProposed && before.proposed !== null
  const isShort = reason === 'other' && note.trim().length < shortestNote
  const isFaulty =
    field === 'depthMm' &&
    value !== null &&
    (value as { low: number; high: number }).low > (value as { high: number }).high
  const whyNot = isFaulty
    ? say('plan.range-faulty')
    : needsReason && reason === undefined
      ? say('plan.reason-first')
      : needsReason && isShort
        ? say('plan.note-needed')
        : undefined
  const title = say('plan.change-value', { what: say(`plan.rx.${field}`) })
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <div className="stack">
        <ValueFields field={field} value={value} onChange={setValue} editing={editing} />
        {needsReason ? (
          <>
            <RadioGroup
              label={say('plan.reason')}
              value={reason}
              onChange={setReason}
              options={changeReasons.map((each) => ({ value: each, label: say(`plan.change.${each}`) }))}
            />
            <TextField label={say('plan.note')} lines="many" value={note} onChange={setNote} />
          </>
        ) : null}
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button
            look="primary"
            whyNot={whyNot}
            onPress={() => {
              const why = { reason: needsReason ? (reason ?? null) : null, note: note.trim() }
              change((now) => edit.setChosen(now, field, value as Plan['prescription'][typeof field]['value'], why))
              onClose()
            }}
          >
            {say('plan.take-over')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

type ValueFieldsProps = {
  readonly field: ChosenField
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly editing: PlanEditing
}

const units = ['days', 'weeks', 'months'] as const

function ValueFields({ field, value, onChange, editing: { catalogue } }: ValueFieldsProps) {
  const { say, language } = useSpeech()
  switch (field) {
    case 'sessions':
      return (
        <NumberCell
          look="field"
          isWhole
          label={say('plan.rx.sessions')}
          value={value as number | null}
          onChange={onChange}
        />
      )
    case 'interval':
    case 'finalResult': {
      const span = value as CalendarSpan | null
      const unit = span ? (Object.keys(span)[0] as (typeof units)[number]) : 'weeks'
      const count = span ? (Object.values(span)[0] as number) : null
      return (
        <div className="grid-two">
          <NumberCell
            look="field"
            isWhole
            label={say('plan.count')}
            value={count}
            onChange={(next) => onChange(next === null ? null : { [unit]: next })}
          />
          <Select
            label={say('plan.unit')}
            value={unit}
            onChange={(next) => onChange(count === null ? null : { [next]: count })}
            options={units.map((each) => ({ value: each, label: say(`plan.unit.${each}`) }))}
          />
        </div>
      )
    }
    case 'depthMm': {
      const band = value as { low: number; high: number } | null
      const set = (part: 'low' | 'high', next: number | null) =>
        onChange(next === null ? null : { low: band?.low ?? next, high: band?.high ?? next, [part]: next })
      return (
        <div className="grid-two">
          <NumberCell
            look="field"
            unit="mm"
            label={say('plan.from')}
            value={band?.low ?? null}
            onChange={(next) => set('low', next)}
          />
          <NumberCell
            look="field"
            unit="mm"
            label={say('plan.to')}
            value={band?.high ?? null}
            onChange={(next) => set('high', next)}
          />
        </div>
      )
    }
    case 'endpoint':
      return (
        <Select
          label={say('plan.endpoint')}
          value={(value as string | null) ?? undefined}
          onChange={onChange}
          placeholder={say('choose')}
          options={catalogue.endpoints.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
      )
    case 'topicals': {
      const chosen = (value as readonly string[] | null) ?? []
      return (
        <div className="stack close">
          {catalogue.topicals
            .filter(({ kind }) => kind !== 'anaesthetic')
            .map(({ id, title }) => (
              <Checkbox
                key={id}
                isSelected={chosen.includes(id)}
                onChange={(is) => onChange(is ? [...chosen, id] : chosen.filter((other) => other !== id))}
              >
                {title[language]}
              </Checkbox>
            ))}
        </div>
      )
    }
    default:
      return field satisfies never
  }
}
