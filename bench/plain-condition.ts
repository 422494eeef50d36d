import { type Comparison, type Condition } from '@stipple/domain/candidacy'
import type { CalendarSpan } from '@stipple/domain/units'

/**
 * A condition in two-valued logic over prepared values, the easy problem that every peer can be given: what a fact, a
 * place or a date means has been settled beforehand, and there is no unknown.
 */
export type PlainCondition =
  | { all: PlainCondition[] }
  | { any: PlainCondition[] }
  | { not: PlainCondition }
  | { always: true }
  | { isTrue: string }
  | { number: string; is: ComparisonKind; than: number | { number: string } }

/** A clause as the peers get it. */
export type PlainClause = { readonly id: string; readonly when: PlainCondition }

export type ComparisonKind = 'below' | 'atLeast' | 'above' | 'atMost'

/** A value that conditions read and that is worked out for a person beforehand. */
export type Read =
  | { kind: 'present' | 'ever' | 'last-day'; concept: string; where: Where }
  | { kind: 'value' | 'measured-on'; concept: string }
  | { kind: 'age' }
  /** The latest day a span before the as-of date, or before the day before it. */
  | { kind: 'span-before'; span: CalendarSpan; day: 'as-of' | 'day-before' }

/** Anywhere, in the zones to be treated, or in zones that the condition names. */
export type Where = 'anywhere' | 'field' | readonly string[]

/** Day number of what never was. */
export const neverDay = -99_999_999
/** Day number of the end of what goes on. */
export const openDay = 99_999_999

/** Translates a condition; every value it reads is added to `reads` under the name it goes by. */
export function plainCondition(condition: Condition, reads: Map<string, Read>): PlainCondition {
  const name = (read: Read): string => {
    const text = nameOf(read)
    reads.set(text, read)
    return text
  }
  if ('all' in condition) return { all: condition.all.map((part) => plainCondition(part, reads)) }
  if ('any' in condition) return { any: condition.any.map((part) => plainCondition(part, reads)) }
  if ('not' in condition) return { not: plainCondition(condition.not, reads) }
  if ('always' in condition) return { always: true }
  if ('age' in condition) return { number: name({ kind: 'age' }), ...comparisonOf(condition) }
  if ('measured' in condition) {
    const concept = condition.measured
    const fresh = condition.maxAge
      ? { number: name({ kind: 'span-before', span: condition.maxAge, day: 'day-before' }) }
      : neverDay
    return {
      all: [
        { number: name({ kind: 'measured-on', concept }), is: 'above', than: fresh },
        { number: name({ kind: 'value', concept }), ...comparisonOf(condition) },
      ],
    }
  }
  const where = condition.where ?? 'anywhere'
  if ('present' in condition) return { isTrue: name({ kind: 'present', concept: condition.present, where }) }
  if ('ever' in condition) return { isTrue: name({ kind: 'ever', concept: condition.ever, where }) }
  return {
    number: name({ kind: 'last-day', concept: condition.recent, where }),
    is: 'above',
    than: { number: name({ kind: 'span-before', span: condition.within, day: 'as-of' }) },
  }
}

function comparisonOf(comparison: Comparison): { is: ComparisonKind; than: number } {
  if (comparison.below !== undefined) return { is: 'below', than: comparison.below }
  if (comparison.atLeast !== undefined) return { is: 'atLeast', than: comparison.atLeast }
  if (comparison.above !== undefined) return { is: 'above', than: comparison.above }
  return { is: 'atMost', than: comparison.atMost }
}

function nameOf(read: Read): string {
  switch (read.kind) {
    case 'age':
      return 'age'
    case 'span-before': {
      const [unit, count] = Object.entries(read.span)[0] as [string, number]
      return `${count}-${unit}-before-${read.day}`
    }
    case 'value':
    case 'measured-on':
      return `${read.kind}-${read.concept}`
    default:
      return `${read.kind}-${read.concept}-${placeName(read.where)}`
  }
}

/** Without dots: json-logic-engine reads them as paths. */
export function placeName(where: Where): string {
  return typeof where === 'string' ? where : `in-${where.join('-or-').replaceAll('.', '-')}`
}
