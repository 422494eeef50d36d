import { setupI18n } from '@lingui/core'
import { messages as ar } from 'messages:patient/ar'
import { messages as en } from 'messages:patient/en'
import { messages as tr } from 'messages:patient/tr'
import type { PatientLanguage } from '@stipple/domain/evidence'
import type english from '../../messages/patient/en.json'

export type PatientKey = keyof typeof english
export type PatientSay = (key: PatientKey, values?: Readonly<Record<string, string | number>>) => string

const catalogues = { en, tr, ar }
/** Arabic with the digits 0 to 9: docs/decisions/0019-patient-languages.md. */
const locales: Readonly<Record<PatientLanguage, string>> = { en: 'en-GB', tr: 'tr-TR', ar: 'ar-u-nu-latn' }

export function patientSayIn(language: PatientLanguage): PatientSay {
  const messages = { [language]: { ...catalogues[language] } }
  const i18n = setupI18n({ locale: language, locales: locales[language], messages })
  return (key, values) => i18n._(key, values)
}
