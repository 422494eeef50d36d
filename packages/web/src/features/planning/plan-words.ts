import type { Range } from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'
import { localeOf, type Say } from '../../app/say.tsx'

/** A span in words: “4 weeks”. */
export function spanText(span: CalendarSpan, say: Say): string {
  if ('days' in span) return say('plan.span.days', { n: span.days })
  if ('weeks' in span) return say('plan.span.weeks', { n: span.weeks })
  if ('months' in span) return say('plan.span.months', { n: span.months })
  return say('plan.span.years', { n: span.years })
}

/** A number as it is written in the language of the screen; no more digits than were given. */
export function numberText(value: number, language: 'en' | 'tr'): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 3 }).format(value)
}

/** “1–1.5”; one number where both ends are the same. */
export function rangeText({ low, high }: Range, language: 'en' | 'tr'): string {
  return low === high ? numberText(low, language) : `${numberText(low, language)}–${numberText(high, language)}`
}

/** A range of a template in words: numbers, or spans. */
export function foundText(
  range: { readonly low: number | CalendarSpan; readonly high: number | CalendarSpan } | null,
  say: Say,
  language: 'en' | 'tr',
): string | null {
  if (range === null) return null
  const { low, high } = range
  if (typeof low === 'number' && typeof high === 'number') return rangeText({ low, high }, language)
  if (typeof low === 'number' || typeof high === 'number') return null
  const [from, to] = [spanText(low, say), spanText(high, say)]
  return from === to ? from : `${from} – ${to}`
}

/** What was typed as a number, with a comma or a point; undefined while it is none. */
export function typedNumber(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) || number <= 0 ? undefined : number
}

/** A depth or a range of depths with its unit. */
export const millimetreText = (value: number | Range, language: 'en' | 'tr'): string =>
  `${typeof value === 'number' ? numberText(value, language) : rangeText(value, language)} mm`

/** A range of rates with its unit. */
export const rateText = (value: Range, language: 'en' | 'tr'): string => `${rangeText(value, language)} /s`

/** Unit of depths where it stands alone, as above a column. */
export const depthUnit = 'mm'
