import type { PatientLanguage } from '@stipple/domain/evidence'

/** Every language a patient is asked in, by its own name. */
export const patientLanguageNames: Readonly<Record<PatientLanguage, string>> = {
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
}

const keptAs = 'stipple.language'

const known = (text: string | null): PatientLanguage | undefined =>
  (Object.keys(patientLanguageNames) as PatientLanguage[]).find((language) => language === text)

export const directionOf = (language: PatientLanguage) => (language === 'ar' ? 'rtl' : 'ltr')

/** What the patient chose by hand in this tab; a reload does not undo it. */
export const chosenLanguage = () => known(sessionStorage.getItem(keptAs))

export function keepLanguage(language: PatientLanguage): void {
  sessionStorage.setItem(keptAs, language)
}

/** What the clinic chose for this link, else what the phone asks for first of all that we speak. */
export function offeredLanguage(): PatientLanguage {
  const ofLink = known(new URLSearchParams(location.search).get('language'))
  const ofPhone = navigator.languages.flatMap((asked) => known(asked.split('-')[0] ?? null) ?? [])
  return ofLink ?? ofPhone[0] ?? 'en'
}
