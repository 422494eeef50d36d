import type { Provenance } from './provenance.ts'

/** The deepest setting that a device's label evaluated, in micrometres, the figure itself included. */
export type EvaluatedMaximum = { readonly maxUm: number; readonly provenance: Provenance }

/** One version of the SkinPen label, for the face; other labels and places differ, so a clinic names its own. */
export const skinPenEvaluatedMaximum: EvaluatedMaximum = {
  maxUm: 1500,
  provenance: {
    claim: 'settings above 1.5 mm were not evaluated',
    citation: 'US Food and Drug Administration, De Novo decision DEN160029, SkinPen Precision System, 2018',
    read: 'quoted',
  },
}

/** Where no label is named, that is an answer of its own. */
export type LabelVerdict = 'within' | 'beyond' | 'label-not-known'

/** Compares a set depth with what the label evaluated. Beyond it there is no advice on depth at all. */
export function againstLabel(setUm: number, evaluated: EvaluatedMaximum | undefined): LabelVerdict {
  if (evaluated === undefined) return 'label-not-known'
  return setUm <= evaluated.maxUm ? 'within' : 'beyond'
}
