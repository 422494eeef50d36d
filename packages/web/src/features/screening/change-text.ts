import type { FindingDocument } from '@stipple/api/screening'
import { usePartialDate, useSay } from '../../app/say.tsx'
import { useChoices } from './use-choices.ts'

type Change = FindingDocument['wouldChange'][number][number]

/** What would lift a finding, in words. */
export function useChangeText(): (change: Change) => string {
  const say = useSay()
  const date = usePartialDate()
  const { conceptName, zoneName, adjunctName, indicationName } = useChoices()
  return (change) => {
    switch (change.kind) {
      case 'date':
        return say('change.date', { date: date(change.date) })
      case 'answer':
        return say(`change.answer.${change.answer}`, { concept: conceptName(change.concept) })
      case 'fact':
        return say(`change.fact.${change.becomes}`, { concept: conceptName(change.concept) })
      case 'value':
        return say('change.value', { concept: conceptName(change.concept), range: rangeText(change) })
      case 'adjuncts':
        return say('change.adjuncts', { adjuncts: change.without.map(adjunctName).join(', ') })
      case 'zones':
        return say('change.zones', { zones: change.without.map(zoneName).join(', ') })
      case 'depth':
        return say('change.depth', { depth: change.belowMm })
      case 'modality':
        return say('change.modality', { modality: change.to.map((to) => say(`modality.${to}`)).join(', ') })
      case 'indication':
        return say('change.indication', { indication: change.to.map(indicationName).join(', ') })
      default:
        return change satisfies never
    }
  }
}

function rangeText(range: Extract<Change, { kind: 'value' }>): string {
  const { unit, below, atLeast, above, atMost } = range
  const parts = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(above === undefined ? [] : [`> ${above}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(below === undefined ? [] : [`< ${below}`]),
  ]
  return `${parts.join(', ')}${unit === '1' ? '' : ` ${unit}`}`
}
