import { isWithinZone } from '../anatomy/index.ts'
import type { Device, DeviceLabel } from './device.ts'
import type { Range } from './figure.ts'
import type { ZonePlan } from './plan.ts'
import type { Prescription } from './prescription.ts'
import type { ProtocolTemplate } from './protocol-template.ts'

/**
 * Settings of one zone to begin with, from prescription, template and device.
 *
 * Depth is the shallow end of the band that applies to the place, and none at all beyond what the device's label evaluated
 * there or what the device can be set to. Passes, rate and speed are left open: they are hardly ever published.
 */
export function proposeZone(input: {
  readonly zone: string
  readonly prescription: Prescription
  readonly template: ProtocolTemplate
  readonly device: Device | undefined
}): ZonePlan {
  const { zone, prescription, template, device } = input
  const [onlyCartridge] = device?.cartridges.length === 1 ? device.cartridges : []
  const rate = device?.strokesPerSecond?.value
  return {
    zone,
    mark: 'treat',
    device: device?.id ?? null,
    cartridge: onlyCartridge?.id ?? null,
    depthMm: depthFor(zone, prescription, template, device),
    passes: null,
    strokesPerSecond: rate && rate.low === rate.high ? rate.low : null,
    speedMmPerSecond: null,
    pattern: null,
    endpoint: prescription.endpoint.value,
    topicals: [...(prescription.topicals.value ?? [])],
    anaesthetic: null,
    areaCm2: null,
  }
}

function depthFor(
  zone: string,
  prescription: Prescription,
  template: ProtocolTemplate,
  device: Device | undefined,
): number | null {
  const own = template.zoneDepths.find(
    ({ zones, modality }) => modality === prescription.modality && zones.some((covered) => isWithinZone(zone, covered)),
  )
  const changed = prescription.depthMm.value !== null && prescription.depthMm.reason !== null
  const band: Range | null = changed ? prescription.depthMm.value : (own?.depthMm.default ?? prescription.depthMm.value)
  if (!band) return null
  const limits = [device?.depthMm?.value.high, device && evaluatedMaximumMm(device, zone)]
  const deepest = Math.min(...limits.flatMap((limit) => limit ?? []))
  return band.low <= deepest ? band.low : null
}

/** Deepest setting that any label of the device evaluated in a place; undefined where none of them says. */
export function evaluatedMaximumMm(device: Device, zone: string): number | undefined {
  const maxima = labelsFor(device, zone).flatMap(({ evaluatedMaximumMm: maximum }) => maximum?.value ?? [])
  return maxima.length > 0 ? Math.max(...maxima) : undefined
}

/** Labels whose places cover a zone. */
export function labelsFor(device: Device, zone: string): readonly DeviceLabel[] {
  return device.labels.filter(({ zones }) => zones.some((covered) => isWithinZone(zone, covered)))
}
