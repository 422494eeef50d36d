import type { PersonDetails } from '@stipple/api/contract'
import { type MessageKey, usePartialDate, useSay } from '../../app/say.tsx'
import type { MergedField } from './merge-choice.ts'

const names = {
  fullName: 'person.full-name',
  birthDate: 'person.birth-date',
  sex: 'person.sex',
  phone: 'person.phone',
  email: 'person.email',
  language: 'person.language',
  guardian: 'merge.guardian',
} as const satisfies Readonly<Record<MergedField, MessageKey>>

/** What is written down of a person, in words. */
export function useFieldWords() {
  const say = useSay()
  const date = usePartialDate()
  const fieldText = (field: MergedField, details: PersonDetails): string => {
    const { fullName, birthDate, sex, phone, email, language, guardian } = details
    switch (field) {
      case 'fullName':
        return fullName
      case 'birthDate':
        return birthDate === null ? say('unknown') : date(birthDate)
      case 'sex':
        return sex === null ? say('unknown') : say(`sex.${sex}`)
      case 'phone':
        return phone ?? say('unknown')
      case 'email':
        return email ?? say('unknown')
      case 'language':
        return language === null ? say('unknown') : say(`language.${language}`)
      case 'guardian':
        return guardian === null
          ? say('unknown')
          : [guardian.fullName, guardian.relation, guardian.phone].filter(Boolean).join(' · ')
      default:
        return field satisfies never
    }
  }
  return { fieldName: (field: MergedField) => say(names[field]), fieldText }
}
