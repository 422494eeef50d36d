import { z } from 'zod'

/** A calendar day, counted from 1970-01-01 in the proleptic Gregorian calendar. Carries no time and no time zone. */
export type Day = number & { readonly __unit: 'day' }

/** The days a date text may stand for: a year stands for all of its days, a full date for one. */
export type DayInterval = { readonly earliest: Day; readonly latest: Day }

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

const daysIn400Years = 146_097
/** From 1 March of the year 0 to 1970-01-01. */
const daysTo1970 = 719_468

/** Counted in years that begin with March, so that the day that comes and goes is the last of its year. */
function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month > 2 ? year : year - 1
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100)
  return (cycle * daysIn400Years + yearOfCycle * 365 + leapDays + dayOfYear - daysTo1970) as Day
}

/**
 * Reads a date of any precision.
 *
 * @param text `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @returns the first and the last day it may stand for, or undefined when it is no such date
 */
export function dayInterval(text: string): DayInterval | undefined {
  const { length } = text
  if (length !== 4 && length !== 7 && length !== 10) return undefined
  const year = numberAt(text, 0, 4)
  if (!(year >= 1)) return undefined
  if (length === 4) return { earliest: dayOf(year, 1, 1), latest: dayOf(year, 12, 31) }
  const month = text.charCodeAt(4) === hyphen ? numberAt(text, 5, 7) : Number.NaN
  if (!(month >= 1 && month <= 12)) return undefined
  const lastDayOfMonth = daysInMonth(year, month)
  if (length === 7) return { earliest: dayOf(year, month, 1), latest: dayOf(year, month, lastDayOfMonth) }
  const dayOfMonth = text.charCodeAt(7) === hyphen ? numberAt(text, 8, 10) : Number.NaN
  if (!(dayOfMonth >= 1 && dayOfMonth <= lastDayOfMonth)) return undefined
  const day = dayOf(year, month, dayOfMonth)
  return { earliest: day, latest: day }
}

const hyphen = 45
const digitZero = 48

/** The number that the digits from `start` up to `end` spell; NaN when one of them is no digit. */
function numberAt(text: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - digitZero
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] as number)
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

/** The day as `YYYY-MM-DD`. @throws {RangeError} for what is no day */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = calendarDate(day)
  // The rare years that do not have four digits are left to the engine, which is slower.
  if (!(year >= 1000 && year <= 9999)) return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

const millisecondsPerDay = 86_400_000

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
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
  const { year, month, dayOfMonth } = calendarDate(day)
  const yearsOn = Math.floor((month - 1 + months) / 12)
  const targetYear = year + yearsOn
  const targetMonth = month + months - 12 * yearsOn
  // No December lacks a day, so that the month after is of the same year.
  return dayOfMonth <= daysInMonth(targetYear, targetMonth)
    ? dayOf(targetYear, targetMonth, dayOfMonth)
    : dayOf(targetYear, targetMonth + 1, 1)
}

/** Year, month (1 to 12) and day of the month. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly dayOfMonth: number }

export function calendarDate(day: Day): CalendarDate {
  const fromCycles = day + daysTo1970
  const cycle = Math.floor(fromCycles / daysIn400Years)
  const dayOfCycle = fromCycles - cycle * daysIn400Years
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / (daysIn400Years - 1))
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365)
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** A span in days, for ordering spans only (a month counts 30.44 days, the mean of the Gregorian calendar). */
export function approximateDays(span: CalendarSpan): number {
  if ('days' in span) return span.days
  if ('weeks' in span) return span.weeks * 7
  return ('months' in span ? span.months : 12 * span.years) * 30.436875
}
