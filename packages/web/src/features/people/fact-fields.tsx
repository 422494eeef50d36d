import { useState } from 'react'
import { type MessageKey, useSay } from '../../app/say.tsx'
import { Checkbox, RadioGroup, TextField } from '../../ui/fields.tsx'
import { useChoices } from '../screening/use-choices.ts'
import { type FactAnswer, factAnswers, type FactDraft, isDateOrNothing } from './fact-draft.ts'

export type FactFieldsProps = {
  /** Of the concept's value; null for what is so or not so. */
  readonly unit: string | null
  readonly draft: FactDraft
  readonly onChange: (draft: FactDraft) => void
}

const dateLabels = {
  present: 'facts.since',
  over: 'facts.ended-on',
  absent: 'facts.absent-since',
} as const satisfies Readonly<Partial<Record<FactAnswer, MessageKey>>>

/** What is said of one concept: whether, since or until when, where, how much. */
export function FactFields({ unit, draft, onChange }: FactFieldsProps) {
  const say = useSay()
  const { zoneName } = useChoices()
  // Where it was said to be; a place that is left out can be taken in again.
  const [places] = useState(draft.zones)
  const { answer } = draft
  const set = (change: Partial<FactDraft>) => onChange({ ...draft, ...change })
  const answers = unit === null ? factAnswers : (['present', 'unknown'] as const)
  const isSo = answer === 'present' || answer === 'over'
  return (
    <>
      <RadioGroup
        label={say('facts.said')}
        value={answer}
        onChange={(next) => set({ answer: next })}
        options={answers.map((value) => ({
          value,
          label: say(unit !== null && value === 'present' ? 'facts.answer.measured' : `facts.answer.${value}`),
        }))}
      />
      {unit !== null && answer === 'present' ? (
        <TextField
          label={say('facts.number')}
          inputMode="decimal"
          value={draft.number}
          onChange={(number) => set({ number })}
          {...(unit === '1' ? {} : { unit })}
        />
      ) : null}
      {answer === undefined || answer === 'unknown' ? null : (
        <TextField
          label={say(unit === null ? dateLabels[answer] : 'facts.taken-on')}
          hint={say(answer === 'absent' ? 'facts.absent-hint' : 'facts.date-hint')}
          fault={isDateOrNothing(draft.date) ? undefined : say('person.birth-date-fault')}
          value={draft.date}
          onChange={(date) => set({ date })}
        />
      )}
      {isSo && places.length > 0 ? (
        <fieldset className="choices">
          <legend className="label">{say('facts.where')}</legend>
          {places.map((zone) => (
            <Checkbox
              key={zone}
              isSelected={draft.zones.includes(zone)}
              onChange={(there) =>
                set({ zones: places.filter((of) => (of === zone ? there : draft.zones.includes(of))) })
              }
            >
              {zoneName(zone)}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </>
  )
}
