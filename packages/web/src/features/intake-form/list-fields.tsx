import type { FormKinds, FormListStep, IntakeForm } from '@stipple/api/intake'
import { kindsAsked } from '@stipple/api/intake-answers'
import type { DateWords } from './date-input.tsx'
import { FollowUpFields } from './follow-up-fields.tsx'
import { CheckOption } from './picks.tsx'
import { keyOfKinds, type ListDraft, noKinds, type OptionDraft } from './step-draft.ts'

export type ListFieldsProps = {
  readonly step: FormListStep
  readonly form: Pick<IntakeForm, 'parts' | 'words'>
  readonly dateWords: DateWords
  readonly draft: ListDraft
  readonly onChange: (draft: ListDraft) => void
}

/** A list to choose from, none of it, or not sure. */
export function ListFields(props: ListFieldsProps) {
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
  readonly form: Pick<IntakeForm, 'words'>
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
