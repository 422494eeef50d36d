import type { FormKinds, FormListStep, FormOption, FormStep, FormValueStep, IntakeForm } from '@stipple/api/intake'
import type { Sure } from '@stipple/domain/candidacy'
import { useId } from 'react'
import { CheckSign } from '../../ui/check-sign.tsx'
import { DateInput, type DateWords } from './date-input.tsx'
import {
  askedOf,
  keyOfKinds,
  kindsAsked,
  type ListDraft,
  noKinds,
  noValue,
  type OptionDraft,
  type StepDraft,
  type ValueDraft,
} from './step-draft.ts'
import './intake-form.css'

export type StepFieldsProps = {
  readonly step: FormStep
  readonly form: Pick<IntakeForm, 'parts' | 'words'>
  readonly dateWords: DateWords
  readonly draft: StepDraft
  readonly onChange: (draft: StepDraft) => void
}

/** The questions of one step. Plain controls of the browser: patients load this page on any phone. */
export function StepFields({ step, draft, ...rest }: StepFieldsProps) {
  if (step.kind === 'list') return draft.kind === 'list' ? <ListFields {...rest} step={step} draft={draft} /> : null
  return draft.kind === 'value' ? <ValueFields {...rest} step={step} draft={draft} /> : null
}

type Shared = Pick<StepFieldsProps, 'form' | 'dateWords' | 'onChange'>

function ListFields(props: Shared & { readonly step: FormListStep; readonly draft: ListDraft }) {
  const { step, form, dateWords, draft, onChange } = props
  const offered = step.options.filter(({ known }) => !known)
  const set = (change: Partial<ListDraft>) => onChange({ ...draft, ...change })
  const setOption = (concept: string, option: OptionDraft | undefined) => {
    const { [concept]: _before, ...others } = draft.chosen
    set({ chosen: option === undefined ? others : { ...others, [concept]: option }, none: false })
  }
  const withoutOffered = () =>
    Object.fromEntries(Object.entries(draft.chosen).filter(([id]) => !offered.some(({ concept }) => concept === id)))
  return (
    <fieldset className="step">
      <legend>{step.question}</legend>
      {step.help === null ? null : <p className="hint">{step.help}</p>}
      {step.options.map((option) => {
        const chosen = draft.chosen[option.concept]
        return (
          <div key={option.concept} className="option">
            {option.known ? (
              <p className="known">{option.label}</p>
            ) : (
              <CheckOption
                label={option.label}
                help={option.help}
                checked={chosen !== undefined}
                onChange={(checked) => setOption(option.concept, checked ? {} : undefined)}
              />
            )}
            {chosen === undefined ? null : (
              <FollowUpFields
                option={option}
                form={form}
                dateWords={dateWords}
                draft={chosen}
                onChange={(next) => setOption(option.concept, next)}
              />
            )}
          </div>
        )
      })}
      {offered.length === 0 ? null : (
        <div className="instead">
          <CheckOption
            label={form.words.none}
            checked={draft.none}
            onChange={(none) => set({ none, ...(none ? { chosen: withoutOffered(), notSure: false } : {}) })}
          />
          <CheckOption
            label={form.words.notSure}
            checked={draft.notSure}
            onChange={(notSure) => set({ notSure, ...(notSure ? { none: false } : {}) })}
          />
        </div>
      )}
      {step.which
        .filter((kinds) => kindsAsked(kinds, Object.keys(draft.chosen)))
        .map((kinds) => (
          <KindsFields key={keyOfKinds(kinds)} kinds={kinds} form={form} draft={draft} set={set} />
        ))}
    </fieldset>
  )
}

type KindsFieldsProps = {
  readonly kinds: FormKinds
  readonly form: Shared['form']
  readonly draft: ListDraft
  readonly set: (change: Partial<ListDraft>) => void
}

function KindsFields({ kinds, form, draft, set }: KindsFieldsProps) {
  const key = keyOfKinds(kinds)
  const now = draft.which[key] ?? noKinds
  const put = (change: Partial<typeof now>) => set({ which: { ...draft.which, [key]: { ...now, ...change } } })
  return (
    <fieldset className="follow-ups">
      <legend>{kinds.question}</legend>
      {kinds.kinds.map(({ concept, label }) => (
        <CheckOption
          key={concept}
          label={label}
          checked={now.chosen.includes(concept)}
          onChange={(checked) =>
            put({
              chosen: checked ? [...now.chosen, concept] : now.chosen.filter((other) => other !== concept),
              none: false,
            })
          }
        />
      ))}
      <CheckOption
        label={form.words.none}
        checked={now.none}
        onChange={(none) => put({ none, ...(none ? { chosen: [], notSure: false } : {}) })}
      />
      <CheckOption
        label={form.words.notSure}
        checked={now.notSure}
        onChange={(notSure) => put({ notSure, ...(notSure ? { none: false } : {}) })}
      />
    </fieldset>
  )
}

