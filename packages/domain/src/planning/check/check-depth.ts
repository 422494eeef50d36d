import { isWithinZone } from '../../anatomy/index.ts'
import { mayRestrict } from '../../evidence/index.ts'
import type { Plan, ZonePlan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { type PlanFinding, planFinding } from './plan-finding.ts'

/** Set depths against device, label, prescription and what was published; rates against the device. */
export function checkDepth(plan: Plan, context: CheckContext): PlanFinding[] {
  return plan.zones.flatMap((zone) => [
    ...device(zone, context),
    ...label(zone, context),
    ...prescription(zone, plan),
    ...published(zone, plan, context),
    ...reduced(zone, plan),
    ...rate(zone, context),
  ])
}

function device({ zone, device: id, depthMm }: ZonePlan, { content }: CheckContext): PlanFinding[] {
  const range = content.devices.find((known) => known.id === id)?.depthMm
  if (depthMm === null || !range) return []
  const { low, high } = range.value
  if (depthMm >= low && depthMm <= high) return []
  return [
    planFinding('depth-beyond-device', {
      severity: mayRestrict(range.strength) ? 'blocks' : 'override',
      zone,
      field: 'depthMm',
      value: depthMm,
      limit: depthMm > high ? high : low,
      excess: depthMm > high ? depthMm - high : low - depthMm,
      unit: 'mm',
      strength: range.strength,
      sources: range.sources,
      detail: { device: id ?? '' },
    }),
  ]
}

/** Beyond the deepest setting that a label evaluated in this place. Several labels: the deepest of them holds. */
function label({ zone, device: id, depthMm }: ZonePlan, { content }: CheckContext): PlanFinding[] {
  const labels = content.devices.find((known) => known.id === id)?.labels ?? []
  const maxima = labels
    .filter(({ zones }) => zones.some((covered) => isWithinZone(zone, covered)))
    .flatMap(({ id: name, evaluatedMaximumMm }) => (evaluatedMaximumMm ? [{ name, ...evaluatedMaximumMm }] : []))
    .sort((a, b) => b.value - a.value)
  const [deepest] = maxima
  if (depthMm === null || !deepest || depthMm <= deepest.value) return []
  return [
    planFinding('depth-beyond-label', {
      severity: 'override',
      zone,
      field: 'depthMm',
      value: depthMm,
      limit: deepest.value,
      excess: depthMm - deepest.value,
      unit: 'mm',
      strength: deepest.strength,
      sources: deepest.sources,
      detail: { device: id ?? '', label: deepest.name },
    }),
  ]
}

function prescription({ zone, depthMm }: ZonePlan, plan: Plan): PlanFinding[] {
  const band = plan.prescription.depthMm.value
  if (depthMm === null || !band || (depthMm >= band.low && depthMm <= band.high)) return []
  return [
    planFinding('depth-outside-prescription', {
      severity: depthMm > band.high ? 'override' : 'note',
      zone,
      field: 'depthMm',
      value: depthMm,
      limit: depthMm > band.high ? band.high : band.low,
      excess: depthMm > band.high ? depthMm - band.high : band.low - depthMm,
      unit: 'mm',
    }),
  ]
}

function published({ zone, depthMm }: ZonePlan, plan: Plan, { content }: CheckContext): PlanFinding[] {
  const { template: templateId, modality } = plan.prescription
  const template = content.protocolTemplates.find(({ id }) => id === templateId)
  if (!template || depthMm === null) return []
  const own = template.zoneDepths.find(
    (part) => part.modality === modality && part.zones.some((covered) => isWithinZone(zone, covered)),
  )
  const part = own?.depthMm ?? template.depthMm
  if (!part.range || (depthMm >= part.range.low && depthMm <= part.range.high)) return []
  const isDeeper = depthMm > part.range.high
  return [
    planFinding('depth-outside-published', {
      severity: isDeeper && part.backing !== 'unsourced' ? 'override' : 'note',
      zone,
      field: 'depthMm',
      value: depthMm,
      limit: isDeeper ? part.range.high : part.range.low,
      excess: isDeeper ? depthMm - part.range.high : part.range.low - depthMm,
      unit: 'mm',
      backing: part.backing,
      sources: part.sources,
      detail: { template: template.id },
    }),
  ]
}

/** A place marked to be treated with less has to get less depth or fewer passes than the rest. */
function reduced(zone: ZonePlan, plan: Plan): PlanFinding[] {
  if (zone.mark !== 'reduce') return []
  const others = plan.zones.filter(({ mark }) => mark === 'treat')
  const most = (numbers: (number | null)[]) => Math.max(...numbers.map((number) => number ?? Number.NEGATIVE_INFINITY))
  const isLess =
    others.length === 0 ||
    (zone.depthMm !== null && zone.depthMm < most(others.map(({ depthMm }) => depthMm))) ||
    (zone.passes !== null && zone.passes < most(others.map(({ passes }) => passes)))
  return isLess ? [] : [planFinding('reduced-not-less', { severity: 'note', zone: zone.zone, field: 'mark' })]
}

function rate({ zone, device: id, strokesPerSecond }: ZonePlan, { content }: CheckContext): PlanFinding[] {
  const range = content.devices.find((known) => known.id === id)?.strokesPerSecond
  if (strokesPerSecond === null || !range) return []
  const { low, high } = range.value
  if (strokesPerSecond >= low && strokesPerSecond <= high) return []
  const isFaster = strokesPerSecond > high
  return [
    planFinding('rate-outside-device', {
      severity: mayRestrict(range.strength) ? 'blocks' : 'note',
      zone,
      field: 'strokesPerSecond',
      value: strokesPerSecond,
      limit: isFaster ? high : low,
      excess: isFaster ? strokesPerSecond - high : low - strokesPerSecond,
      unit: '1/s',
      strength: range.strength,
      sources: range.sources,
      detail: { device: id ?? '' },
    }),
  ]
}
