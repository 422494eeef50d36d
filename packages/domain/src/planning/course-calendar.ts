import { addSpan, type CalendarSpan, type Day, formatDay, parseDay, subtractSpan } from '../units/index.ts'
import type { CourseWishes } from './plan.ts'

/**
 * After the last session, skin is held to be settled for an event in the sun: sun and harsh products are to be kept away
 * for at least a week.
 *
 * @source statpearls-microneedling
 */
export const settledAfter: CalendarSpan = { weeks: 1 }

export type PlannedSession = {
  /** 1 for the first. */
  readonly number: number
  /** First day that keeps the shortest interval; days of the ISO calendar throughout. */
  readonly earliest: string
  readonly on: string
  /** Last day within the longest interval that was published; null where there is no such thing. */
  readonly latest: string | null
}

export type CalendarProblem =
  /** The event comes too soon for all sessions; `startBy` would have been in time. */
  | { readonly code: 'event-too-soon'; readonly sessionsThatFit: number; readonly startBy: string }
  /** Blocked times leave no day for a session within ten years. */
  | { readonly code: 'no-day-left'; readonly number: number }

export type CourseCalendar = {
  readonly sessions: readonly PlannedSession[]
  /** When the final result may be judged, counted from the last session; null where no span is prescribed. */
  readonly resultOn: string | null
  readonly problem: CalendarProblem | null
}

export type CourseInput = {
  readonly wishes: CourseWishes
  readonly today: string
  /** First day that screening allows; null where it defers nothing. */
  readonly notBefore: string | null
  readonly sessions: number
  readonly interval: CalendarSpan
  /** Shortest and longest interval that was published. */
  readonly published: { readonly low: CalendarSpan; readonly high: CalendarSpan } | null
  readonly finalResult: CalendarSpan | null
}

/**
 * Days of a course: each session as soon as the prescribed interval allows, moved on past blocked times; with an event,
 * whether it fits and until when the course had to begin.
 *
 * Spans follow the calendar, so that nothing depends on hours or on clocks that change.
 *
 * @throws {RangeError} for a date that is none
 */
export function courseCalendar(input: CourseInput): CourseCalendar {
  const { wishes, published, finalResult } = input
  const blocked = wishes.blocked.map(({ from, to }) => ({ from: parseDay(from), to: parseDay(to) }))
  const starts = [input.today, input.notBefore, wishes.firstOn].flatMap((day) => (day === null ? [] : [parseDay(day)]))
  const sessions: PlannedSession[] = []
  let before: Day | undefined
  for (let number = 1; number <= input.sessions; number++) {
    const earliest: Day =
      before === undefined
        ? (Math.max(...starts.slice(0, 2)) as Day)
        : addSpan(before, published ? shorter(before, published.low, input.interval) : input.interval)
    const wanted: Day = before === undefined ? (Math.max(...starts) as Day) : addSpan(before, input.interval)
    const on = freeDay(wanted, blocked)
    if (on === undefined) return { sessions, resultOn: null, problem: { code: 'no-day-left', number } }
    const latest = before !== undefined && published ? addSpan(before, published.high) : null
    sessions.push({
      number,
      earliest: formatDay(freeDay(earliest, blocked) ?? earliest),
      on: formatDay(on),
      latest: latest === null ? null : formatDay(latest),
    })
    before = on
  }
  const last = before as Day
  return {
    sessions,
    resultOn: finalResult ? formatDay(addSpan(last, finalResult)) : null,
    problem: eventProblem(input, sessions),
  }
}

function eventProblem({ wishes: { event }, interval, finalResult, ...input }: CourseInput, sessions: PlannedSession[]) {
  if (!event) return null
  const rest = event.wants === 'settled' ? settledAfter : finalResult
  if (!rest) return null
  const lastDay = subtractSpan(parseDay(event.on), rest)
  if (sessions.every(({ on }) => parseDay(on) <= lastDay)) return null
  let startBy = lastDay
  for (let number = 1; number < input.sessions; number++) startBy = subtractSpan(startBy, interval)
  return {
    code: 'event-too-soon',
    sessionsThatFit: sessions.filter(({ on }) => parseDay(on) <= lastDay).length,
    startBy: formatDay(startBy),
  } as const
}

/** The span that ends first, counted from a day. */
function shorter(from: Day, one: CalendarSpan, other: CalendarSpan): CalendarSpan {
  return addSpan(from, one) <= addSpan(from, other) ? one : other
}

const tenYearsInDays = 3_653

/** The first day from `day` on that no blocked time holds; undefined when there is none for ten years. */
function freeDay(day: Day, blocked: readonly { readonly from: Day; readonly to: Day }[]): Day | undefined {
  let at = day
  while (at - day <= tenYearsInDays) {
    const held = blocked.find(({ from, to }) => from <= at && at <= to)
    if (!held) return at
    at = (held.to + 1) as Day
  }
  return undefined
}
