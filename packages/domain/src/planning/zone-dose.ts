import { glideDensity, type NominalDensity, rollerDensity } from '../dose/index.ts'
import type { Device } from './device.ts'
import type { ZonePlan } from './plan.ts'

/** What is missing before a density can be counted. */
export type DoseGap =
  | 'device'
  | 'cartridge'
  | 'passes'
  | 'needles'
  | 'tipCircleMm'
  | 'fieldWidthMm'
  | 'strokesPerSecond'
  | 'speedMmPerSecond'
  | 'no-model'

/** Nominal puncture density of a zone in one session, or what keeps it from being counted. Never a measured value. */
export type ZoneDose =
  | { readonly density: NominalDensity; readonly missing?: undefined }
  | { readonly density?: undefined; readonly missing: readonly DoseGap[] }

/**
 * Counts nominal punctures per cm² from geometry, passes, rate and speed.
 *
 * A value that the content or the plan does not give stays unknown: nothing is assumed in its place. Stamps and RF
 * handpieces have no readable head area, so that there is no model for them here.
 *
 * @source docs/evidence/puncture-density.md
 */
export function zoneDose(zone: ZonePlan, devices: readonly Device[]): ZoneDose {
  const device = devices.find(({ id }) => id === zone.device)
  if (!device) return { missing: ['device'] }
  const cartridge = device.cartridges.find(({ id }) => id === zone.cartridge)
  if (!cartridge) return { missing: ['cartridge'] }
  const needles = cartridge.needles?.value
  const fieldWidthMm = cartridge.fieldWidthMm?.value
  const { passes, strokesPerSecond, speedMmPerSecond } = zone
  const gaps = (fields: Partial<Record<DoseGap, unknown>>) =>
    (Object.keys(fields) as DoseGap[]).filter((field) => fields[field] === undefined || fields[field] === null)
  if (device.kind === 'roller') {
    const tipCircleMm = cartridge.tipCircleMm?.value
    const missing = gaps({ passes, needles, tipCircleMm, fieldWidthMm })
    if (missing.length > 0 || !passes || !needles || !tipCircleMm || !fieldWidthMm) return { missing }
    return answer(rollerDensity({ needles, tipCircleMm, widthMm: fieldWidthMm, passes }).value)
  }
  if (device.kind === 'pen') {
    const missing = gaps({ passes, needles, fieldWidthMm, strokesPerSecond, speedMmPerSecond })
    if (missing.length > 0 || !passes || !needles || !fieldWidthMm || !strokesPerSecond || !speedMmPerSecond) {
      return { missing }
    }
    return answer(glideDensity({ needles, strokesPerSecond, swathMm: fieldWidthMm, speedMmPerSecond, passes }).value)
  }
  return { missing: ['no-model'] }
}

function answer(density: NominalDensity | undefined): ZoneDose {
  return density ? { density } : { missing: ['no-model'] }
}
