import type { FormValueStep, IntakeForm } from '@stipple/api/intake'
import { useId } from 'react'
import { DateInput, type DateWords } from './date-input.tsx'
import { CheckOption, RadioOption } from './picks.tsx'
import { noValue, type ValueDraft } from './step-draft.ts'

export type ValueFieldsProps = {
  readonly step: FormValueStep
  readonly form: Pick<IntakeForm, 'words'>
  readonly dateWords: DateWords
  readonly draft: ValueDraft
  readonly onChange: (draft: ValueDraft) => void
}

/** Dates, numbers, or one line of a few. */
export function ValueFields(props: ValueFieldsProps) {
  const { step, form, dateWords, draft, onChange } = props
  const id = useId()
  return (
    <fieldset className="step">
      <legend>{step.question}</legend>
      {step.help === null ? null : <p className="hint">{step.help}</p>}
      {step.values.map(({ concept, label, asks, unit, choices, takenOn }) => {
        const now = draft.values[concept] ?? noValue
        const set = (change: Partial<typeof now>) =>
          onChange({ ...draft, values: { ...draft.values, [concept]: { ...now, ...change } } })
        return (
          <div key={concept} className="option">
            {asks === 'date' ? (
              <DateInput
                label={label}
                value={now.text}
                onChange={(text) => set({ text, notSure: false })}
                words={dateWords}
                precision="partial"
                isDisabled={now.notSure}
              />
            ) : null}
            {asks === 'choice'
              ? choices.map(({ value, label: text }) => (
                  <RadioOption
                    key={value}
                    name={`${id}${concept}`}
                    label={text}
                    checked={!now.notSure && now.text === String(value)}
                    onChange={() => set({ text: String(value), notSure: false })}
                  />
                ))
              : null}
            {asks === 'number' ? (
              <>
                <label className="field">
                  <span className="label">{label}</span>
                  <span className="input-with-unit">
                    <input
                      className="input"
                      inputMode="decimal"
                      value={now.text}
                      disabled={now.notSure}
                      onChange={(event) => set({ text: event.target.value })}
                    />
                    {unit === null || unit === '1' ? null : <span className="unit">{unit}</span>}
                  </span>
                </label>
                {takenOn === null || now.text.trim() === '' ? null : (
                  <DateInput
                    label={takenOn}
                    value={now.takenOn}
                    onChange={(day) => set({ takenOn: day })}
                    words={dateWords}
                    precision="partial"
                  />
                )}
              </>
            ) : null}
            <div className="instead">
              <CheckOption
                label={form.words.notSure}
                checked={now.notSure}
                onChange={(notSure) => set({ notSure, ...(notSure ? { text: '' } : {}) })}
              />
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
