import type { FormOption, IntakeForm } from '@stipple/api/intake'
import { followUpsAsked } from '@stipple/api/intake-answers'
import type { Sure } from '@stipple/domain/candidacy'
import { useId } from 'react'
import { DateInput, type DateWords } from './date-input.tsx'
import { CheckOption, RadioOption } from './picks.tsx'
import type { OptionDraft } from './step-draft.ts'

type FollowUpFieldsProps = {
  readonly option: FormOption
  readonly form: Pick<IntakeForm, 'parts' | 'words'>
  readonly dateWords: DateWords
  readonly draft: OptionDraft
  readonly onChange: (draft: OptionDraft) => void
}

/** What is asked of whoever chose an option: whether now, until when, where. */
export function FollowUpFields({ option, form, dateWords, draft, onChange }: FollowUpFieldsProps) {
  const { now, ended, field, where } = option.followUps
  const asked = followUpsAsked(option, draft)
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
