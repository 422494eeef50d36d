import type { Intent } from '@stipple/domain/candidacy'
import { useSay } from '../../app/say.tsx'
import { useChoices } from './use-choices.ts'

/** An intent in a line. */
export function useIntentText(): (intent: Omit<Intent, 'depthMm'> & { depthMm?: number | null | undefined }) => string {
  const say = useSay()
  const { indicationName, zoneName, adjunctName } = useChoices()
  return ({ indication, modality, depthMm, zones, adjuncts }) =>
    [
      indicationName(indication),
      say(`modality.${modality}`),
      depthMm === undefined || depthMm === null ? say('intent.any-depth') : `${depthMm} mm`,
      zones.map(zoneName).join(', '),
      ...(adjuncts.length > 0 ? [adjuncts.map(adjunctName).join(', ')] : []),
    ].join(' · ')
}
