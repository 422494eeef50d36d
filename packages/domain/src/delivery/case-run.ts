import type { Oracle, QuantityAsked } from './case-oracle.ts'
import { systemOf } from './case-system.ts'
import type { TransportCase } from './case.ts'
import type { Moment } from './solver-ledger.ts'
import { type Solution, solve } from './solver.ts'
import type { System } from './solver-system.ts'

export type CaseRun = { readonly case: TransportCase; readonly system: System; readonly solution: Solution }

/** Runs a case that was read by {@link readTransportCase}. */
export function runCase(given: TransportCase): CaseRun {
  const system = systemOf(given)
  const { outputTimesS, relativeTolerance } = given
  return { case: given, system, solution: solve(system, { outputTimesS, relativeTolerance }) }
}

/** What is in the compartment, in µg/L, which is ng/mL; undefined where there is no compartment. */
export function compartmentUgPerL({ compartment }: System, { compartmentUg }: Moment): number | undefined {
  return compartment && compartmentUg / compartment.volumeL
}

/** Area under the compartment's concentration so far, in µg h/L: what was eliminated over the clearance. */
export function aucUgHPerL({ compartment }: System, { eliminatedUg }: Moment): number | undefined {
  if (!compartment || compartment.eliminationPerS === 0) return undefined
  return eliminatedUg / (compartment.volumeL * compartment.eliminationPerS * 3600)
}

/** Free concentration at a distance from the inner end or centre, straight between the middles of the cells around it. */
export function freeAt({ grid }: System, { referenceUgPerCm3 }: Moment, atUm: number): number {
  const { facesCm, cells } = grid.mesh
  const middle = (cell: number) => ((facesCm[cell] as number) + (facesCm[cell + 1] as number)) / 2
  const at = atUm / 1e4
  let above = 1
  while (above < cells - 1 && middle(above) < at) above += 1
  const below = above - 1
  const share = Math.min(1, Math.max(0, (at - middle(below)) / (middle(above) - middle(below))))
  const reference = (1 - share) * (referenceUgPerCm3[below] as number) + share * (referenceUgPerCm3[above] as number)
  return reference * (grid.partition[share < 0.5 ? below : above] as number)
}

/**
 * The figure that an oracle is about.
 *
 * @throws {RangeError} when the run has no such figure, which reading the case rules out
 */
export function figureOf(run: CaseRun, asked: Pick<Oracle, 'quantity' | 'timeS' | 'atUm'>): number {
  const { system, solution } = run
  const { quantity } = asked
  if (quantity === 'peakTimeS') return some(solution.peak?.timeS, quantity)
  if (quantity === 'peakUgPerL') {
    return some(solution.peak && system.compartment && solution.peak.amountUg / system.compartment.volumeL, quantity)
  }
  const moment = solution.moments.find(({ timeS }) => timeS === asked.timeS)
  if (!moment) throw new RangeError(`figureOf: no output at ${asked.timeS} s`)
  switch (quantity) {
    case 'suppliedInnerUg':
      return -moment.leftInnerUg
    case 'freeUgPerCm3':
      return freeAt(system, moment, some(asked.atUm, quantity))
    case 'compartmentUgPerL':
      return some(compartmentUgPerL(system, moment), quantity)
    case 'aucUgHPerL':
      return some(aucUgHPerL(system, moment), quantity)
    default:
      return moment[quantity]
  }
}

function some(value: number | undefined, quantity: QuantityAsked): number {
  if (value === undefined) throw new RangeError(`figureOf: ${quantity} is not in this run`)
  return value
}
