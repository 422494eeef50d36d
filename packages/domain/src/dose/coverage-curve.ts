import { type Coverage, coverage } from './coverage.ts'
import type { NominalDensity } from './density.ts'

/** Coverage part of the way to a density, and at both ends of its band. */
export type CoveragePoint = {
  /** Of the density: 1 is all of it. */
  readonly share: number
  readonly densityPerCm2: number
  readonly coverage: Coverage
  readonly atLowDensity: Coverage
  readonly atHighDensity: Coverage
}

/**
 * Coverage on the way to a nominal density, which grows in proportion to passes or to the time the motor runs.
 *
 * @param holeDiameterUm diameter of the hole at the surface, in micrometres
 * @param shares of the density, above 0; points outside the domain of the model are left out
 */
export function coverageCurve(
  density: NominalDensity,
  holeDiameterUm: number,
  shares: readonly number[],
): CoveragePoint[] {
  return shares.flatMap((share) => {
    const [at, low, high] = [density.value, density.low, density.high].map(
      (perCm2) => coverage(share * perCm2, holeDiameterUm).value,
    )
    if (!at || !low || !high) return []
    return [{ share, densityPerCm2: share * density.value, coverage: at, atLowDensity: low, atHighDensity: high }]
  })
}
