import erfcx from '@stdlib/math-base-special-erfcx'
import { requirePositive, sumOf } from './exact-series.ts'

/** Below this the series in images converges faster, and does not cancel. */
const shortTime = 0.1

/**
 * Amount that has crossed a membrane with a constant donor and a sink, over K C h.
 *
 * @param relativeTime D t / h²
 * @throws {RangeError} when it is not above 0
 * @source Crank, The Mathematics of Diffusion, 2nd ed. 1975, eq. 4.24 and 2.45
 */
export function membranePassed(relativeTime: number): number {
  requirePositive({ relativeTime })
  if (relativeTime < shortTime) {
    const root = Math.sqrt(relativeTime)
    return 4 * root * sumOf((n) => integratedErfc((2 * n + 1) / (2 * root)))
  }
  const rest = sumOf((n) => ((-1) ** (n + 1) * Math.exp(-(((n + 1) * Math.PI) ** 2) * relativeTime)) / (n + 1) ** 2)
  return relativeTime - 1 / 6 - (2 / Math.PI ** 2) * rest
}

/** Flux out of that membrane over its steady value. Arguments and source as in {@link membranePassed}. */
export function membraneFlux(relativeTime: number): number {
  requirePositive({ relativeTime })
  if (relativeTime < shortTime) {
    const images = sumOf((n) => Math.exp(-((2 * n + 1) ** 2) / (4 * relativeTime)))
    return (2 * images) / Math.sqrt(Math.PI * relativeTime)
  }
  return 1 + 2 * sumOf((n) => (-1) ** (n + 1) * Math.exp(-(((n + 1) * Math.PI) ** 2) * relativeTime))
}

/**
 * Share that has left a slab that was full, with one face sealed and a sink at the other.
 *
 * @param relativeTime D t / h²
 * @throws {RangeError} when it is not above 0
 * @source Crank 1975, eq. 4.18 with half-thickness h
 */
export function slabReleased(relativeTime: number): number {
  requirePositive({ relativeTime })
  const left = sumOf((n) => {
    const odd = ((2 * n + 1) * Math.PI) ** 2
    return (8 / odd) * Math.exp((-odd * relativeTime) / 4)
  })
  return 1 - left
}

/** Integral of erfc from x on. */
function integratedErfc(x: number): number {
  return Math.exp(-x * x) * (1 / Math.sqrt(Math.PI) - x * erfcx(x))
}
