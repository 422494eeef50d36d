/**
 * A Latin hypercube: so many points in so many dimensions, each coordinate from 0 to 1, one point in each of as many
 * equal strata of every dimension, in an order that differs from dimension to dimension. The same seed gives the same points.
 *
 * @source McKay, Beckman and Conover 1979, Technometrics 21:239
 */
export function latinHypercube(size: {
  readonly samples: number
  readonly dimensions: number
  readonly seed: number
}): Float64Array[] {
  const next = randomFrom(size.seed)
  const points = Array.from({ length: size.samples }, () => new Float64Array(size.dimensions))
  for (let dimension = 0; dimension < size.dimensions; dimension++) {
    const strata = [...points.keys()]
    for (let last = strata.length - 1; last > 0; last--) {
      const other = Math.floor(next() * (last + 1))
      const kept = strata[last] as number
      strata[last] = strata[other] as number
      strata[other] = kept
    }
    for (const [index, point] of points.entries())
      point[dimension] = ((strata[index] as number) + next()) / size.samples
  }
  return points
}

/** mulberry32: numbers from 0 up to but not including 1. Good enough to shuffle by, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The value below which such a share of the values lies, straight between neighbours. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const from = sorted[below] ?? Number.NaN
  return from + (place - below) * ((sorted[below + 1] ?? from) - from)
}
