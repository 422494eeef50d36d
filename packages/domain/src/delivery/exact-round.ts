import besselj0 from '@stdlib/math-base-special-besselj0'
import besselj1 from '@stdlib/math-base-special-besselj1'
import erfc from '@stdlib/math-base-special-erfc'
import { requirePositive, sumOf } from './exact-series.ts'

/**
 * Share that has left a cylinder that was full, with a sink around it.
 *
 * @param relativeTime D t / a²
 * @throws {RangeError} when it is not above 0
 * @source Crank 1975, eq. 5.23
 */
export function cylinderReleased(relativeTime: number): number {
  requirePositive({ relativeTime })
  const left = sumOf((n) => {
    const square = besselZero(n) ** 2
    return (4 / square) * Math.exp(-square * relativeTime)
  })
  return 1 - left
}

/** The same for a sphere. @source Crank 1975, eq. 6.20 */
export function sphereReleased(relativeTime: number): number {
  requirePositive({ relativeTime })
  const left = sumOf((n) => Math.exp(-(((n + 1) * Math.PI) ** 2) * relativeTime) / (n + 1) ** 2)
  return 1 - (6 / Math.PI ** 2) * left
}

/**
 * Concentration around a sphere that was full, in an endless medium, over that at the start.
 *
 * @param place radius of the sphere and distance from its centre in cm, time in s, diffusivity in cm²/s; all above 0
 * @throws {RangeError} naming the one that is not
 * @source Crank 1975, eq. 3.8
 */
export function concentrationAroundDepot(place: {
  readonly radiusCm: number
  readonly distanceCm: number
  readonly timeS: number
  readonly diffusivityCm2PerS: number
}): number {
  requirePositive(place)
  const { radiusCm, distanceCm, timeS, diffusivityCm2PerS } = place
  const spread = 2 * Math.sqrt(diffusivityCm2PerS * timeS)
  const near = (distanceCm - radiusCm) / spread
  const far = (distanceCm + radiusCm) / spread
  const inside = (erfc(near) - erfc(far)) / 2
  return inside - (spread / (2 * distanceCm * Math.sqrt(Math.PI))) * (Math.exp(-near * near) - Math.exp(-far * far))
}

/** Zero of J₀, counted from 0: McMahon's first guess, then Newton. */
function besselZero(count: number): number {
  const turn = (count + 3 / 4) * Math.PI
  let zero = turn + 1 / (8 * turn)
  for (let round = 0; round < 4; round++) zero += besselj0(zero) / besselj1(zero)
  return zero
}
