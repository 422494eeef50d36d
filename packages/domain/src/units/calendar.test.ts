import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addSpan,
  calendarDate,
  type CalendarSpan,
  type Day,
  dayInterval,
  formatDay,
  parseDay,
  subtractSpan,
} from './calendar.ts'

const after = (text: string, span: CalendarSpan) => formatDay(addSpan(parseDay(text), span))

describe('dayInterval', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2026-05-17', '2026-05-17', '2026-05-17'],
    ['0050', '0050-01-01', '0050-12-31'],
  ])('%s stands for %s to %s', (text, earliest, latest) => {
    const interval = dayInterval(text)
    expect(interval && [formatDay(interval.earliest), formatDay(interval.latest)]).toEqual([earliest, latest])
  })

  it.each([
    '2023-02-29',
    '2026-13',
    '2026-00-10',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    '',
    '0000',
    '2026-05-17T10:00',
    '2026/05/17',
    '2026-05-1 ',
    '+026-05-17',
    '٢٠٢٦',
  ])('refuses %j', (text) => {
    expect(dayInterval(text)).toBeUndefined()
  })
})

describe('addSpan', () => {
  it.each([
    ['2026-01-15', { months: 6 }, '2026-07-15'],
    // The waiting time is never cut short: 31 August + 6 months is not 28 February but the day after.
    ['2025-08-31', { months: 6 }, '2026-03-01'],
    ['2024-02-29', { years: 1 }, '2025-03-01'],
    ['2026-12-20', { weeks: 2 }, '2027-01-03'],
    ['2026-02-26', { days: 3 }, '2026-03-01'],
    ['2026-11-30', { months: 3 }, '2027-03-01'],
  ] as const)('%s + %j = %s', (start, span, expected) => {
    expect(after(start, span)).toBe(expected)
  })
})

const days = fc.integer({ min: -200_000, max: 200_000 }).map((day) => day as Day)
const spans: fc.Arbitrary<CalendarSpan> = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((count) => ({ days: count })),
  fc.integer({ min: 1, max: 60 }).map((count) => ({ weeks: count })),
  fc.integer({ min: 1, max: 60 }).map((count) => ({ months: count })),
  fc.integer({ min: 1, max: 30 }).map((count) => ({ years: count })),
)

describe('laws', () => {
  it('a day survives being written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(parseDay(formatDay(day as Day))).toBe(day)
      }),
    )
  })

  it('the calendar is that of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        const text = date.toISOString().slice(0, 10)
        expect(formatDay(day as Day)).toBe(text)
        expect(dayInterval(text)).toEqual({ earliest: day, latest: day })
        expect(calendarDate(day as Day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          dayOfMonth: date.getUTCDate(),
        })
      }),
    )
  })

  it('a later start never ends earlier', () => {
    fc.assert(
      fc.property(days, fc.nat(50), spans, (day, more, span) => {
        expect(addSpan((day + more) as Day, span)).toBeGreaterThanOrEqual(addSpan(day, span))
      }),
    )
  })

  it('subtractSpan finds the last day that is far enough back', () => {
    fc.assert(
      fc.property(days, spans, (day, span) => {
        const start = subtractSpan(day, span)
        expect(addSpan(start, span)).toBeLessThanOrEqual(day)
        expect(addSpan((start + 1) as Day, span)).toBeGreaterThan(day)
      }),
    )
  })
})
