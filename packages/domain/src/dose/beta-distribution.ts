/** A Beta distribution on 0 … 1 by its two shapes. */
export type BetaShapes = { readonly alpha: number; readonly beta: number }

/**
 * The Beta distribution with this mean and standard deviation.
 *
 * @throws {RangeError} when no Beta distribution has them
 */
export function betaFromMoments(mean: number, sd: number): BetaShapes {
  const strength = (mean * (1 - mean)) / sd ** 2 - 1
  if (!(mean > 0 && mean < 1 && sd > 0 && strength > 0)) {
    throw new RangeError(`betaFromMoments: no Beta distribution has mean ${mean} and standard deviation ${sd}`)
  }
  return { alpha: mean * strength, beta: (1 - mean) * strength }
}

/**
 * Share of the distribution below `x`: the regularised incomplete Beta function, by its continued fraction
 * (Abramowitz and Stegun 26.5.8, evaluated by Lentz's method).
 */
export function betaBelow(x: number, { alpha, beta }: BetaShapes): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast only left of the mean.
  if (x > (alpha + 1) / (alpha + beta + 2)) return 1 - betaBelow(1 - x, { alpha: beta, beta: alpha })
  const front = Math.exp(
    alpha * Math.log(x) + beta * Math.log1p(-x) + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta),
  )
  return (front / alpha) * fraction(x, alpha, beta)
}

/** The value that a share of the distribution lies below, to 1e-12. */
export function betaQuantile(share: number, shapes: BetaShapes): number {
  let [low, high] = [0, 1]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (betaBelow(middle, shapes) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function fraction(x: number, alpha: number, beta: number): number {
  const tiny = 1e-300
  const away = (number: number) => (Math.abs(number) < tiny ? tiny : number)
  let c = 1
  let d = 1 / away(1 - ((alpha + beta) * x) / (alpha + 1))
  let value = d
  for (let m = 1; m < 500; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) return value
  }
  throw new RangeError(`betaBelow: no convergence at ${x} for ${alpha}, ${beta}`)
}

/** ln Γ by Stirling's series (Abramowitz and Stegun 6.1.41), after moving up to where it is exact to 1e-14. */
function logGamma(z: number): number {
  let [shift, at] = [0, z]
  while (at < 12) shift += Math.log(at++)
  const inverse = 1 / at
  const square = inverse * inverse
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - (square * 1) / 1188))))
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift
}
