import { readTransportCase } from './case-check.ts'
import type { CaseRefusal } from './case-refusal.ts'
import { type CaseRun, compartmentUgPerL, runCase } from './case-run.ts'
import { type Sampling, valueAt, withNumberAt } from './case-uncertain.ts'
import type { TransportCase } from './case.ts'
import { latinHypercube, quantile } from './sampling.ts'

/** Where nine of ten runs lie, and the middle one. */
export type Band = { readonly low: number; readonly median: number; readonly high: number }

export type UncertainMoment = {
  readonly timeS: number
  readonly releasedUg: Band
  readonly inSkinUg: Band
  readonly clearedUg: Band
  readonly leftOuterUg: Band
  readonly compartmentUgPerL?: Band
}

export type Uncertainty = {
  readonly samples: number
  readonly seed: number
  readonly moments: readonly UncertainMoment[]
  readonly peakUgPerL?: Band
  readonly largestMassErrorFraction: number
}

export type UncertaintyAnswer =
  | { readonly value: Uncertainty; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

const lowShare = 0.05
const highShare = 0.95
/** Samples times output times that fit into memory without thought. */
const mostReadings = 1_000_000
/** Far below what a thousand samples can tell apart, so a tighter tolerance of the case would be time for nothing. */
const closeEnough = 1e-5

/**
 * Runs a case many times, its uncertain numbers drawn from their ranges.
 *
 * The band is that of the ranges given, nothing more: what the model itself leaves out is not in it.
 *
 * @param done told after every run how many there have been
 */
export function uncertaintyOf(
  given: TransportCase,
  sampling: Sampling,
  done: (runs: number) => void = () => {},
): UncertaintyAnswer {
  const { uncertain } = given
  if (uncertain.length === 0) {
    const allowed = { code: 'some-uncertainty' } as const
    return { refusal: { code: 'not-allowed', field: 'uncertain', allowed, given: undefined } }
  }
  const most = Math.floor(mostReadings / given.outputTimesS.length)
  if (sampling.samples > most) {
    const allowed = { code: 'samples-with-times', most, times: given.outputTimesS.length } as const
    return { refusal: { code: 'not-allowed', field: 'samples', allowed, given: String(sampling.samples) } }
  }
  const relativeTolerance = Math.max(given.relativeTolerance, closeEnough)
  const plain: TransportCase = { ...given, relativeTolerance, uncertain: [], oracle: [] }
  const points = latinHypercube({ ...sampling, dimensions: uncertain.length })
  const readings: Reading[] = []
  for (const point of points) {
    let drawn = plain
    for (const [index, entry] of uncertain.entries()) {
      drawn = withNumberAt(drawn, entry.field, valueAt(entry, point[index] as number))
    }
    const read = readTransportCase(drawn)
    if (read.refusal) return { refusal: read.refusal }
    readings.push(readingOf(runCase(read.value)))
    done(readings.length)
  }
  return { value: { ...sampling, ...summaryOf(given, readings) } }
}

/** What is kept of a run; its profiles would fill the memory. */
type Reading = ReturnType<typeof readingOf>

function readingOf({ system, solution }: CaseRun) {
  const { peak, moments, massErrorFraction } = solution
  return {
    moments: moments.map((moment) => ({
      releasedUg: moment.releasedUg,
      inSkinUg: moment.inSkinUg,
      clearedUg: moment.clearedUg,
      leftOuterUg: moment.leftOuterUg,
      compartmentUgPerL: compartmentUgPerL(system, moment) ?? Number.NaN,
    })),
    peakUgPerL: peak && system.compartment ? peak.amountUg / system.compartment.volumeL : undefined,
    massErrorFraction,
  }
}

function summaryOf(given: TransportCase, readings: readonly Reading[]): Omit<Uncertainty, keyof Sampling> {
  const moments = given.outputTimesS.map((timeS, index): UncertainMoment => {
    const band = (name: keyof Reading['moments'][number]) =>
      bandOf(readings.map(({ moments }) => moments[index]?.[name] ?? Number.NaN))
    return {
      timeS,
      releasedUg: band('releasedUg'),
      inSkinUg: band('inSkinUg'),
      clearedUg: band('clearedUg'),
      leftOuterUg: band('leftOuterUg'),
      ...(given.compartment ? { compartmentUgPerL: band('compartmentUgPerL') } : {}),
    }
  })
  const peaks = readings.flatMap(({ peakUgPerL }) => (peakUgPerL === undefined ? [] : [peakUgPerL]))
  return {
    moments,
    ...(peaks.length > 0 ? { peakUgPerL: bandOf(peaks) } : {}),
    largestMassErrorFraction: Math.max(...readings.map(({ massErrorFraction }) => massErrorFraction)),
  }
}

/** Middle and band of values in any order. */
export function bandOf(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b)
  return { low: quantile(sorted, lowShare), median: quantile(sorted, 1 / 2), high: quantile(sorted, highShare) }
}
