import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Language, PatientLanguage } from '@stipple/domain/evidence'
import patientAr from './patient/ar.json' with { type: 'json' }
import patientEn from './patient/en.json' with { type: 'json' }
import patientTr from './patient/tr.json' with { type: 'json' }
import recordEn from './record/en.json' with { type: 'json' }
import recordTr from './record/tr.json' with { type: 'json' }
import staffEn from './staff/en.json' with { type: 'json' }
import staffTr from './staff/tr.json' with { type: 'json' }

export type StaffKey = keyof typeof staffEn
export type PatientKey = keyof typeof patientEn
export type RecordKey = keyof typeof recordEn
type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string>>) => string

const staffCatalogues: Record<Language, Record<StaffKey, string>> = { en: staffEn, tr: staffTr }
const patientCatalogues: Record<PatientLanguage, Record<PatientKey, string>> = {
  en: patientEn,
  tr: patientTr,
  ar: patientAr,
}

const recordCatalogues: Record<Language, Record<RecordKey, string>> = { en: recordEn, tr: recordTr }

/** Words a person's record as a page. */
export const recordSayIn = (language: Language): Say<RecordKey> => sayIn(language, recordCatalogues[language])

/** Words what the server writes to people of a clinic. */
export const staffSayIn = (language: Language): Say<StaffKey> => sayIn(language, staffCatalogues[language])

/** Words what the server writes to patients. */
export const patientSayIn = (language: PatientLanguage): Say<PatientKey> => sayIn(language, patientCatalogues[language])

function sayIn<Key extends string>(language: string, messages: Record<Key, string>): Say<Key> {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } })
  i18n.setMessagesCompiler(compileMessage)
  return (key, values) => i18n._(key, values)
}
