import { saturableSolver } from './solver-binding.ts'
import { emptyState, type State } from './solver-state.ts'
import { ledger, ledgerSize, type System } from './solver-system.ts'
import type { Tableau } from './solver-tableau.ts'
import { tridiagonalOf } from './solver-tridiagonal.ts'

/** What holds between two events: boundaries and whether the source gives. */
export type Regime = {
  readonly inner: { readonly conductance: number; readonly held: number }
  readonly outer: { readonly conductance: number; readonly held: number }
  /** µg/s. */
  rate(timeS: number): number
}

/** One try of a step at a time; all memory is taken here, none in a step. */
export type Stages = {
  /** Derivatives at the start of a regime, where the ones of the last step no longer hold. */
  begin(from: State, timeS: number, regime: Regime): void
  /**
   * Takes a step; `to` receives the result, `error` the estimate of the local error in u. False where the step is too
   * long for binding to be solved.
   */
  step(from: State, timeS: number, stepS: number, regime: Regime, to: State): boolean
  /** The last stage's derivatives become the first ones of the next step. */
  accept(): void
  readonly error: Float64Array
  readonly amountsError: Float64Array
  /** Derivative of a ledger entry at the start of the step. */
  startRate(entry: number): number
  /** And at its end. */
  endRate(entry: number): number
}

