import type { Comparison, Condition } from '@stipple/domain/candidacy'
import type { CalendarSpan } from '@stipple/domain/units'
import type { Say } from '../messages/messages.ts'
import type { Names } from './names.ts'

/** A condition in words. */
export function conditionText(condition: Condition, say: Say, names: Names): string {
  if ('all' in condition) return joined(condition.all, 'condition.and', say, names)
  if ('any' in condition) return joined(condition.any, 'condition.or', say, names)
  if ('not' in condition) return say('condition.not', { part: conditionText(condition.not, say, names) })
  if ('always' in condition) return say('condition.always')
  if ('age' in condition) return say(`condition.age-${comparisonKey(condition)}`, { number: limit(condition) })
  if ('measured' in condition) {
    return say(`change.value-${comparisonKey(condition)}`, {
      concept: names.concept(condition.measured),
      number: limit(condition),
      unit: condition.unit === '1' ? '' : condition.unit,
    })
      .replace(/\s+/g, ' ')
      .trim()
  }
  const place =
    condition.where === undefined
      ? ''
      : ` ${condition.where === 'field' ? say('condition.in-field') : say('condition.in-zones', { zones: names.zones(condition.where) })}`
  if ('present' in condition)
    return `${say('condition.present', { concept: names.concept(condition.present) })}${place}`
  if ('ever' in condition) return `${say('condition.ever', { concept: names.concept(condition.ever) })}${place}`
  return `${say('condition.recent', { concept: names.concept(condition.recent), span: spanText(condition.within, say) })}${place}`
}

export function spanText(span: CalendarSpan, say: Say): string {
  if ('days' in span) return say('span.days', { n: span.days })
  if ('weeks' in span) return say('span.weeks', { n: span.weeks })
  return 'months' in span ? say('span.months', { n: span.months }) : say('span.years', { n: span.years })
}

function joined(parts: readonly Condition[], key: 'condition.and' | 'condition.or', say: Say, names: Names): string {
  return parts
    .map((part) =>
      'all' in part || 'any' in part ? `(${conditionText(part, say, names)})` : conditionText(part, say, names),
    )
    .reduce((first, second) => say(key, { first, second }))
}

function comparisonKey(comparison: Comparison) {
  return (['below', 'atLeast', 'above', 'atMost'] as const).find((key) => comparison[key] !== undefined) ?? 'below'
}

function limit(comparison: Comparison): number {
  return comparison[comparisonKey(comparison)] ?? 0
}
