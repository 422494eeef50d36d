import type { FindingDocument } from '@stipple/api/screening'
import type { Say } from '../messages/messages.ts'
import type { Names } from './names.ts'

type Change = FindingDocument['wouldChange'][number][number]

/** More ways than this are left to the JSON output. */
const mostWays = 3

/** What would lift a finding, as one sentence; empty when nothing would. */
export function changesText({ wouldChange, zones }: FindingDocument, say: Say, names: Names): string {
  return wouldChange
    .slice(0, mostWays)
    .map((way) =>
      way
        .map((change) => changeText(change, zones, say, names))
        .reduce((first, second) => say('change.and', { first, second })),
    )
    .reduce((first, second) => (first === '' ? second : say('change.or', { first, second })), '')
}

function changeText(change: Change, findingZones: readonly string[], say: Say, names: Names): string {
  switch (change.kind) {
    case 'date':
      return say('change.date', { date: change.date })
    case 'answer':
      return say(`change.answer-${change.answer}`, {
        concept: names.concept(change.concept),
      })
    case 'fact':
      return say(`change.fact-${change.becomes}`, { concept: names.concept(change.concept) })
    case 'value': {
      const comparison =
        (['below', 'atLeast', 'above', 'atMost'] as const).find((key) => change[key] !== undefined) ?? 'below'
      return say(`change.value-${comparison}`, {
        concept: names.concept(change.concept),
        number: change[comparison] ?? 0,
        unit: change.unit === '1' ? '' : change.unit,
      }).trim()
    }
    case 'adjuncts':
      return say('change.adjuncts', { adjuncts: names.adjuncts(change.without) })
    case 'zones':
      return change.without.join() === findingZones.join()
        ? say('change.these-zones')
        : say('change.zones', { zones: names.zones(change.without) })
    case 'depth':
      return say('change.depth', { depth: change.belowMm })
    case 'modality':
      return say('change.modality', { modalities: change.to.map((modality) => say(`modality.${modality}`)).join(', ') })
    case 'indication':
      return say('change.indication')
    default:
      return change satisfies never
  }
}
