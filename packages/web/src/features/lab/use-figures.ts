import { localeOf, useSpeech } from '../../app/say.tsx'

/** Numbers in three significant digits, as the language writes them. */
export function useFigures() {
  const { language } = useSpeech()
  const format = new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 3 })
  const tiny = new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 2, notation: 'scientific' })
  return {
    figure: (value: number) => (value !== 0 && Math.abs(value) < 1e-4 ? tiny.format(value) : format.format(value)),
    decimal: language === 'tr' ? (',' as const) : ('.' as const),
  }
}
