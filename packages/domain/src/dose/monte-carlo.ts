import { coverage } from './coverage.ts'
import { type DoseRefusal, refuse } from './density.ts'
import type { NeedleLattice } from './needle-lattice.ts'
import {
  cellsOf,
  countAlone,
  countCovered,
  countInside,
  type PunctureCells,
  puncturePlot,
  testPoints,
} from './puncture-plot.ts'
import { seededNumbers } from './seeded-numbers.ts'

/** Mean over the runs with its standard error, and the spread from run to run. */
export type Sampled = { readonly mean: number; readonly standardError: number; readonly sd: number }

/** What a lattice does, beside what randomly placed holes of the same density would. */
export type LatticeFindings = {
  readonly runs: number
  readonly seed: number
  readonly plotCm2: number
  readonly densityPerCm2: Sampled
  /** Share of holes that touch no other, over the runs that have any. */
  readonly isolatedFraction: Sampled
  /** Share of the skin that is hole, by points tested. */
  readonly brokenFraction: Sampled
  readonly poisson: {
    readonly densityPerCm2: number
    /** Standard deviation of the density in a plot of this size. */
    readonly densitySd: number
    readonly isolatedFraction: number
    readonly brokenFraction: number
  }
}

export type MonteCarlo = {
  readonly lattice: NeedleLattice
  readonly passes: number
  readonly holeDiameterUm: number
  readonly runs: number
  readonly seed: number
  /** Side of the square plot, in millimetres; 10 where not given. */
  readonly sideMm?: number
}

/** More punctures than this over all runs are refused: they would run for many minutes and say nothing new. */
const mostPunctures = 2e9

/** Why a simulation would not be run, if it would not. */
export function refuseMonteCarlo({ lattice, passes, runs }: MonteCarlo): DoseRefusal | undefined {
  const refusal = refuse({ passes, runs }, {})
  if (refusal) return refusal
  const uneven = Object.entries({ passes, runs }).find(([, given]) => !Number.isInteger(given))
  if (uneven) return { code: 'not-whole', field: uneven[0], given: uneven[1] }
  const most = Math.floor(mostPunctures / (passes * lattice.perPassPerCm2))
  return runs > most ? { code: 'out-of-domain', field: 'runs', given: runs, range: { from: 2, to: most } } : undefined
}

/** Points tested for being hole, a side of the plot. */
const testedPerSide = 32

/**
 * Lays the passes over a plot again and again, each pass turned and shifted by chance, and counts.
 *
 * @param each called after every run with how many are done
 * @throws {RangeError} when runs or passes are no whole numbers, or fewer than 2 and 1
 * @source docs/evidence/lattice-monte-carlo.md
 */
export function simulateLattice(
  { lattice, passes, holeDiameterUm, runs, seed, sideMm = 10 }: MonteCarlo,
  each: (done: number) => void = () => {},
): LatticeFindings {
  if (!Number.isInteger(runs) || runs < 2) throw new RangeError(`simulateLattice: runs must be 2 or more, not ${runs}`)
  if (!Number.isInteger(passes) || passes < 1) {
    throw new RangeError(`simulateLattice: passes must be a whole number, not ${passes}`)
  }
  const numbers = seededNumbers(seed)
  const holeMm = holeDiameterUm / 1000
  const plot = puncturePlot(sideMm, holeMm)
  const plotCm2 = (sideMm / 10) ** 2
  const points = testPoints(testedPerSide)
  let cells: PunctureCells | undefined
  const [density, isolated, broken] = [running(), running(), running()]
  for (let run = 0; run < runs; run++) {
    plot.count = 0
    for (let pass = 0; pass < passes; pass++) lattice.lay(plot, numbers)
    const inside = countInside(plot)
    density.add(inside / plotCm2)
    cells = cellsOf(plot, cells)
    if (inside > 0) isolated.add(countAlone(cells, holeMm) / inside)
    numbers.intoAll(points.across)
    numbers.intoAll(points.down)
    broken.add(countCovered(plot, points, holeMm / 2) / testedPerSide ** 2)
    each(run + 1)
  }
  const expected = passes * lattice.perPassPerCm2
  const random = coverage(expected, holeDiameterUm).value
  if (!random) throw new RangeError(`simulateLattice: density ${expected} or hole ${holeDiameterUm} µm out of domain`)
  return {
    runs,
    seed,
    plotCm2,
    densityPerCm2: density.sampled(),
    isolatedFraction: isolated.sampled(),
    brokenFraction: broken.sampled(),
    poisson: {
      densityPerCm2: expected,
      densitySd: Math.sqrt(expected / plotCm2),
      isolatedFraction: random.isolatedFraction,
      brokenFraction: random.brokenFraction,
    },
  }
}

/** Mean and spread by Welford's method, which loses no digits to large means. */
function running() {
  let [count, mean, squares] = [0, 0, 0]
  return {
    add(value: number) {
      count++
      const away = value - mean
      mean += away / count
      squares += away * (value - mean)
    },
    sampled(): Sampled {
      const sd = Math.sqrt(squares / (count - 1))
      return { mean, sd, standardError: sd / Math.sqrt(count) }
    },
  }
}
