import { addSpan, type CalendarDate, calendarDate, type CalendarSpan, type Day, formatDay } from '../units/index.ts'
import type { Comparison } from './condition.ts'
import type { History, Statement } from './history.ts'
import { addMissing, addStatement, type Node } from './node.ts'
import { no, type Truth, unknown, yes } from './truth.ts'

const endOfTime = Number.POSITIVE_INFINITY as Day

/** Whether a number fulfils a comparison. */
export function compares(value: number, comparison: Comparison): boolean {
  if (comparison.below !== undefined) return value < comparison.below
  if (comparison.atLeast !== undefined) return value >= comparison.atLeast
  if (comparison.above !== undefined) return value > comparison.above
  return value <= comparison.atMost
}

/** The comparison that holds exactly where the other does not. */
export function opposite(comparison: Comparison): Comparison {
  if (comparison.below !== undefined) return { atLeast: comparison.below }
  if (comparison.atLeast !== undefined) return { below: comparison.atLeast }
  if (comparison.above !== undefined) return { atMost: comparison.above }
  return { above: comparison.atMost }
}

export type MeasuredLeaf = {
  readonly conceptNumber: number
  readonly concept: string
  readonly unit: string
  readonly maxAge: CalendarSpan | undefined
  readonly comparison: Comparison
  readonly negated: boolean
}

/**
 * Compiles `measured`: the latest value decides, several of the same day on the safe side; a value older than `maxAge`
 * is as good as none.
 */
export function measuredLeaf(leaf: MeasuredLeaf): Node {
  const deciding = (history: History, asOf: Day) => latestValue(leaf, history, asOf)
  const truth = (history: History, asOf: Day): Truth => {
    const statement = deciding(history, asOf)
    if (!statement) {
      const known = history.evidence[leaf.conceptNumber]
      return known && known.absent.length > 0 && known.unknown.length === 0 ? no : unknown
    }
    return compares(statement.fact.value?.number ?? Number.NaN, leaf.comparison) ? yes : no
  }
  const change = (comparison: Comparison) =>
    [[{ kind: 'value', concept: leaf.concept, unit: leaf.unit, ...comparison } as const]] as const
  return {
    truth,
    explain(history, asOf, grounds) {
      const statement = deciding(history, asOf)
      if (statement) addStatement(grounds, statement)
      else addMissing(grounds, leaf.concept, 'value')
    },
    openElsewhere: () => [],
    holdsUntil: () => endOfTime,
    lift: () => change(opposite(leaf.comparison)),
    raise: () => change(leaf.comparison),
  }
}

function latestValue(leaf: MeasuredLeaf, history: History, asOf: Day): Statement | undefined {
  let latest: Statement | undefined
  for (const statement of history.evidence[leaf.conceptNumber]?.present ?? []) {
    const value = statement.fact.value
    if (value === undefined || value.unit !== leaf.unit || statement.start.earliest > asOf) continue
    if (leaf.maxAge !== undefined) {
      // A value without a date cannot be shown to be recent enough.
      const taken = statement.start.earliest
      if (taken === Number.NEGATIVE_INFINITY || addSpan(taken, leaf.maxAge) < asOf) continue
    }
    if (!latest || statement.start.latest > latest.start.latest) latest = statement
    else if (statement.start.latest === latest.start.latest) {
      if (compares(value.number, leaf.comparison) !== leaf.negated) latest = statement
    }
  }
  return latest
}

/**
 * Compiles `age`. A birth date of which only the year or month is known gives two possible ages; the one on the safe
 * side decides.
 */
export function ageLeaf(comparison: Comparison, negated: boolean): Node {
  // Many people are screened for one day.
  const seen = { asOf: 0 as Day, date: calendarDate(0 as Day) }
  const truth = (history: History, asOf: Day): Truth => {
    if (!history.birth) return unknown
    if (seen.asOf !== asOf) {
      seen.asOf = asOf
      seen.date = calendarDate(asOf)
    }
    const youngest = completedYears(history.birth.last, seen.date)
    const oldest = completedYears(history.birth.first, seen.date)
    const a = compares(youngest, comparison)
    const b = compares(oldest, comparison)
    return (negated ? a && b : a || b) ? yes : no
  }
  const turns = (history: History): Day => {
    const years = comparison.below ?? (comparison.atMost === undefined ? undefined : comparison.atMost + 1)
    return history.birth && years !== undefined ? addSpan(history.birth.latest, { years }) : endOfTime
  }
  return {
    truth,
    explain(history, _asOf, grounds) {
      if (history.birth) grounds.usesBirthDate = true
      else addMissing(grounds, 'birth-date', 'value')
    },
    openElsewhere: () => [],
    holdsUntil: (history) => turns(history),
    lift(history) {
      if (!history.birth) return [[{ kind: 'value', concept: 'birth-date', unit: 'a', ...opposite(comparison) }]]
      const day = turns(history)
      return day < endOfTime ? [[{ kind: 'date', date: formatDay(day) }]] : []
    },
    raise: () => [[{ kind: 'value', concept: 'birth-date', unit: 'a', ...comparison }]],
  }
}

/** Somebody born on 29 February turns a year older on 1 March of a common year, as everywhere in this calendar. */
function completedYears(birth: CalendarDate, asOf: CalendarDate): number {
  const isBefore = asOf.month < birth.month || (asOf.month === birth.month && asOf.dayOfMonth < birth.dayOfMonth)
  return Math.max(0, asOf.year - birth.year - (isBefore ? 1 : 0))
}