type FollowUpFieldsProps = {
  readonly option: FormOption
  readonly form: Shared['form']
  readonly dateWords: DateWords
  readonly draft: OptionDraft
  readonly onChange: (draft: OptionDraft) => void
}

function FollowUpFields({ option, form, dateWords, draft, onChange }: FollowUpFieldsProps) {
  const { now, ended, field, where } = option.followUps
  const asked = askedOf(option, draft)
  const set = (change: Partial<OptionDraft>) => onChange({ ...draft, ...change })
  if (!asked.now && !asked.ended && !asked.field && !asked.where) return null
  const parts = draft.parts ?? []
  return (
    <div className="follow-ups">
      {asked.now && now !== null ? (
        <SureFields question={now} words={form.words} value={draft.now} onChange={(value) => set({ now: value })} />
      ) : null}
      {asked.ended && ended !== null ? (
        <div>
          <DateInput
            label={ended.question}
            value={draft.endedText ?? ''}
            onChange={(endedText) => set({ endedText })}
            words={dateWords}
            precision="partial"
            isDisabled={draft.endedNotSure ?? false}
          />
          <CheckOption
            label={form.words.notSure}
            checked={draft.endedNotSure ?? false}
            onChange={(endedNotSure) => set({ endedNotSure })}
          />
        </div>
      ) : null}
      {asked.field && field !== null ? (
        <SureFields
          question={field}
          words={form.words}
          value={draft.inField}
          onChange={(inField) => set({ inField })}
        />
      ) : null}
      {asked.where && where !== null ? (
        <fieldset>
          <legend>{where}</legend>
          {form.parts.map(({ zone, label }) => (
            <CheckOption
              key={zone}
              label={label}
              checked={parts.includes(zone)}
              onChange={(checked) =>
                set({
                  parts: checked ? [...parts, zone] : parts.filter((other) => other !== zone),
                  partsNotSure: false,
                })
              }
            />
          ))}
          <CheckOption
            label={form.words.notSure}
            checked={draft.partsNotSure ?? false}
            onChange={(partsNotSure) => set({ partsNotSure, ...(partsNotSure ? { parts: [] } : {}) })}
          />
        </fieldset>
      ) : null}
    </div>
  )
}

function ValueFields(props: Shared & { readonly step: FormValueStep; readonly draft: ValueDraft }) {
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

type SureFieldsProps = {
  readonly question: string
  readonly words: IntakeForm['words']
  readonly value: Sure | undefined
  readonly onChange: (value: Sure) => void
}

function SureFields({ question, words, value, onChange }: SureFieldsProps) {
  const name = useId()
  const labels = { yes: words.yes, no: words.no, 'not-sure': words.notSure } as const
  return (
    <fieldset>
      <legend>{question}</legend>
      {(['yes', 'no', 'not-sure'] as const).map((sure) => (
        <RadioOption
          key={sure}
          name={name}
          label={labels[sure]}
          checked={value === sure}
          onChange={() => onChange(sure)}
        />
      ))}
    </fieldset>
  )
}

type CheckOptionProps = {
  readonly label: string
  readonly help?: string | null
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function CheckOption({ label, help = null, checked, onChange }: CheckOptionProps) {
  return (
    <label className="pick" data-checked={checked}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="pick-box" aria-hidden="true">
        {checked ? <CheckSign /> : null}
      </span>
      <span>
        {label}
        {help === null ? null : <span className="hint">{help}</span>}
      </span>
    </label>
  )
}

type RadioOptionProps = {
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: () => void
}

function RadioOption({ name, label, checked, onChange }: RadioOptionProps) {
  return (
    <label className="pick" data-checked={checked}>
      <input type="radio" name={name} checked={checked} onChange={onChange} />
      <span className="pick-box round" aria-hidden="true" />
      <span>{label}</span>
    </label>
  )
}
