import type { PersonDetails } from '@stipple/api/contract'
import { partialDateSchema } from '@stipple/domain/units'
import { useState } from 'react'
import { useSay } from '../../app/say.tsx'
import { Checkbox, TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'

export type DetailsDraft = {
  readonly fullName: string
  readonly birthDate: string
  readonly sex: 'male' | 'female' | 'other' | 'unknown' | undefined
  readonly phone: string
  readonly email: string
  readonly language: 'en' | 'tr' | 'ar' | undefined
  readonly guardian: { readonly fullName: string; readonly relation: string; readonly phone: string } | undefined
}

export const emptyDetails: DetailsDraft = {
  fullName: '',
  birthDate: '',
  sex: undefined,
  phone: '',
  email: '',
  language: undefined,
  guardian: undefined,
}

export function draftOf(details: PersonDetails): DetailsDraft {
  const { guardian } = details
  return {
    fullName: details.fullName,
    birthDate: details.birthDate ?? '',
    sex: details.sex ?? undefined,
    phone: details.phone ?? '',
    email: details.email ?? '',
    language: details.language ?? undefined,
    guardian: guardian === null ? undefined : { ...guardian, phone: guardian.phone ?? '' },
  }
}

const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** The details as they are sent; undefined while something in them is not right. */
export function detailsOf(draft: DetailsDraft): PersonDetails | undefined {
  const birthDate = textOrNull(draft.birthDate)
  if (draft.fullName.trim() === '' || (birthDate !== null && !isPartialDate(birthDate))) return undefined
  const { guardian } = draft
  if (guardian !== undefined && guardian.fullName.trim() === '') return undefined
  return {
    fullName: draft.fullName.trim(),
    birthDate,
    sex: draft.sex ?? null,
    phone: textOrNull(draft.phone),
    email: textOrNull(draft.email),
    language: draft.language ?? null,
    guardian:
      guardian === undefined
        ? null
        : { fullName: guardian.fullName.trim(), relation: guardian.relation.trim(), phone: textOrNull(guardian.phone) },
  }
}

const isPartialDate = (text: string) => partialDateSchema.safeParse(text).success

export type DetailsFormProps = {
  readonly draft: DetailsDraft
  readonly onChange: (draft: DetailsDraft) => void
}

export function DetailsForm({ draft, onChange }: DetailsFormProps) {
  const say = useSay()
  const [left, setLeft] = useState(false)
  const set = (change: Partial<DetailsDraft>) => onChange({ ...draft, ...change })
  const dateFault = left && draft.birthDate.trim() !== '' && !isPartialDate(draft.birthDate.trim())
  const { guardian } = draft
  return (
    <div className="stack">
      <TextField
        label={say('person.full-name')}
        value={draft.fullName}
        onChange={(fullName) => set({ fullName })}
        isRequired
        autoFocus
      />
      <div className="grid-two">
        <TextField
          label={say('person.birth-date')}
          hint={say('person.birth-date-hint')}
          fault={dateFault ? say('person.birth-date-fault') : undefined}
          value={draft.birthDate}
          onChange={(birthDate) => set({ birthDate })}
          onBlur={() => setLeft(true)}
          placeholder="1988-04-23"
        />
        <Select
          label={say('person.sex')}
          value={draft.sex}
          onChange={(sex) => set({ sex })}
          placeholder={say('choose')}
          options={(['female', 'male', 'other', 'unknown'] as const).map((value) => ({
            value,
            label: say(`sex.${value}`),
          }))}
        />
        <TextField label={say('person.phone')} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} />
        <TextField label={say('person.email')} type="email" value={draft.email} onChange={(email) => set({ email })} />
        <Select
          label={say('person.language')}
          value={draft.language}
          onChange={(language) => set({ language })}
          placeholder={say('choose')}
          options={(['tr', 'en', 'ar'] as const).map((value) => ({ value, label: say(`language.${value}`) }))}
        />
      </div>
      <Checkbox
        isSelected={guardian !== undefined}
        onChange={(has) => set({ guardian: has ? { fullName: '', relation: '', phone: '' } : undefined })}
      >
        {say('person.has-guardian')}
      </Checkbox>
      {guardian === undefined ? null : (
        <div className="grid-two">
          <TextField
            label={say('person.guardian-name')}
            value={guardian.fullName}
            onChange={(fullName) => set({ guardian: { ...guardian, fullName } })}
            isRequired
          />
          <TextField
            label={say('person.guardian-relation')}
            value={guardian.relation}
            onChange={(relation) => set({ guardian: { ...guardian, relation } })}
          />
          <TextField
            label={say('person.phone')}
            type="tel"
            value={guardian.phone}
            onChange={(phone) => set({ guardian: { ...guardian, phone } })}
          />
        </div>
      )}
    </div>
  )
}