export function stagesOf(system: System, tableau: Tableau): Stages {
  const { grid, compartment, source } = system
  const { capacityCm3, lossCm3PerS, conductanceCm3PerS, mesh } = grid
  const cells = mesh.cells
  const count = tableau.stages.length
  const diagonal = tableau.stages[1]?.[1] as number
  const stageTimes = tableau.stages.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  const slopes = Array.from({ length: count }, () => emptyState(cells))
  const excess = new Float64Array(cells)
  const error = new Float64Array(cells)
  const amountsError = new Float64Array(ledgerSize)
  const tridiagonal = tridiagonalOf(conductanceCm3PerS)
  const base = emptyState(cells)
  const solveSaturable = grid.isNonlinear ? saturableSolver(grid, tridiagonal) : undefined
  const elimination = compartment?.eliminationPerS ?? 0

  function fed(slope: State): number {
    return compartment ? (slope.amounts[ledger[compartment.fedBy]] as number) : 0
  }

  function begin(from: State, timeS: number, regime: Regime): void {
    const slope = slopes[0] as State
    const { u } = from
    const rate = regime.rate(timeS)
    slope.u.fill(0)
    for (let cell = 0; cell + 1 < cells; cell++) {
      const flow = (conductanceCm3PerS[cell] as number) * ((u[cell] as number) - (u[cell + 1] as number))
      slope.u[cell] = (slope.u[cell] as number) - flow
      slope.u[cell + 1] = flow
    }
    const innerFlow = regime.inner.conductance * ((u[0] as number) - regime.inner.held)
    const outerFlow = regime.outer.conductance * ((u[cells - 1] as number) - regime.outer.held)
    slope.u[0] = (slope.u[0] as number) - innerFlow
    slope.u[cells - 1] = (slope.u[cells - 1] as number) - outerFlow
    let cleared = 0
    for (let cell = 0; cell < cells; cell++) {
      const loss = (lossCm3PerS[cell] as number) * (u[cell] as number)
      cleared += loss
      const given = source ? rate * (source.share[cell] as number) : 0
      slope.u[cell] = (slope.u[cell] as number) - loss + given
    }
    cleared += solveSaturable?.slope(from, slope) ?? 0
    for (let cell = 0; cell < cells; cell++) slope.u[cell] = (slope.u[cell] as number) / (capacityCm3[cell] as number)
    noteRates(slope, rate, cleared, innerFlow, outerFlow)
    const held = from.amounts[ledger.compartment] as number
    slope.amounts[ledger.compartment] = fed(slope) - elimination * held
    slope.amounts[ledger.eliminated] = elimination * held
  }

  function noteRates(slope: State, rate: number, cleared: number, innerFlow: number, outerFlow: number): void {
    slope.amounts[ledger.released] = rate
    slope.amounts[ledger.cleared] = cleared
    slope.amounts[ledger.inner] = innerFlow
    slope.amounts[ledger.outer] = outerFlow
  }

  /** Start of the step plus the stages so far. */
  function gather(from: State, stepS: number, row: readonly number[], stage: number): void {
    base.u.set(from.u)
    base.amounts.set(from.amounts)
    if (solveSaturable) base.bound.set(from.bound)
    for (let earlier = 0; earlier < stage; earlier++) {
      const weight = stepS * (row[earlier] as number)
      if (weight === 0) continue
      const slope = slopes[earlier] as State
      addTo(base.u, weight, slope.u)
      addTo(base.amounts, weight, slope.amounts)
      if (solveSaturable) addTo(base.bound, weight, slope.bound)
    }
  }

  function step(from: State, timeS: number, stepS: number, regime: Regime, to: State): boolean {
    const part = stepS * diagonal
    const { inner, outer } = regime
    for (let cell = 0; cell < cells; cell++) {
      excess[cell] = (capacityCm3[cell] as number) + part * (lossCm3PerS[cell] as number)
    }
    excess[0] = (excess[0] as number) + part * inner.conductance
    excess[cells - 1] = (excess[cells - 1] as number) + part * outer.conductance
    if (!solveSaturable) tridiagonal.factor(excess, part)
    for (let stage = 1; stage < count; stage++) {
      const rate = regime.rate(timeS + (stageTimes[stage] as number) * stepS)
      gather(from, stepS, tableau.stages[stage] as readonly number[], stage)
      if (!solveStage(to, slopes[stage] as State, part, rate, regime)) return false
    }
    estimate(stepS, part)
    return true
  }

  function solveStage(to: State, slope: State, part: number, rate: number, { inner, outer }: Regime): boolean {
    const { u } = to
    for (let cell = 0; cell < cells; cell++) u[cell] = (capacityCm3[cell] as number) * (base.u[cell] as number)
    if (source && rate !== 0) addTo(u, part * rate, source.share)
    u[0] = (u[0] as number) + part * inner.conductance * inner.held
    u[cells - 1] = (u[cells - 1] as number) + part * outer.conductance * outer.held
    if (!solveSaturable) tridiagonal.solve(u)
    else if (!solveSaturable.solve(to, base, excess, part, slope)) return false
    const perPart = 1 / part
    let cleared = 0
    for (let cell = 0; cell < cells; cell++) {
      const value = u[cell] as number
      slope.u[cell] = (value - (base.u[cell] as number)) * perPart
      cleared += (lossCm3PerS[cell] as number) * value
    }
    if (solveSaturable) cleared += solveSaturable.cleared(to)
    const innerFlow = inner.conductance * ((u[0] as number) - inner.held)
    const outerFlow = outer.conductance * ((u[cells - 1] as number) - outer.held)
    noteRates(slope, rate, cleared, innerFlow, outerFlow)
    const held = ((base.amounts[ledger.compartment] as number) + part * fed(slope)) / (1 + part * elimination)
    slope.amounts[ledger.compartment] = fed(slope) - elimination * held
    slope.amounts[ledger.eliminated] = elimination * held
    to.amounts.set(base.amounts)
    addTo(to.amounts, part, slope.amounts)
    return true
  }

  function estimate(stepS: number, part: number): void {
    error.fill(0)
    amountsError.fill(0)
    for (let stage = 0; stage < count; stage++) {
      const weight = stepS * (tableau.error[stage] as number)
      if (weight === 0) continue
      addTo(error, weight, (slopes[stage] as State).u)
      addTo(amountsError, weight, (slopes[stage] as State).amounts)
    }
    // Filtered once, or the error of what has long died away would hold the step down (Hosea and Shampine 1996).
    for (let cell = 0; cell < cells; cell++) error[cell] = (error[cell] as number) * (capacityCm3[cell] as number)
    if (solveSaturable) tridiagonal.factor(excess, part)
    tridiagonal.solve(error)
  }

  return {
    begin,
    step,
    accept() {
      const [first] = slopes
      slopes[0] = slopes[count - 1] as State
      slopes[count - 1] = first as State
    },
    error,
    amountsError,
    startRate: (entry) => (slopes[0] as State).amounts[entry] as number,
    endRate: (entry) => (slopes[count - 1] as State).amounts[entry] as number,
  }
}

function addTo(sum: Float64Array, weight: number, values: Float64Array): void {
  for (let index = 0; index < sum.length; index++) {
    sum[index] = (sum[index] as number) + weight * (values[index] as number)
  }
}
