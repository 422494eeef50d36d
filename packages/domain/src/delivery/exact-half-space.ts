import erfc from '@stdlib/math-base-special-erfc'
import erfcx from '@stdlib/math-base-special-erfcx'
import { requirePositive } from './exact-series.ts'

/**
 * Flux into a half space whose surface is held, with first-order loss: over C₀ √(D k).
 *
 * @param relativeTime k t
 * @throws {RangeError} when it is not above 0
 * @source Danckwerts 1951, Ind Eng Chem 43:1460
 */
export function surfaceFlux(relativeTime: number): number {
  requirePositive({ relativeTime })
  return erf(Math.sqrt(relativeTime)) + Math.exp(-relativeTime) / Math.sqrt(Math.PI * relativeTime)
}

/** All that has entered, times k over C₀ √(D k). Arguments and source as in {@link surfaceFlux}. */
export function surfaceUptake(relativeTime: number): number {
  requirePositive({ relativeTime })
  const root = Math.sqrt(relativeTime)
  return (relativeTime + 1 / 2) * erf(root) + (root * Math.exp(-relativeTime)) / Math.sqrt(Math.PI)
}

/**
 * Concentration over that of the surface.
 *
 * @param place depth in cm, time in s, diffusivity in cm²/s, loss per second; all above 0
 * @throws {RangeError} naming the one that is not
 * @source Danckwerts 1951; Crank 1975, eq. 14.9
 */
export function concentrationBelow(place: {
  readonly depthCm: number
  readonly timeS: number
  readonly diffusivityCm2PerS: number
  readonly clearancePerS: number
}): number {
  requirePositive(place)
  const { depthCm, timeS, diffusivityCm2PerS, clearancePerS } = place
  const far = depthCm / (2 * Math.sqrt(diffusivityCm2PerS * timeS))
  const late = Math.sqrt(clearancePerS * timeS)
  const fading = Math.exp(-depthCm * Math.sqrt(clearancePerS / diffusivityCm2PerS))
  // The growing exponential and its tail are one product, or the one would overflow where the other vanishes.
  return (fading * erfc(far - late)) / 2 + (Math.exp(-far * far - late * late) * erfcx(far + late)) / 2
}

function erf(x: number): number {
  return 1 - erfc(x)
}
