/**
 * Solver of (diag(excess) + γ L) y = b, where L couples neighbours and has row sums of zero.
 *
 * The factorisation carries what a pivot has beyond its coupling, so that nothing is ever subtracted: pivots and
 * solution are accurate to round-off in every component, which is what lets mass balance hold to round-off.
 */
export type Tridiagonal = {
  /** Factors for these excesses (all above zero) and couplings of `scale` times the conductances. */
  factor(excess: Float64Array, scale: number): void
  /** Solves in place: right-hand side in, solution out. */
  solve(values: Float64Array): void
}

export function tridiagonalOf(conductance: Float64Array): Tridiagonal {
  const last = conductance.length
  const overPivot = new Float64Array(last + 1)
  const coupling = new Float64Array(last)
  return {
    factor(excess, scale) {
      let beyond = excess[0] as number
      for (let row = 0; row < last; row++) {
        const link = scale * (conductance[row] as number)
        const inverse = 1 / (beyond + link)
        const ratio = link * inverse
        overPivot[row] = inverse
        coupling[row] = ratio
        beyond = (excess[row + 1] as number) + ratio * beyond
      }
      overPivot[last] = 1 / beyond
    },
    solve(values) {
      let carried = values[0] as number
      for (let row = 0; row < last; row++) {
        carried = (values[row + 1] as number) + (coupling[row] as number) * carried
        values[row + 1] = carried
      }
      carried *= overPivot[last] as number
      values[last] = carried
      for (let row = last - 1; row >= 0; row--) {
        carried = (values[row] as number) * (overPivot[row] as number) + (coupling[row] as number) * carried
        values[row] = carried
      }
    },
  }
}
