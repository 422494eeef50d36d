import { isWithinZone } from '@stipple/domain/anatomy'
import { useSpeech } from '../../app/say.tsx'
import { Facts } from '../../ui/surfaces.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { numberText } from './plan-words.ts'
import type { PlanningCatalogue } from './use-planning.ts'

type Thickness = PlanningCatalogue['thicknesses'][number]
type ZoneFactsProps = { readonly zone: string; readonly name: string; readonly catalogue: PlanningCatalogue }

/** What is known of a place: how thick its skin was found to be, by which method, and its nominal area. No depth follows from it. */
export function ZoneFacts({ zone, name, catalogue }: ZoneFactsProps) {
  const { say, language } = useSpeech()
  const thicknesses = catalogue.thicknesses.filter(({ zones }) => zones.some((place) => isWithinZone(zone, place)))
  const area = catalogue.zoneAreas.find((each) => each.zone === zone)
  const um = (value: number) => numberText(Math.round(value), language)
  const measured = ({ meanUm, sdUm, thinnest, thickest }: Thickness) =>
    meanUm === undefined
      ? say('plan.thickness-between', { low: um(thinnest?.meanUm ?? 0), high: um(thickest?.meanUm ?? 0) })
      : say('plan.thickness-is', { mean: um(meanUm), deviation: sdUm === undefined ? 'none' : um(sdUm) })
  return (
    <details className="device-facts">
      <summary>{say('plan.zone-known', { zone: name })}</summary>
      <Facts
        rows={[
          [
            say('plan.area'),
            <span key="area" className="cluster">
              {area?.areaCm2
                ? say('plan.area-between', {
                    area: um(area.areaCm2),
                    low: um(area.rangeCm2?.low ?? 0),
                    high: um(area.rangeCm2?.high ?? 0),
                  })
                : say('plan.not-known')}
              {area && area.sources.length > 0 ? (
                <EvidenceButton about={say('plan.area')} catalogue={catalogue} sources={area.sources} />
              ) : null}
            </span>,
          ],
          ...thicknesses.map((thickness): [string, React.ReactNode] => {
            const { id, layer, method, site, population, source, doubt } = thickness
            const about = `${say(`plan.layer.${layer}`)}, ${say(`plan.method.${method}`)}, ${population[language]}`
            return [
              `${about} (${site[language]})`,
              <span key={id} className="cluster">
                {measured(thickness)}
                {doubt ? <span className="small quiet">{doubt.says[language]}</span> : null}
                <EvidenceButton about={about} catalogue={catalogue} sources={[source]} />
              </span>,
            ]
          }),
        ]}
      />
      <p className="small quiet">
        {thicknesses.length === 0 ? say('plan.thickness-none') : say('plan.thickness-note')}
      </p>
    </details>
  )
}
