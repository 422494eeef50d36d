import { isWithinZone } from '../../anatomy/index.ts'
import type { Plan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { darkensEasily } from './darkens-easily.ts'
import { type Found, type PlanFinding, planFinding } from './plan-finding.ts'

/** What is missing, does not fit together, or is to be known of the plan as a whole. */
export function checkWhole(plan: Plan, context: CheckContext): PlanFinding[] {
  return [
    ...incomplete(plan),
    ...unknownEntries(plan, context),
    ...modality(plan, context),
    ...prescribedZones(plan),
    ...pigment(plan, context),
    ...radiofrequency(plan),
    ...consent(context),
    ...evidence(plan, context),
  ]
}

/** Parts that a plan cannot be carried out without. Rate and speed are not among them: rollers have none. */
function incomplete(plan: Plan): PlanFinding[] {
  const { prescription, zones } = plan
  const missing = (field: string, zone: string | null = null) =>
    planFinding('incomplete', { severity: 'blocks', field, zone })
  return [
    ...(['sessions', 'interval', 'depthMm', 'endpoint'] as const)
      .filter((field) => prescription[field].value === null)
      // One session has no interval.
      .filter((field) => field !== 'interval' || prescription.sessions.value !== 1)
      .map((field) => missing(field)),
    ...(prescription.baseline.value === null
      ? [planFinding('incomplete', { severity: 'override', field: 'baseline' })]
      : []),
    ...(zones.length === 0 ? [missing('zones')] : []),
    ...zones.flatMap((zone) => [
      ...(['device', 'cartridge', 'depthMm', 'passes', 'pattern', 'endpoint'] as const)
        .filter((field) => zone[field] === null)
        .map((field) => missing(field, zone.zone)),
      ...(zone.anaesthetic
        ? (['grams', 'areaCm2', 'minutes'] as const)
            .filter((field) => zone.anaesthetic?.[field] === null)
            .map((field) => missing(`anaesthetic.${field}`, zone.zone))
        : []),
    ]),
  ]
}

function unknownEntries(plan: Plan, { content, knownZones }: CheckContext): PlanFinding[] {
  const unknown = (field: string, id: string, zone: string | null = null) =>
    planFinding('unknown-entry', { severity: 'blocks', field, zone, value: id })
  const has = (list: readonly { readonly id: string }[], id: string) => list.some((entry) => entry.id === id)
  const found: PlanFinding[] = []
  for (const zone of plan.zones) {
    if (!knownZones.has(zone.zone)) found.push(unknown('zone', zone.zone, zone.zone))
    const device = content.devices.find(({ id }) => id === zone.device)
    if (zone.device !== null && !device) found.push(unknown('device', zone.device, zone.zone))
    if (device && zone.cartridge !== null && !has(device.cartridges, zone.cartridge)) {
      found.push(unknown('cartridge', zone.cartridge, zone.zone))
    }
    if (zone.endpoint !== null && !has(content.endpoints, zone.endpoint)) {
      found.push(unknown('endpoint', zone.endpoint, zone.zone))
    }
    for (const id of [...zone.topicals, ...(zone.anaesthetic ? [zone.anaesthetic.topical] : [])]) {
      if (!has(content.topicals, id)) found.push(unknown('topicals', id, zone.zone))
    }
  }
  const { template } = plan.prescription
  if (!has(content.protocolTemplates, template)) found.push(unknown('template', template))
  return found
}

function modality(plan: Plan, { content }: CheckContext): PlanFinding[] {
  return plan.zones.flatMap(({ zone, device: id }): PlanFinding[] => {
    const device = content.devices.find((known) => known.id === id)
    if (!device || device.modalities.includes(plan.prescription.modality)) return []
    return [
      planFinding('modality-mismatch', {
        severity: 'blocks',
        zone,
        field: 'device',
        value: device.id,
        limit: plan.prescription.modality,
      }),
    ]
  })
}

function prescribedZones({ prescription, zones, avoid }: Plan): PlanFinding[] {
  return [
    ...zones
      .filter(({ zone }) => !prescription.zones.some((wanted) => isWithinZone(zone, wanted)))
      .map(({ zone }) => planFinding('not-prescribed', { severity: 'override', zone, field: 'zone' })),
    ...prescription.zones
      .filter((wanted) => !zones.some(({ zone }) => isWithinZone(zone, wanted) || isWithinZone(wanted, zone)))
      .filter((wanted) => !avoid.some((left) => isWithinZone(wanted, left)))
      .map((zone) => planFinding('not-planned', { severity: 'note', zone, field: 'zones' })),
  ]
}

function pigment(plan: Plan, { person, content }: CheckContext): PlanFinding[] {
  if (!darkensEasily(person)) return []
  return content.pigmentSteps
    .filter(({ id }) => !plan.pigmentSteps.includes(id))
    .map(({ id, because }) =>
      planFinding('pigment-path', {
        severity: because.strength === 'unsourced' || because.strength === 'practice' ? 'note' : 'override',
        field: 'pigmentSteps',
        value: person.skinType ?? 'unknown',
        strength: because.strength,
        sources: because.sources,
        detail: { step: id },
      }),
    )
}

/** The safety communication on RF needling belongs on every RF plan and on no other. */
function radiofrequency({ prescription }: Plan): PlanFinding[] {
  if (prescription.modality !== 'rf') return []
  const sources = ['fda-rf-microneedling-communication-2025']
  return [planFinding('rf-warning', { severity: 'note', strength: 'label', sources })]
}

function consent({ consent: state }: CheckContext): PlanFinding[] {
  if (state === 'current') return []
  // Consent quotes the plan, so that it follows the approval; treatment does not begin without it.
  return [planFinding('consent-missing', { severity: 'note', value: state })]
}

function evidence({ prescription }: Plan, { content, knownSources }: CheckContext): PlanFinding[] {
  const template = content.protocolTemplates.find(({ id }) => id === prescription.template)
  if (!template) return []
  const severity: Found['severity'] = template.standing === 'against' ? 'override' : 'note'
  const parts = [template.sessions, template.interval, template.depthMm, template.endpoint, template.topicals]
  const lost = [...new Set(parts.flatMap(({ sources }) => sources))].filter((id) => !knownSources.has(id))
  return [
    ...(template.standing === 'supported'
      ? []
      : [planFinding('evidence-standing', { severity, value: template.standing, detail: { template: template.id } })]),
    ...lost.map((id) =>
      planFinding('source-missing', { severity: 'blocks', value: id, detail: { template: template.id } }),
    ),
  ]
}
