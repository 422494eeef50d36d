import type { State } from './solver-state.ts'
import { ledger, type System } from './solver-system.ts'

/** Where the drug is at one time. Amounts in µg; what left an end is negative when that end has supplied drug. */
export type Moment = {
  readonly timeS: number
  readonly releasedUg: number
  readonly inSkinUg: number
  /** Free and bound, a layer. */
  readonly inLayersUg: readonly number[]
  readonly clearedUg: number
  readonly leftInnerUg: number
  readonly leftOuterUg: number
  readonly compartmentUg: number
  readonly eliminatedUg: number
  /** Free concentration in each cell, in µg/cm³. */
  readonly freeUgPerCm3: Float64Array
  /** The same in the reference phase, which has no jumps where layers meet. */
  readonly referenceUgPerCm3: Float64Array
}

export function momentOf({ grid }: System, { u, bound, amounts }: State, timeS: number): Moment {
  const inLayersUg = grid.layers.map(() => 0)
  for (let cell = 0; cell < u.length; cell++) {
    const layer = grid.mesh.layerOf[cell] as number
    inLayersUg[layer] = (inLayersUg[layer] as number) + inCell(grid, u, bound, cell)
  }
  const amount = (entry: number) => amounts[entry] as number
  return {
    timeS,
    releasedUg: amount(ledger.released),
    inSkinUg: inLayersUg.reduce((sum, layer) => sum + layer, 0),
    inLayersUg,
    clearedUg: amount(ledger.cleared),
    leftInnerUg: amount(ledger.inner),
    leftOuterUg: amount(ledger.outer),
    compartmentUg: amount(ledger.compartment),
    eliminatedUg: amount(ledger.eliminated),
    freeUgPerCm3: u.map((value, cell) => value * (grid.partition[cell] as number)),
    referenceUgPerCm3: u.slice(),
  }
}

function inCell({ capacityCm3, mesh }: System['grid'], u: Float64Array, bound: Float64Array, cell: number): number {
  return (
    (capacityCm3[cell] as number) * (u[cell] as number) + (mesh.volumesCm3[cell] as number) * (bound[cell] as number)
  )
}

/** Keeps the books: what entered is in the skin, was cleared or has left; what fed the compartment is in it or gone. */
export function balanceOf({ grid, initialUgPerCm3, compartment }: System) {
  const nothing = new Float64Array(grid.mesh.cells)
  const inSkin = (u: Float64Array, bound: Float64Array) => {
    let sum = 0
    for (let cell = 0; cell < u.length; cell++) sum += inCell(grid, u, bound, cell)
    return sum
  }
  const initialUg = inSkin(initialUgPerCm3, nothing)
  const entered = ({ amounts }: State) =>
    initialUg +
    (amounts[ledger.released] as number) +
    Math.max(0, -(amounts[ledger.inner] as number)) +
    Math.max(0, -(amounts[ledger.outer] as number))
  return {
    /** All mass that has entered, in µg. */
    entered,
    /** Imbalance over what entered. */
    error(state: State): number {
      const { u, bound, amounts } = state
      const amount = (entry: number) => amounts[entry] as number
      const all = entered(state)
      if (all === 0) return 0
      const gone = amount(ledger.cleared) + amount(ledger.inner) + amount(ledger.outer)
      const skin = Math.abs(inSkin(u, bound) + gone - initialUg - amount(ledger.released))
      const fed = compartment ? amount(ledger[compartment.fedBy]) : 0
      const body = Math.abs(amount(ledger.compartment) + amount(ledger.eliminated) - fed)
      return Math.max(skin, body) / all
    },
  }
}

/** Highest amount so far and when. */
export type Peak = { readonly timeS: number; readonly amountUg: number }

type Piece = {
  readonly fromS: number
  readonly tookS: number
  readonly from: number
  readonly to: number
  readonly fromRate: number
  readonly toRate: number
}

/** The highest point of the cubic through both ends of a step with their slopes, if it is higher than before. */
export function peakBetween(before: Peak | undefined, piece: Piece): Peak | undefined {
  const { fromS, tookS, from, to, fromRate, toRate } = piece
  let best = before
  const consider = (share: number, amountUg: number) => {
    if (best === undefined || amountUg > best.amountUg) best = { timeS: fromS + share * tookS, amountUg }
  }
  if (before === undefined) consider(0, from)
  consider(1, to)
  if (fromRate > 0 && toRate < 0) {
    const start = tookS * fromRate
    const end = tookS * toRate
    // Slope of the cubic: start + 2 b s + 3 a s², with s from 0 to 1.
    const a = start + end - 2 * (to - from)
    const b = 3 * (to - from) - 2 * start - end
    const share = start / (-b + Math.sqrt(b * b - 3 * a * start))
    consider(share, from + share * (start + share * (b + share * a)))
  }
  return best
}
