import { z } from 'zod'

/** A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar. Carries no time and no time zone. */
export type Day = number & { readonly __unit: 'day' }

/** The days a date text may stand for: a year stands for all of its days, a full date for one. */
export type DayInterval = { readonly earliest: Day; readonly latest: Day }

const millisecondsPerDay = 86_400_000
const partialDatePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/**
 * ISO 8601 calendar date in one of three precisions: `2026`, `2026-05`, `2026-05-17`.
 * Years 0001 to 9999; a day that the month does not have is refused.
 */
export const partialDateSchema = z
  .string()
  .refine((text) => dayInterval(text) !== undefined, { message: 'not a date such as 2026, 2026-05 or 2026-05-17' })

/** As {@link partialDateSchema}, but the day must be there. */
export const isoDateSchema = z
  .string()
  .refine((text) => text.length === 10 && dayInterval(text) !== undefined, { message: 'not a date such as 2026-05-17' })

function dayOf(year: number, monthIndex: number, dayOfMonth: number): Day {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set on its own.
  const date = new Date(0)
  date.setUTCFullYear(year, monthIndex, dayOfMonth)
  return (date.getTime() / millisecondsPerDay) as Day
}

/**
 * Reads a date of any precision.
 *
 * @param text `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @returns the first and the last day it may stand for, or undefined when it is no such date
 */
export function dayInterval(text: string): DayInterval | undefined {
  const match = partialDatePattern.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (year < 1) return undefined
  if (match[2] === undefined) return { earliest: dayOf(year, 0, 1), latest: dayOf(year, 11, 31) }
  const monthIndex = Number(match[2]) - 1
  if (monthIndex < 0 || monthIndex > 11) return undefined
  const lastDayOfMonth = daysInMonth(year, monthIndex)
  if (match[3] === undefined) {
    return { earliest: dayOf(year, monthIndex, 1), latest: dayOf(year, monthIndex, lastDayOfMonth) }
  }
  const dayOfMonth = Number(match[3])
  if (dayOfMonth < 1 || dayOfMonth > lastDayOfMonth) return undefined
  const day = dayOf(year, monthIndex, dayOfMonth)
  return { earliest: day, latest: day }
}

function daysInMonth(year: number, monthIndex: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, monthIndex + 1, 0)
  return date.getUTCDate()
}

/**
 * Reads a full date.
 *
 * @throws {RangeError} when the text is not a full, possible date
 */
export function parseDay(text: string): Day {
  const interval = text.length === 10 ? dayInterval(text) : undefined
  if (!interval) throw new RangeError(`parseDay: '${text}' is not a date such as 2026-05-17`)
  return interval.earliest
}

/** The day as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

/** A span on the calendar, in exactly one unit. Months and years follow the calendar, not 30 or 365 days. */
export const calendarSpanSchema = z.union([
  z.strictObject({ days: z.number().int().positive() }),
  z.strictObject({ weeks: z.number().int().positive() }),
  z.strictObject({ months: z.number().int().positive() }),
  z.strictObject({ years: z.number().int().positive() }),
])
export type CalendarSpan = z.infer<typeof calendarSpanSchema>

/**
 * The day a span after another day.
 *
 * Where the target month lacks the day (31 August + 6 months), the first day of the month after is taken:
 * a waiting time is then never cut short (docs/decisions/0005-dates-and-windows.md).
 */
export function addSpan(day: Day, span: CalendarSpan): Day {
  if ('days' in span) return (day + span.days) as Day
  if ('weeks' in span) return (day + 7 * span.weeks) as Day
  return addMonths(day, 'months' in span ? span.months : 12 * span.years)
}

/** The latest day from which `addSpan(start, span) <= day`: how far back a waiting time reaches. */
export function subtractSpan(day: Day, span: CalendarSpan): Day {
  if ('days' in span) return (day - span.days) as Day
  if ('weeks' in span) return (day - 7 * span.weeks) as Day
  const months = 'months' in span ? span.months : 12 * span.years
  let start = addMonths(day, -months)
  while (addMonths(start, months) > day) start = (start - 1) as Day
  return start
}

function addMonths(day: Day, months: number): Day {
  const date = new Date(day * millisecondsPerDay)
  // setUTCMonth overflows by as many days as are missing; the rule wants the first of the next month.
  const year = date.getUTCFullYear()
  const monthIndex = date.getUTCMonth() + months
  const targetYear = year + Math.floor(monthIndex / 12)
  const targetMonth = ((monthIndex % 12) + 12) % 12
  const lastDay = daysInMonth(targetYear, targetMonth)
  return date.getUTCDate() <= lastDay
    ? dayOf(targetYear, targetMonth, date.getUTCDate())
    : dayOf(targetYear, targetMonth + 1, 1)
}

/** Year, month (1 to 12) and day of the month. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly dayOfMonth: number }

export function calendarDate(day: Day): CalendarDate {
  const date = new Date(day * millisecondsPerDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() }
}

/** A span in days, for ordering spans only (a month counts 30.44 days, the mean of the Gregorian calendar). */
export function approximateDays(span: CalendarSpan): number {
  if ('days' in span) return span.days
  if ('weeks' in span) return span.weeks * 7
  return ('months' in span ? span.months : 12 * span.years) * 30.436875
}
