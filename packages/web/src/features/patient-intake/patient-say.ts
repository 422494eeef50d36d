import { setupI18n } from '@lingui/core'
import { messages as enMessages } from 'messages:patient/en'
import { messages as trMessages } from 'messages:patient/tr'
import type { PatientLanguage } from '@stipple/api/intake'
import type en from '../../messages/patient/en.json'

export type PatientKey = keyof typeof en
export type PatientSay = (key: PatientKey, values?: Readonly<Record<string, string | number>>) => string

/** Every language a patient is asked in, by its own name. */
export const patientLanguageNames: Readonly<Record<PatientLanguage, string>> = { en: 'English', tr: 'Türkçe' }

export function patientSayIn(language: PatientLanguage): PatientSay {
  const i18n = setupI18n({ locale: language, messages: { en: { ...enMessages }, tr: { ...trMessages } } })
  return (key, values) => i18n._(key, values)
}

/** What the phone asks for. */
export function phoneLanguage(): PatientLanguage {
  return navigator.languages.some((asked) => asked.startsWith('tr')) ? 'tr' : 'en'
}
