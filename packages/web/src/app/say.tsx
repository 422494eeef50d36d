import { type I18n, setupI18n } from '@lingui/core'
import { messages as enMessages } from 'messages:staff/en'
import { messages as trMessages } from 'messages:staff/tr'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type en from '../messages/staff/en.json'

export type Language = 'en' | 'tr'
export type MessageKey = keyof typeof en
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

type Speech = {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly say: Say
}

const SpeechContext = createContext<Speech | undefined>(undefined)
const keptAs = 'stipple.language'

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useSpeech: stands outside of Speech')
  return speech
}

/** Words a message of the catalogue in the language of the screen. */
export const useSay = (): Say => useSpeech().say

export function Speech({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const speech = useMemo(() => speechIn(language, setLanguage), [language])
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(keptAs, language)
  }, [language])
  return (
    <SpeechContext value={speech}>
      <I18nProvider locale={language === 'tr' ? 'tr-TR' : 'en-GB'}>{children}</I18nProvider>
    </SpeechContext>
  )
}

function speechIn(language: Language, setLanguage: (language: Language) => void): Speech {
  const i18n: I18n = setupI18n({ locale: language, messages: { en: { ...enMessages }, tr: { ...trMessages } } })
  return { language, setLanguage, say: (key, values) => i18n._(key, values) }
}

/** What was chosen here before, else what the browser asks for. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(keptAs)
  if (kept === 'en' || kept === 'tr') return kept
  return navigator.languages.some((asked) => asked.startsWith('tr')) ? 'tr' : 'en'
}

/** The locale of dates and numbers. */
export const localeOf = (language: Language) => (language === 'tr' ? 'tr-TR' : 'en-GB')

/** A moment in words: day and time. */
export function useMoment(): (iso: string) => string {
  const { language } = useSpeech()
  return (iso) =>
    new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

/** A day, month or year in words; days are days and shift with no time zone. */
export function usePartialDate(): (date: string) => string {
  const { language } = useSpeech()
  return (date) => {
    const [year = '', month, day] = date.split('-')
    if (month === undefined) return year
    const options: Intl.DateTimeFormatOptions =
      day === undefined ? { year: 'numeric', month: 'long' } : { dateStyle: 'medium' }
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
    return new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).format(at)
  }
}
