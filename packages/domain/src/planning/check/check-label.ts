import { isWithinZone } from '../../anatomy/index.ts'
import { addSpan, dayInterval, parseDay } from '../../units/index.ts'
import type { Device, DeviceLabel } from '../device.ts'
import { skinTypes } from '../figure.ts'
import type { Plan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { type PlanFinding, planFinding } from './plan-finding.ts'

/**
 * Whom, where and what for a device was evaluated. Use beyond a label is a clinician's decision, never hidden: each way in
 * which a plan leaves the label is accepted with a reason of its own.
 */
export function checkLabel(plan: Plan, context: CheckContext): PlanFinding[] {
  const { indication } = plan.prescription
  const ids = [...new Set(plan.zones.flatMap(({ device }) => device ?? []))]
  return ids.flatMap((id): PlanFinding[] => {
    const device = context.content.devices.find((known) => known.id === id)
    if (!device) return []
    if (device.labels.length === 0) return [planFinding('no-label', { severity: 'override', detail: { device: id } })]
    const forIndication = device.labels.filter(({ indications }) => indications.includes(indication))
    if (forIndication.length === 0) {
      return [
        planFinding('indication-outside-label', {
          severity: 'override',
          field: 'device',
          value: indication,
          strength: 'label',
          sources: sourcesOf(device.labels),
          detail: { device: id },
        }),
      ]
    }
    const zones = plan.zones.filter((zone) => zone.device === id).map(({ zone }) => zone)
    return [
      ...outsideZones(device, forIndication, zones),
      ...age(device, forIndication, context),
      ...skinType(device, forIndication, context),
    ]
  })
}

const sourcesOf = (labels: readonly DeviceLabel[]) => [...new Set(labels.flatMap(({ sources }) => sources))]

function outsideZones(device: Device, labels: readonly DeviceLabel[], zones: readonly string[]): PlanFinding[] {
  const covered = labels.flatMap(({ zones: places }) => places)
  return zones
    .filter((zone) => !covered.some((place) => isWithinZone(zone, place)))
    .map((zone) =>
      planFinding('zone-outside-label', {
        severity: 'override',
        zone,
        field: 'device',
        strength: 'label',
        sources: sourcesOf(labels),
        detail: { device: device.id },
      }),
    )
}

/** Age on the first day of the course; a birth date of which only the year is known counts as its last day. */
function age(device: Device, labels: readonly DeviceLabel[], { person, sessions, today }: CheckContext): PlanFinding[] {
  const [youngest] = labels
    .flatMap(({ id, ageFromYears }) => (ageFromYears ? [{ label: id, ...ageFromYears }] : []))
    .sort((a, b) => a.value - b.value)
  if (!youngest) return []
  const finding = (severity: 'blocks' | 'override', value: string | number, excess: number | null) =>
    planFinding('age-below-label', {
      severity,
      value,
      limit: youngest.value,
      excess,
      unit: 'a',
      strength: youngest.strength,
      sources: youngest.sources,
      detail: { device: device.id, label: youngest.label },
    })
  const born = person.birthDate === null ? undefined : dayInterval(person.birthDate)
  if (!born) return [finding('blocks', 'unknown', null)]
  const on = parseDay(sessions[0]?.on ?? today)
  if (addSpan(born.latest, { years: youngest.value }) <= on) return []
  let years = 0
  while (addSpan(born.latest, { years: years + 1 }) <= on) years++
  return [finding('override', years, youngest.value - years)]
}

function skinType(device: Device, labels: readonly DeviceLabel[], { person }: CheckContext): PlanFinding[] {
  const limited = labels.flatMap(({ id, skinTypes }) => (skinTypes ? [{ label: id, ...skinTypes }] : []))
  if (limited.length === 0) return []
  const allowed = limited.flatMap(({ value }) => value)
  // Evaluated in every skin type: nothing depends on which one the person has.
  if (skinTypes.every((type) => allowed.includes(type))) return []
  if (person.skinType !== null && allowed.includes(person.skinType)) return []
  return [
    planFinding('skin-type-outside-label', {
      severity: person.skinType === null ? 'blocks' : 'override',
      value: person.skinType ?? 'unknown',
      limit: [...new Set(allowed)].sort().join(' '),
      strength: 'label',
      sources: [...new Set(limited.flatMap(({ sources }) => sources))],
      detail: { device: device.id },
    }),
  ]
}
