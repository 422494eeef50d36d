import { aucUgHPerL, type CaseRun, compartmentUgPerL } from './case-run.ts'

/** One line of a run, every name with its unit; what a run has no part for is left out. */
export type SeriesRow = {
  readonly timeS: number
  readonly releasedUg: number
  readonly inSkinUg: number
  readonly clearedUg: number
  readonly leftInnerUg: number
  readonly leftOuterUg: number
  readonly compartmentUgPerL?: number
  readonly aucUgHPerL?: number
} & { readonly [layer: `inLayer.${string}.ug`]: number }

/** The run as rows; amounts in a layer are free and bound drug. What left an end is negative when it supplied drug. */
export function seriesOf({ case: given, system, solution }: CaseRun): SeriesRow[] {
  return solution.moments.map((moment) => {
    const layers = given.layers.map(
      (layer, index) => [`inLayer.${layer.name}.ug`, moment.inLayersUg[index] ?? 0] as const,
    )
    const concentration = compartmentUgPerL(system, moment)
    const auc = aucUgHPerL(system, moment)
    return {
      timeS: moment.timeS,
      releasedUg: moment.releasedUg,
      inSkinUg: moment.inSkinUg,
      clearedUg: moment.clearedUg,
      leftInnerUg: moment.leftInnerUg,
      leftOuterUg: moment.leftOuterUg,
      ...(concentration === undefined ? {} : { compartmentUgPerL: concentration }),
      ...(auc === undefined ? {} : { aucUgHPerL: auc }),
      ...Object.fromEntries(layers),
    }
  })
}
