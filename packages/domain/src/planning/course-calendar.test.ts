import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSpan, parseDay } from '../units/index.ts'
import { courseCalendar, type CourseInput } from './course-calendar.ts'

const course = (changes: Partial<CourseInput> = {}) =>
  courseCalendar({
    wishes: { firstOn: null, event: null, blocked: [] },
    today: '2026-06-15',
    notBefore: null,
    sessions: 3,
    interval: { weeks: 4 },
    published: { low: { weeks: 2 }, high: { weeks: 6 } },
    finalResult: { months: 3 },
    ...changes,
  })
const days = (changes: Partial<CourseInput> = {}) => course(changes).sessions.map(({ on }) => on)

describe('courseCalendar', () => {
  it('sets sessions as soon as the interval allows, with the days the published range leaves', () => {
    // 15 June + 28 days = 13 July, + 28 = 10 August; two weeks after 15 June is 29 June, six weeks 27 July.
    expect(course()).toEqual({
      sessions: [
        { number: 1, earliest: '2026-06-15', on: '2026-06-15', latest: null },
        { number: 2, earliest: '2026-06-29', on: '2026-07-13', latest: '2026-07-27' },
        { number: 3, earliest: '2026-07-27', on: '2026-08-10', latest: '2026-08-24' },
      ],
      resultOn: '2026-11-10',
      problem: null,
    })
  })

  it('waits for what screening defers, whatever was wished', () => {
    expect(days({ notBefore: '2026-07-01', wishes: { firstOn: '2026-06-20', event: null, blocked: [] } })[0]).toBe(
      '2026-07-01',
    )
    expect(days({ notBefore: '2026-07-01', wishes: { firstOn: '2026-07-20', event: null, blocked: [] } })[0]).toBe(
      '2026-07-20',
    )
  })

  it('moves past blocked times, and counts the next interval from the day that was moved to', () => {
    const blocked = [
      { from: '2026-07-10', to: '2026-07-20' },
      { from: '2026-07-21', to: '2026-07-22' },
    ]
    // 13 July is blocked until 22 July; 23 July + 28 days = 20 August.
    expect(days({ wishes: { firstOn: null, event: null, blocked } })).toEqual([
      '2026-06-15',
      '2026-07-23',
      '2026-08-20',
    ])
  })

  it('follows the calendar by months; a day that a month lacks goes on to the next', () => {
    expect(days({ today: '2026-01-31', interval: { months: 1 } })).toEqual(['2026-01-31', '2026-03-01', '2026-04-01'])
  })

  it('works back from an event', () => {
    // Settled: the last session a week before, 17 August - 7 = 10 August: fits to the day.
    const wishes = (on: string) => ({ firstOn: null, event: { on, wants: 'settled' as const }, blocked: [] })
    expect(course({ wishes: wishes('2026-08-17') }).problem).toBeNull()
    // A day sooner: two sessions fit, and the course had to begin on 9 August - 2 × 28 days = 14 June.
    expect(course({ wishes: wishes('2026-08-16') }).problem).toEqual({
      code: 'event-too-soon',
      sessionsThatFit: 2,
      startBy: '2026-06-14',
    })
  })

  it('works back from the day the final result is wanted on', () => {
    const wishes = { firstOn: null, event: { on: '2026-11-09', wants: 'final-result' as const }, blocked: [] }
    expect(course({ wishes }).problem).toMatchObject({ code: 'event-too-soon', sessionsThatFit: 2 })
  })

  it('says when no day is left', () => {
    const blocked = [{ from: '2026-06-01', to: '2040-01-01' }]
    expect(course({ wishes: { firstOn: null, event: null, blocked } })).toMatchObject({
      sessions: [],
      problem: { code: 'no-day-left', number: 1 },
    })
  })

  it('keeps every interval and every blocked time, whatever is wished', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((more) => new Date(Date.UTC(2026, 0, 1 + more)).toISOString().slice(0, 10))
    const blocked = fc.array(
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(
        day,
        blocked,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (first, held, n, weeks) => {
          const { sessions } = course({
            wishes: { firstOn: first, event: null, blocked: held },
            sessions: n,
            interval: { weeks },
          })
          for (const [at, { on }] of sessions.entries()) {
            expect(held.some(({ from, to }) => from <= on && on <= to)).toBe(false)
            const before = sessions[at - 1]
            if (before) expect(parseDay(on)).toBeGreaterThanOrEqual(addSpan(parseDay(before.on), { weeks }))
          }
        },
      ),
    )
  })
})
