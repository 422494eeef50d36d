import { type Intent, type Modality, modalities } from '@stipple/domain/candidacy'
import { useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, TextField } from '../../ui/fields.tsx'
import { ComboBox, Select } from '../../ui/pickers.tsx'
import { Badge } from '../../ui/surfaces.tsx'
import { useChoices } from './use-choices.ts'

export type IntentDraft = {
  readonly indication: string | undefined
  readonly modality: Modality | undefined
  readonly depthText: string
  readonly zones: readonly string[]
  readonly adjuncts: readonly string[]
}

export const emptyIntent: IntentDraft = {
  indication: undefined,
  modality: undefined,
  depthText: '',
  zones: [],
  adjuncts: [],
}

/** The intent that is meant; undefined while it is not complete. No depth means any depth, which is the safe side. */
export function intentOf(draft: IntentDraft): Intent | undefined {
  const { indication, modality, depthText, zones, adjuncts } = draft
  if (indication === undefined || modality === undefined || zones.length === 0) return undefined
  const depthMm = Number(depthText.trim().replace(',', '.'))
  if (depthText.trim() !== '' && !(depthMm > 0 && depthMm <= 10)) return undefined
  return {
    indication,
    modality,
    ...(depthText.trim() === '' ? {} : { depthMm: depthMm as NonNullable<Intent['depthMm']> }),
    zones: [...zones],
    adjuncts: [...adjuncts],
  }
}

export function IntentForm({ draft, onChange }: { draft: IntentDraft; onChange: (draft: IntentDraft) => void }) {
  const { say, language } = useSpeech()
  const { choices, zoneName } = useChoices()
  const [picked, setPicked] = useState(0)
  const set = (change: Partial<IntentDraft>) => onChange({ ...draft, ...change })
  return (
    <div className="stack">
      <div className="grid-two">
        <Select
          label={say('intent.indication')}
          value={draft.indication}
          onChange={(indication) => set({ indication })}
          placeholder={say('choose')}
          options={(choices?.indications ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        <Select
          label={say('intent.modality')}
          value={draft.modality}
          onChange={(modality) => set({ modality })}
          placeholder={say('choose')}
          options={modalities.map((value) => ({ value, label: say(`modality.${value}`) }))}
        />
        <TextField
          label={say('intent.depth')}
          hint={say('intent.depth-hint')}
          inputMode="decimal"
          unit="mm"
          value={draft.depthText}
          onChange={(depthText) => set({ depthText })}
        />
        <div className="stack close">
          {/* A new one after each choice: it goes back to being empty. */}
          <ComboBox
            key={`${picked} ${choices === undefined}`}
            label={say('intent.zones')}
            value={undefined}
            onChange={(zone) => {
              set({ zones: draft.zones.includes(zone) ? draft.zones : [...draft.zones, zone] })
              setPicked(picked + 1)
            }}
            placeholder={say('intent.zones-placeholder')}
            options={(choices?.zones ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
          />
          <div className="cluster">
            {draft.zones.map((zone) => (
              <Badge key={zone}>
                {zoneName(zone)}
                <Button
                  look="quiet"
                  aria-label={say('intent.remove-zone', { zone: zoneName(zone) })}
                  onPress={() => set({ zones: draft.zones.filter((other) => other !== zone) })}
                >
                  ×
                </Button>
              </Badge>
            ))}
          </div>
        </div>
      </div>
      <fieldset className="choices">
        <legend className="label">{say('intent.adjuncts')}</legend>
        <div className="grid-two">
          {(choices?.adjuncts ?? []).map(({ id, title }) => (
            <Checkbox
              key={id}
              isSelected={draft.adjuncts.includes(id)}
              onChange={(chosen) =>
                set({ adjuncts: chosen ? [...draft.adjuncts, id] : draft.adjuncts.filter((other) => other !== id) })
              }
            >
              {title[language]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
