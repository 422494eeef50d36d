import { type Compared, comparedWith, type Oracle } from './case-oracle.ts'
import { type CaseRun, figureOf, runCase } from './case-run.ts'
import { systemOf } from './case-system.ts'
import type { TransportCase } from './case.ts'
import { solve } from './solver.ts'

/** A figure that a transport case has to answer, with what came out. */
export type Agreement = Compared & { readonly oracle: Oracle }

export function agreementsOf(run: CaseRun): Agreement[] {
  return run.case.oracle.map((oracle) => ({ oracle, ...comparedWith(oracle, figureOf(run, oracle)) }))
}

export type Convergence = {
  /** Cells of the grids, each with twice those of the one before. */
  readonly cells: readonly number[]
  readonly values: readonly number[]
  /** Power of the cell width with which the error falls. */
  readonly order: number
  /** What no grid at all would answer, were the order 2 exactly. */
  readonly extrapolated: number
}

const convergenceTolerance = 1e-10

/**
 * Observed order in space: the case on its own grid and on two finer ones, from the ratio of their differences, so that
 * no exact answer is needed. Asked at the first output after the start.
 */
export function convergenceOf(given: TransportCase): Convergence | undefined {
  const timeS = given.outputTimesS.find((at) => at > 0)
  if (!given.convergence || timeS === undefined) return undefined
  const { quantity } = given.convergence
  const runs = [1, 2, 4].map((refinement): CaseRun => {
    const system = systemOf(given, refinement)
    const solution = solve(system, { outputTimesS: [timeS], relativeTolerance: convergenceTolerance })
    return { case: given, system, solution }
  })
  const values = runs.map((run) => figureOf(run, { quantity, timeS }))
  const [coarse = Number.NaN, middle = Number.NaN, fine = Number.NaN] = values
  return {
    cells: runs.map(({ system }) => system.grid.mesh.cells),
    values,
    order: Math.log2((coarse - middle) / (middle - fine)),
    extrapolated: fine + (fine - middle) / 3,
  }
}

/** All that reproducing a case answers. */
export type Reproduction = {
  readonly agreements: readonly Agreement[]
  readonly convergence: Convergence | undefined
  readonly massErrorFraction: number
}

export function reproduceTransport(given: TransportCase): Reproduction {
  const run = runCase(given)
  return {
    agreements: agreementsOf(run),
    convergence: convergenceOf(given),
    massErrorFraction: run.solution.massErrorFraction,
  }
}
