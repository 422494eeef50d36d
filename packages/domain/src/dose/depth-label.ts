import type { Provenance } from './provenance.ts'

/**
 * The deepest setting that a device's label evaluated, in micrometres, the figure itself included. Labels and places differ,
 * so the caller names its own.
 */
export type EvaluatedMaximum = { readonly maxUm: number; readonly provenance: Provenance }

/** Where no label is named, that is an answer of its own. */
export type LabelVerdict = 'within' | 'beyond' | 'label-not-known'

/** Compares a set depth with what the label evaluated. Beyond it there is no advice on depth at all. */
export function againstLabel(setUm: number, evaluated: EvaluatedMaximum | undefined): LabelVerdict {
  if (evaluated === undefined) return 'label-not-known'
  return setUm <= evaluated.maxUm ? 'within' : 'beyond'
}
