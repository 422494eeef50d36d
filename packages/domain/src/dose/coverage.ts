import { type DoseRefusal, refuse, type Result } from './density.ts'

/** What a density of round holes leaves of the skin, were the holes placed at random and independently. */
export type Coverage = {
  /** Share of the area that is hole. */
  readonly brokenFraction: number
  /** Chance that a hole touches no other. */
  readonly isolatedFraction: number
  /** Mean distance from a hole to the nearest other, centre to centre, in micrometres. */
  readonly meanGapUm: number
}

const umPerCm = 10_000

/**
 * Coverage in the Boolean model: discs of one diameter around the points of a Poisson process.
 *
 * A rolled drum is more even than that in its counts, but not in its overlaps (docs/evidence/puncture-density.md).
 *
 * @param densityPerCm2 punctures per cm²
 * @param holeDiameterUm diameter of the hole at the surface, in micrometres
 */
export function coverage(densityPerCm2: number, holeDiameterUm: number): Result<Coverage> {
  const refusal = refuse({ densityPerCm2, holeDiameterUm }, {})
  if (refusal) return { refusal }
  const discCm2 = Math.PI * (holeDiameterUm / umPerCm) ** 2
  return {
    value: {
      brokenFraction: -Math.expm1((-densityPerCm2 * discCm2) / 4),
      isolatedFraction: Math.exp(-densityPerCm2 * discCm2),
      meanGapUm: umPerCm / (2 * Math.sqrt(densityPerCm2)),
    },
  }
}

/** Chance that a disc of skin of this radius holds no puncture at all: the honest figure for a gap in the coverage. */
export function untouchedDiscChance(densityPerCm2: number, radiusMm: number): Result<number> {
  const refusal = refuse({ densityPerCm2, radiusMm }, {})
  return refusal ? { refusal } : { value: Math.exp(-densityPerCm2 * Math.PI * (radiusMm / 10) ** 2) }
}

/** What a moving pen drags. `dutyFraction` is the share of a stroke during which the needle is in the skin. */
export type DragSetting = {
  readonly strokesPerSecond: number
  readonly speedMmPerSecond: number
  readonly dutyFraction: number
}

export type Drag = {
  /** How far the pen moves from one stroke to the next, in micrometres. */
  readonly advanceUm: number
  /** Length of the slit that a needle cuts while it is in the skin, in micrometres. */
  readonly slitUm: number
}

/** Advance and slit of a gliding pen. */
export function drag(setting: DragSetting): Result<Drag> {
  const { strokesPerSecond, speedMmPerSecond, dutyFraction } = setting
  const refusal = refuse({ strokesPerSecond, speedMmPerSecond }, {}) ?? refuseDuty(dutyFraction)
  if (refusal) return { refusal }
  const advanceUm = (speedMmPerSecond * 1000) / strokesPerSecond
  return { value: { advanceUm, slitUm: advanceUm * dutyFraction } }
}

/** The speed up to which a slit stays no longer than the needle is thick, in millimetres per second. */
export function slitFreeSpeedMmPerSecond(setting: {
  readonly needleDiameterUm: number
  readonly strokesPerSecond: number
  readonly dutyFraction: number
}): Result<number> {
  const { needleDiameterUm, strokesPerSecond, dutyFraction } = setting
  const refusal = refuse({ needleDiameterUm, strokesPerSecond }, {}) ?? refuseDuty(dutyFraction)
  return refusal ? { refusal } : { value: ((needleDiameterUm / 1000) * strokesPerSecond) / dutyFraction }
}

function refuseDuty(dutyFraction: number): DoseRefusal | undefined {
  return dutyFraction > 0 && dutyFraction <= 1
    ? undefined
    : { code: 'not-a-fraction', field: 'dutyFraction', given: dutyFraction }
}
