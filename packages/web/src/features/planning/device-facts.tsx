import { evaluatedMaximumMm, labelsFor } from '@stipple/domain/planning'
import { useSpeech } from '../../app/say.tsx'
import { Facts } from '../../ui/surfaces.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { millimetreText, rateText } from './plan-words.ts'
import type { PlanningCatalogue } from './use-planning.ts'

type DeviceFactsProps = {
  readonly device: PlanningCatalogue['devices'][number]
  readonly zones: readonly string[]
  readonly editing: PlanEditing
}

/** What is known of a device, each line with its source; what nobody reports is said, not left out. */
export function DeviceFacts({ device, zones, editing: { catalogue, names } }: DeviceFactsProps) {
  const { say, language } = useSpeech()
  const unknown = say('plan.not-reported')
  const evidence = (about: string, figure: { strength: string; sources: readonly string[] } | null) =>
    figure ? (
      <EvidenceButton about={about} catalogue={catalogue} sources={figure.sources} strength={figure.strength} />
    ) : null
  const range = say('plan.device-range')
  const rate = say('plan.device-rate')
  const maxima = zones.map((zone) => ({
    zone,
    maximum: evaluatedMaximumMm(device, zone),
    labels: labelsFor(device, zone),
  }))
  return (
    <details className="device-facts">
      <summary>{say('plan.device-known', { device: device.title })}</summary>
      <Facts
        rows={[
          [
            range,
            <span key="range" className="cluster">
              {device.depthMm ? millimetreText(device.depthMm.value, language) : unknown}
              {evidence(range, device.depthMm)}
            </span>,
          ],
          [
            rate,
            <span key="rate" className="cluster">
              {device.strokesPerSecond ? rateText(device.strokesPerSecond.value, language) : unknown}
              {evidence(rate, device.strokesPerSecond)}
            </span>,
          ],
          ...maxima.map(({ zone, maximum, labels }): [string, React.ReactNode] => [
            say('plan.evaluated-in', { zone: names.zone(zone) }),
            <span key={zone} className="cluster">
              {maximum === undefined
                ? say(labels.length === 0 ? 'plan.no-label-here' : 'plan.label-without-depth')
                : millimetreText(maximum, language)}
              <EvidenceButton
                about={say('plan.evaluated-in', { zone: names.zone(zone) })}
                catalogue={catalogue}
                sources={[...new Set(labels.flatMap(({ sources }) => sources))]}
                strength={labels.length === 0 ? null : 'label'}
              />
            </span>,
          ]),
        ]}
      />
      {device.notes ? <p className="small quiet">{device.notes[language]}</p> : null}
    </details>
  )
}
