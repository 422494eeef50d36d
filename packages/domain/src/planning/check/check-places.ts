import { isWithinZone } from '../../anatomy/index.ts'
import { mayRestrict } from '../../evidence/index.ts'
import type { Plan, ZonePlan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { darkensEasily } from './darkens-easily.ts'
import { type PlanFinding, planFinding } from './plan-finding.ts'

const touches = (zone: string, places: readonly string[]) =>
  places.some((place) => isWithinZone(zone, place) || isWithinZone(place, zone))

/** Places that are not treated, or not without a reason. */
export function checkPlaces(plan: Plan, context: CheckContext): PlanFinding[] {
  return [
    ...plan.zones.flatMap((zone) => [
      ...closedByFindings(zone, context),
      ...restricted(zone, plan, context),
      ...excludedByDevice(zone, context),
      ...avoided(zone, plan),
      ...whollyMarked(zone, context),
    ]),
    ...spots(plan, context),
    ...strayMarks(plan, context),
  ]
}

function closedByFindings({ zone }: ZonePlan, { screening }: CheckContext): PlanFinding[] {
  return (screening?.findings ?? [])
    .filter(({ effect, extent, zones }) => effect === 'avoid-zone' && extent === 'zone' && touches(zone, zones))
    .map(({ rule, strength, sources }) =>
      planFinding('closed-zone', {
        severity: mayRestrict(strength) ? 'blocks' : 'note',
        zone,
        field: 'zone',
        strength,
        sources,
        detail: { rule },
      }),
    )
}

function restricted({ zone, device }: ZonePlan, plan: Plan, { content, person }: CheckContext): PlanFinding[] {
  return content.zoneRestrictions
    .filter(({ zones, modalities }) => modalities.includes(plan.prescription.modality) && touches(zone, zones))
    .filter(({ skin }) => skin === undefined || darkensEasily(person))
    .filter(({ liftedByLabel, zones }) => !(liftedByLabel && labelCovers(device, zone, zones, content.devices)))
    .map(({ id, asks, because }) =>
      planFinding('restricted-zone', {
        severity: !mayRestrict(because.strength) ? 'note' : asks === 'closed' ? 'blocks' : 'override',
        zone,
        field: 'zone',
        strength: because.strength,
        sources: because.sources,
        detail: { restriction: id },
      }),
    )
}

/** A label lifts a restriction only where it names the place itself, not by covering everything around it. */
function labelCovers(
  device: string | null,
  zone: string,
  places: readonly string[],
  devices: CheckContext['content']['devices'],
): boolean {
  const labels = devices.find(({ id }) => id === device)?.labels ?? []
  return labels.some((label) =>
    label.zones.some((named) => isWithinZone(zone, named) && places.some((place) => isWithinZone(named, place))),
  )
}

function excludedByDevice({ zone, device }: ZonePlan, { content }: CheckContext): PlanFinding[] {
  const exclusions = content.devices.find(({ id }) => id === device)?.exclusions ?? []
  return exclusions
    .filter(({ zones }) => touches(zone, zones))
    .map(({ id, because }) =>
      planFinding('excluded-zone', {
        severity: mayRestrict(because.strength) ? 'blocks' : 'note',
        zone,
        field: 'device',
        strength: because.strength,
        sources: because.sources,
        detail: { device: device ?? '', exclusion: id },
      }),
    )
}

function avoided({ zone }: ZonePlan, { avoid }: Plan): PlanFinding[] {
  return touches(zone, avoid) ? [planFinding('avoided-zone', { severity: 'blocks', zone, field: 'zone' })] : []
}

function whollyMarked({ zone }: ZonePlan, { markedShare }: CheckContext): PlanFinding[] {
  // Shares come from outlines flattened to short lines: a zone that is covered but for a hair is covered.
  return (markedShare(zone) ?? 0) > 0.999
    ? [planFinding('wholly-marked', { severity: 'blocks', zone, field: 'marks' })]
    : []
}

/** A finding about a spot needs a mark in each treated zone that it names, or an accepted reason why there is none. */
function spots(plan: Plan, { screening, zonesUnderMark }: CheckContext): PlanFinding[] {
  const marked = plan.marks.flatMap(({ id, rule }) => (zonesUnderMark(id) ?? []).map((zone) => ({ zone, rule })))
  return (screening?.findings ?? [])
    .filter(({ effect, extent }) => effect === 'avoid-zone' && extent === 'spot')
    .flatMap(({ rule, strength, sources, zones }) =>
      plan.zones
        .filter(({ zone }) => touches(zone, zones))
        .filter(({ zone }) => !marked.some((mark) => mark.rule === rule && touches(mark.zone, [zone])))
        .map(({ zone }) =>
          planFinding('spot-unmarked', {
            severity: mayRestrict(strength) ? 'override' : 'note',
            zone,
            field: 'marks',
            strength,
            sources,
            detail: { rule },
          }),
        ),
    )
}

function strayMarks(plan: Plan, { zonesUnderMark }: CheckContext): PlanFinding[] {
  return plan.marks
    .filter(({ id }) => zonesUnderMark(id) === null)
    .map(({ id, chart }) =>
      planFinding('mark-outside-chart', { severity: 'blocks', field: 'marks', detail: { mark: id, chart } }),
    )
}
