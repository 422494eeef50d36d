import erfc from '@stdlib/math-base-special-erfc'

const mostRounds = 200
const settled = 1e-15

/**
 * The number Λ of a plane that dissolves into still, endless tissue: its surface recedes by 2 Λ √(D t).
 *
 * Root of √π Λ exp(Λ²) erfc(−Λ) = c/(1 − c), with c the solubility over the density of the solid.
 *
 * @param solubilityOverDensity above 0 and below 1
 * @throws {RangeError} when it is not
 * @source Crank, The Mathematics of Diffusion, 2nd ed. 1975, section 13.2 (Neumann's method)
 */
export function recessionNumber(solubilityOverDensity: number): number {
  if (!(solubilityOverDensity > 0 && solubilityOverDensity < 1)) {
    throw new RangeError(`solubilityOverDensity must be above 0 and below 1; ${solubilityOverDensity} is not`)
  }
  const wanted = Math.log(solubilityOverDensity) - Math.log1p(-solubilityOverDensity)
  // In logarithms the left side rises steadily, so halving always ends; the bracket holds for every double below 1.
  let low = 0
  let high = 10
  for (let round = 0; round < mostRounds && high - low > settled * high; round++) {
    const middle = (low + high) / 2
    const left = Math.log(Math.PI) / 2 + Math.log(middle) + middle * middle + Math.log(erfc(-middle))
    if (left < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** How far that surface has receded, in cm. @throws {RangeError} as {@link recessionNumber} */
export function planeRecessionCm(plane: {
  readonly solubilityOverDensity: number
  readonly diffusivityCm2PerS: number
  readonly timeS: number
}): number {
  const { solubilityOverDensity, diffusivityCm2PerS, timeS } = plane
  return 2 * recessionNumber(solubilityOverDensity) * Math.sqrt(diffusivityCm2PerS * timeS)
}
