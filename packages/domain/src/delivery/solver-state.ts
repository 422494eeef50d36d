import { ledgerSize } from './solver-system.ts'

/** Concentrations, bound drug and ledger at one time. */
export type State = { readonly u: Float64Array; readonly bound: Float64Array; readonly amounts: Float64Array }

export function emptyState(cells: number): State {
  return { u: new Float64Array(cells), bound: new Float64Array(cells), amounts: new Float64Array(ledgerSize) }
}
