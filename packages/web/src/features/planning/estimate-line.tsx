import { sessionEstimate, wholeFaceMinutes, wholeFaceMinutesSources } from '@stipple/domain/planning'
import { memo } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { numberText, rangeText } from './plan-words.ts'

type EstimateLineProps = {
  readonly editing: PlanEditing
  readonly markedShare: (zone: string) => number | null
}

/** Nominal area and time of one session, for booking a chair. */
export const EstimateLine = memo(function EstimateLine({
  editing: { plan, catalogue, names },
  markedShare,
}: EstimateLineProps) {
  const { say, language } = useSpeech()
  if (plan.zones.length === 0) return null
  const { areaCm2, needlingMinutes, anaestheticMinutes, withoutArea } = sessionEstimate(
    plan,
    catalogue.zoneAreas,
    markedShare,
  )
  const whole = (value: number) => numberText(Math.round(value), language)
  if (areaCm2 === null) {
    return <p className="small quiet">{say('plan.area-unknown', { zones: withoutArea.map(names.zone).join(', ') })}</p>
  }
  const areaSources = catalogue.zoneAreas
    .filter(({ zone }) => plan.zones.some((planned) => planned.zone === zone))
    .flatMap(({ sources }) => sources)
  return (
    <p className="small cluster">
      {say('plan.area-is', { area: whole(areaCm2) })}
      {needlingMinutes
        ? ` · ${say('plan.needling-is', {
            minutes: rangeText(
              { low: Math.round(needlingMinutes.low), high: Math.round(needlingMinutes.high) },
              language,
            ),
          })}`
        : ''}
      {anaestheticMinutes === null ? '' : ` · ${say('plan.anaesthetic-is', { minutes: whole(anaestheticMinutes) })}`}
      <EvidenceButton
        about={say('plan.estimate', { range: rangeText(wholeFaceMinutes, language) })}
        catalogue={catalogue}
        sources={[...new Set([...areaSources, ...wholeFaceMinutesSources])]}
      />
    </p>
  )
})
