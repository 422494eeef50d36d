import type { Grid } from './layers.ts'
import type { Source } from './sources.ts'

/** What lies beyond an end of the region. A held concentration is that of the reference phase. */
export type Boundary =
  | { readonly kind: 'sealed' }
  | { readonly kind: 'sink' }
  | { readonly kind: 'constant'; readonly concentrationUgPerCm3: number; readonly untilS: number }

/** Where the body's compartment gets its drug from. */
export type Feed = 'cleared' | 'inner' | 'outer'

export type Compartment = { readonly volumeL: number; readonly eliminationPerS: number; readonly fedBy: Feed }

/** Everything that decides how the drug spreads. */
export type System = {
  readonly grid: Grid
  /** Concentration in the reference phase at the start, one a cell, in µg/cm³. */
  readonly initialUgPerCm3: Float64Array
  readonly inner: Boundary
  readonly outer: Boundary
  /** What goes into each cell of each µg given; the shares of a source add up to one. */
  readonly source?: { readonly law: Source; readonly share: Float64Array } | undefined
  readonly compartment?: Compartment | undefined
}

/** Amounts since the start, in µg: places in the list that the solver carries beside the cells. */
export const ledger = { released: 0, cleared: 1, inner: 2, outer: 3, compartment: 4, eliminated: 5 } as const
export const ledgerSize = 6

/** Conductance and held concentration of a boundary at a time; one that is sealed by then conducts nothing. */
export function boundaryAt(boundary: Boundary, conductanceCm3PerS: number, timeS: number) {
  switch (boundary.kind) {
    case 'sealed':
      return { conductance: 0, held: 0 }
    case 'sink':
      return { conductance: conductanceCm3PerS, held: 0 }
    case 'constant':
      return timeS < boundary.untilS
        ? { conductance: conductanceCm3PerS, held: boundary.concentrationUgPerCm3 }
        : { conductance: 0, held: 0 }
    default:
      return boundary satisfies never
  }
}
