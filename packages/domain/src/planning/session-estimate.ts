import { isWithinZone, type ZoneArea } from '../anatomy/index.ts'
import type { Range } from './figure.ts'
import type { Plan, ZonePlan } from './plan.ts'

/**
 * Minutes that needling a whole face takes.
 *
 * @source statpearls-microneedling
 */
export const wholeFaceMinutes: Range = { low: 15, high: 20 }
export const wholeFaceMinutesSources = ['statpearls-microneedling']

export type SessionEstimate = {
  /** All planned zones without what marks spare; null while one of them has no area. */
  readonly areaCm2: number | null
  /** Needling alone, in proportion to a whole face; null while the area is not known. Derived. */
  readonly needlingMinutes: Range | null
  /** The longest time that an anaesthetic is left on; null where none is planned with a time. */
  readonly anaestheticMinutes: number | null
  /** Planned zones without an area, measured or nominal. */
  readonly withoutArea: readonly string[]
}

/** Area and time of one session, nominal: for booking a chair, no measure of a person. */
export function sessionEstimate(
  { zones }: Pick<Plan, 'zones'>,
  areas: readonly ZoneArea[],
  markedShare: (zone: string) => number | null,
): SessionEstimate {
  const known = zones.map((zone) => ({ zone: zone.zone, areaCm2: plannedAreaCm2(zone, areas, markedShare) }))
  const withoutArea = known.filter(({ areaCm2 }) => areaCm2 === null).map(({ zone }) => zone)
  const total = known.reduce((sum, { areaCm2 }) => sum + (areaCm2 ?? 0), 0)
  const face = nominalAreaCm2('face', areas)
  const isKnown = zones.length > 0 && withoutArea.length === 0
  const minutes = zones.flatMap(({ anaesthetic }) => anaesthetic?.minutes ?? [])
  return {
    areaCm2: isKnown ? total : null,
    needlingMinutes:
      isKnown && face !== null
        ? { low: (wholeFaceMinutes.low * total) / face, high: (wholeFaceMinutes.high * total) / face }
        : null,
    anaestheticMinutes: minutes.length === 0 ? null : Math.max(...minutes),
    withoutArea,
  }
}

/** What was measured, else the nominal area without the share that marks spare; null where there is neither. */
export function plannedAreaCm2(
  { zone, areaCm2 }: Pick<ZonePlan, 'zone' | 'areaCm2'>,
  areas: readonly ZoneArea[],
  markedShare: (zone: string) => number | null,
): number | null {
  if (areaCm2 !== null) return areaCm2
  const nominal = nominalAreaCm2(zone, areas)
  return nominal === null ? null : nominal * (1 - (markedShare(zone) ?? 0))
}

/** Nominal area of a zone: its own, or that of all its parts; null where a part has none. */
export function nominalAreaCm2(zone: string, areas: readonly ZoneArea[]): number | null {
  const parts = areas.filter((area) => isWithinZone(area.zone, zone))
  if (parts.length === 0) return null
  return parts.reduce<number | null>((sum, { areaCm2 }) => (sum === null || areaCm2 === null ? null : sum + areaCm2), 0)
}
