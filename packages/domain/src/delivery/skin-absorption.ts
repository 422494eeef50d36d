import { gridOf, type Layer } from './layers.ts'
import { meshOf } from './mesh.ts'
import type { SkinDose } from './permeant-case.ts'
import type { SkinProperties } from './skin-properties.ts'
import type { Moment } from './solver-ledger.ts'
import type { System } from './solver-system.ts'
import { solve } from './solver.ts'

/** As the published model cuts its layers. */
const cellsALayer = 40
const secondsPerHour = 3600
const umPerCm = 1e4
const relativeTolerance = 1e-8
/** Times at which the rate is looked at for its highest. */
const looks = 400

export type AbsorptionMoment = {
  readonly timeH: number
  /** Taken up by the blood so far. */
  readonly absorbedUg: number
  readonly rateUgPerH: number
}

export type SkinAbsorption = {
  readonly moments: readonly AbsorptionMoment[]
  readonly highestUgPerH: number
  /** When what lay on the skin has gone into it; undefined where it lasts beyond the last output, or nothing lay on it. */
  readonly depositEmptyH: number | undefined
  readonly massErrorFraction: number
}

/**
 * A single dose on intact living skin.
 *
 * The top of the stratum corneum is filled at once, up to saturation, and stays saturated for as long as there is more
 * on the skin; then its surface is closed. The dermis is emptied by the blood and closed below. Nothing evaporates.
 *
 * @source Dancik and others 2013, cases 1 and 2; docs/evidence/skin-properties.md
 */
export function skinAbsorptionOf(
  properties: SkinProperties,
  dose: SkinDose,
  outputTimesH: readonly number[],
): SkinAbsorption {
  const { areaCm2, densityUgPerCm3 } = dose
  const solubility = Math.min(
    dose.waterSolubilityUgPerCm3 * 10 ** (0.01 * (dose.skinC - dose.solubilityMeasuredAtC)),
    densityUgPerCm3,
  )
  const layers = layersOf(properties, Math.min(properties.stratumCorneum.partition, densityUgPerCm3 / solubility))
  const [corneum] = layers as [Layer]
  const zoneCells = dose.putOn === 'neat' ? 1 : 4
  const zoneCm = (corneum.thicknessCm * zoneCells) / cellsALayer
  const zoneCm3 = zoneCm * areaCm2 * corneum.partition
  const doseUg = dose.ugPerCm2 * areaCm2
  const onTopUg = doseUg - solubility * zoneCm3
  const endS = (outputTimesH.at(-1) ?? 0) * secondsPerHour
  const timesS = [
    ...new Set([
      ...outputTimesH.map((timeH) => timeH * secondsPerHour),
      ...Array.from({ length: looks }, (_, index) => (endS * (index + 1)) / looks),
    ]),
  ].sort((a, b) => a - b)
  const whole = (initial: (cell: number) => number) => systemOf(layers, areaCm2, { initial })
  const below: readonly Layer[] = [
    { ...corneum, thicknessCm: corneum.thicknessCm - zoneCm, cells: cellsALayer - zoneCells },
    ...layers.slice(1),
  ]
  const held = systemOf(below, areaCm2, { held: solubility })
  const emptyS = onTopUg > 0 ? emptyingTimeS(held, onTopUg, endS) : 0
  const before =
    emptyS > 0
      ? solve(held, {
          outputTimesS: [...timesS.filter((at) => at < emptyS), Math.min(emptyS, endS)],
          relativeTolerance,
        })
      : undefined
  const atEmpty = before?.moments.at(-1)
  const filled = onTopUg > 0 ? solubility : doseUg / zoneCm3
  const closed =
    emptyS < endS
      ? solve(
          whole((cell) => (cell < zoneCells ? filled : (atEmpty?.referenceUgPerCm3[cell - zoneCells] ?? 0))),
          { outputTimesS: timesS.filter((at) => at >= emptyS).map((at) => at - emptyS), relativeTolerance },
        )
      : undefined
  const read = (moment: Moment, shiftS: number, already: number): AbsorptionMoment => ({
    timeH: (moment.timeS + shiftS) / secondsPerHour,
    absorbedUg: moment.clearedUg + already,
    rateUgPerH: (moment.inLayersUg[2] ?? 0) * properties.dermis.clearancePerS * secondsPerHour,
  })
  const all = [
    ...(before?.moments.map((moment) => read(moment, 0, 0)) ?? []),
    ...(closed?.moments.map((moment) => read(moment, emptyS, atEmpty?.clearedUg ?? 0)) ?? []),
  ]
  return {
    moments: outputTimesH.map((timeH) => ({ ...nearest(all, timeH), timeH })),
    highestUgPerH: Math.max(...all.map(({ rateUgPerH }) => rateUgPerH)),
    depositEmptyH: onTopUg > 0 && emptyS < endS ? emptyS / secondsPerHour : undefined,
    massErrorFraction: Math.max(before?.massErrorFraction ?? 0, closed?.massErrorFraction ?? 0),
  }
}

function layersOf({ stratumCorneum, epidermis, dermis }: SkinProperties, corneumPartition: number): Layer[] {
  // Partition capped at what the pure substance can be; permeability stays what it is.
  const corneumDiffusivity = (stratumCorneum.diffusivityCm2PerS * stratumCorneum.partition) / corneumPartition
  return [
    { ...stratumCorneum, partition: corneumPartition, diffusivityCm2PerS: corneumDiffusivity, clearancePerS: 0 },
    { ...epidermis, clearancePerS: 0 },
    dermis,
  ].map(({ thicknessUm, ...layer }) => ({
    ...layer,
    thicknessCm: thicknessUm / umPerCm,
    cells: cellsALayer,
    boundOverFree: 0,
  }))
}

function systemOf(
  layers: readonly Layer[],
  areaCm2: number,
  { held, initial = () => 0 }: { held?: number; initial?: (cell: number) => number },
): System {
  const mesh = meshOf({ shape: 'slab', areaCm2 }, layers)
  return {
    grid: gridOf(mesh, layers),
    initialUgPerCm3: new Float64Array(mesh.cells).map((_, cell) => initial(cell)),
    inner:
      held === undefined
        ? { kind: 'sealed' }
        : { kind: 'constant', concentrationUgPerCm3: held, untilS: Number.POSITIVE_INFINITY },
    outer: { kind: 'sealed' },
  }
}

/** When a held surface has supplied an amount, by halving; infinite where it lasts longer than the run. */
function emptyingTimeS(held: System, amountUg: number, endS: number): number {
  const supplied = (timeS: number) =>
    -(solve(held, { outputTimesS: [timeS], relativeTolerance }).moments[0]?.leftInnerUg ?? 0)
  if (supplied(endS) < amountUg) return Number.POSITIVE_INFINITY
  let [low, high] = [0, endS]
  while (high - low > 1e-9 * endS) {
    const middle = (low + high) / 2
    if (supplied(middle) < amountUg) low = middle
    else high = middle
  }
  return high
}

function nearest(all: readonly AbsorptionMoment[], timeH: number): AbsorptionMoment {
  const found = all.reduce<AbsorptionMoment | undefined>(
    (best, one) => (best && Math.abs(best.timeH - timeH) <= Math.abs(one.timeH - timeH) ? best : one),
    undefined,
  )
  if (!found) throw new RangeError('skinAbsorptionOf: no output times')
  return found
}
