import { type DayInterval, dayInterval, formatDay } from '@stipple/domain/units'
import { isObject, type JsonObject } from './json.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'

/**
 * When something was, as far as a choice such as `onset[x]` says it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 *
 * `said` is true when the record says something about it, readable or not.
 */
export type Timing = { readonly from?: string; readonly to?: string; readonly said: boolean }

const unsaid: Timing = { said: false }
const unreadable: Timing = { said: true }

/** True when every day the one may mean comes after every day the other may mean. */
export function isAfter(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length)
  return date.slice(0, length) > other.slice(0, length)
}

/**
 * The date part of a FHIR date, dateTime or instant, as precise as it is written.
 *
 * A day that does not exist or lies after today becomes a problem and nothing else.
 */
export function readDate(value: unknown, reading: Reading, entry: RecordEntry, element: string): string | undefined {
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'string' ? value.trim() : ''
  const date = text.length > 10 && text[10] === 'T' ? text.slice(0, 10) : text
  // The dates of one visit stand side by side in a record.
  if (date === reading.latestDate) return date
  if (dayInterval(date) === undefined) {
    addProblem(reading, entry, element, 'invalid-date', {})
    return undefined
  }
  if (isAfter(date, reading.today)) {
    addProblem(reading, entry, element, 'future-date', {})
    return undefined
  }
  reading.latestDate = date
  return date
}

/** The elements of a choice of times, such as `onset[x]`. */
type TimingChoice = {
  readonly points: readonly string[]
  readonly period: string
  readonly age: string
  readonly range: string
  readonly text: string
}

/** Spelled out once: putting names together for every entry would cost more than reading it. */
const choices = {
  onset: choiceOf('onset'),
  abatement: choiceOf('abatement'),
  effective: choiceOf('effective'),
  occurrence: choiceOf('occurrence'),
  performed: choiceOf('performed'),
} as const

function choiceOf(base: string): TimingChoice {
  return {
    points: [`${base}DateTime`, `${base}Instant`],
    period: `${base}Period`,
    age: `${base}Age`,
    range: `${base}Range`,
    text: `${base}String`,
  }
}

/** Reads the point in time, period, age, range of ages or text of a choice, whichever is there. */
export function readTiming(reading: Reading, entry: RecordEntry, base: keyof typeof choices): Timing {
  const { resource } = entry
  const choice = choices[base]
  for (const element of choice.points) {
    if (resource[element] === undefined) continue
    const date = readDate(resource[element], reading, entry, element)
    return date === undefined ? unreadable : { from: date, to: date, said: true }
  }
  const period = resource[choice.period]
  if (isObject(period)) return readPeriod(period, reading, entry, choice.period)
  const age = resource[choice.age]
  if (isObject(age)) return readAges(age, age, reading, entry, choice.age)
  const range = resource[choice.range]
  if (isObject(range)) return readAges(range.low, range.high, reading, entry, choice.range)
  return resource[choice.text] === undefined ? unsaid : unreadable
}

function readPeriod(period: JsonObject, reading: Reading, entry: RecordEntry, element: string): Timing {
  const from = readDate(period.start, reading, entry, `${element}.start`)
  const to = readDate(period.end, reading, entry, `${element}.end`)
  return timing(from, to)
}

/** Ages become the years in which they may have fallen: the year they began in, and the year they ended in. */
function readAges(low: unknown, high: unknown, reading: Reading, entry: RecordEntry, element: string): Timing {
  if (!reading.birth) {
    addProblem(reading, entry, element, 'age-without-birth-date', {})
    return unreadable
  }
  const youngest = ageInYears(low)
  const oldest = ageInYears(high)
  return timing(
    youngest === undefined ? undefined : yearAt(reading.birth, 'earliest', Math.floor(youngest), reading),
    oldest === undefined ? undefined : yearAt(reading.birth, 'latest', Math.floor(oldest) + 1, reading),
  )
}

/** Longest spans a unit of age may mean, in years. */
const yearsPerUnit = new Map([
  ...['a', 'year', 'years', 'yr', 'yrs', 'y'].map((unit) => [unit, 1] as const),
  ...['mo', 'month', 'months', 'mos'].map((unit) => [unit, 1 / 12] as const),
  ...['wk', 'week', 'weeks'].map((unit) => [unit, 7 / 365.2425] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 1 / 365.2425] as const),
])

function ageInYears(quantity: unknown): number | undefined {
  if (!isObject(quantity) || typeof quantity.value !== 'number' || quantity.comparator !== undefined) return undefined
  const unit = quantity.code ?? quantity.unit
  const perUnit = typeof unit === 'string' ? yearsPerUnit.get(unit.trim().toLowerCase()) : undefined
  const years = perUnit === undefined ? undefined : quantity.value * perUnit
  return years !== undefined && years >= 0 && years < 150 ? years : undefined
}

function yearAt(birth: DayInterval, end: 'earliest' | 'latest', age: number, reading: Reading): string {
  const year = Number(formatDay(birth[end]).slice(0, 4)) + age
  // What is recorded has happened, so this year is the latest it can mean.
  return String(Math.min(year, Number(reading.today.slice(0, 4)))).padStart(4, '0')
}

function timing(from: string | undefined, to: string | undefined): Timing {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), said: true }
}
