import { closureHalfLife } from '../dose/index.ts'
import { type Compared, comparedWith } from './case-oracle.ts'
import { numberAt, type Sampling, withNumberAt } from './case-uncertain.ts'
import { lognormalQuantile } from './lognormal.ts'
import type { ProfileCase, ProfileOracle } from './profile-case.ts'
import { closingHalfLifeH, courseOf, type Disposition, type ProfileCourse } from './profile-course.ts'
import { latinHypercube } from './sampling.ts'
import { type Band, bandOf } from './uncertainty.ts'

export type ProfileMoment = {
  readonly timeH: number
  readonly concentrationUgPerL: number
  readonly absorbedUg: number
  readonly aucUgHPerL: number
  /** Where nine of ten people lie; only with spread. */
  readonly between?: Band
}

/** What the falling part of the curve shows, and its half-life. */
export type TerminalSlope = { readonly shows: 'input' | 'elimination'; readonly halfLifeH: number }

export type Spread = { readonly field: string; readonly cvPercent: number; readonly source: string }

export type Profile = {
  readonly disposition: Disposition
  readonly terminal: TerminalSlope
  readonly peak: ProfileCourse['peak']
  readonly wholeAucUgHPerL: number
  readonly moments: readonly ProfileMoment[]
  readonly people?: {
    readonly samples: number
    readonly seed: number
    readonly spreads: readonly Spread[]
    readonly peakUgPerL: Band
    readonly peakTimeH: Band
    readonly wholeAucUgHPerL: Band
  }
}

/**
 * The profile of a case that was read, and the band of people where the case says how they differ. Numbers are drawn
 * independently of one another; what the model leaves out is not in the band.
 */
export function profileOf(given: ProfileCase, sampling: Sampling): Profile {
  const course = courseOf(given)
  const { disposition, peak, wholeAucUgHPerL } = course
  const spreads = spreadsOf(given)
  const people = spreads.length > 0 ? peopleOf(given, spreads, sampling) : undefined
  const moments = given.outputTimesH.map((timeH, index): ProfileMoment => {
    const between = people?.moments[index]
    return {
      timeH,
      concentrationUgPerL: course.concentrationUgPerL(timeH),
      absorbedUg: course.absorbedUg(timeH),
      aucUgHPerL: course.aucUgHPerL(timeH),
      ...(between ? { between } : {}),
    }
  })
  return {
    disposition,
    terminal: terminalOf(given, course),
    peak,
    wholeAucUgHPerL,
    moments,
    ...(people ? { people: { ...sampling, spreads, ...people.figures } } : {}),
  }
}

/** The spread of the case, and that of the closure model where the case takes its half-life from there. */
function spreadsOf({ between, input }: ProfileCase): Spread[] {
  if (between.length === 0 || input.kind !== 'closing-channels' || input.halfLifeH !== undefined) return [...between]
  const { cv, basis, provenance } = closureHalfLife(input.occlusion)
  const source = `${basis} (${provenance.map(({ citation }) => citation).join('; ')})`
  return [...between, { field: 'input.halfLifeH', cvPercent: 100 * cv, source }]
}

function peopleOf(given: ProfileCase, spreads: readonly Spread[], sampling: Sampling) {
  // The half-life of the closure model, written out, so that it can be drawn like the rest.
  const plain = spelledOut(given)
  const medians = spreads.map(({ field }) => numberAt(plain, field) ?? Number.NaN)
  const courses = latinHypercube({ ...sampling, dimensions: spreads.length }).map((point) => {
    let person = plain
    for (const [index, { field, cvPercent }] of spreads.entries()) {
      const spread = { median: medians[index] as number, cv: cvPercent / 100 }
      person = withNumberAt(person, field, lognormalQuantile(spread, point[index] as number))
    }
    const course = courseOf(person)
    return {
      at: given.outputTimesH.map(course.concentrationUgPerL),
      peak: course.peak,
      wholeAucUgHPerL: course.wholeAucUgHPerL,
    }
  })
  return {
    moments: given.outputTimesH.map((_, index) => bandOf(courses.map(({ at }) => at[index] ?? Number.NaN))),
    figures: {
      peakUgPerL: bandOf(courses.map(({ peak }) => peak.concentrationUgPerL)),
      peakTimeH: bandOf(courses.map(({ peak }) => peak.timeH)),
      wholeAucUgHPerL: bandOf(courses.map(({ wholeAucUgHPerL }) => wholeAucUgHPerL)),
    },
  }
}

function spelledOut(given: ProfileCase): ProfileCase {
  const { input } = given
  const plain = { ...given, outputTimesH: [0], between: [], oracle: [] }
  if (input.kind !== 'closing-channels') return plain
  return { ...plain, input: { ...input, halfLifeH: closingHalfLifeH(input) } }
}

function terminalOf({ outputTimesH }: ProfileCase, course: ProfileCourse): TerminalSlope {
  const { disposition, inputFadingPerH, inputEndsH } = course
  const { halfLifeH } = disposition
  const inputHalfLifeH = Math.LN2 / inputFadingPerH
  const isSeenWithInput = (outputTimesH.at(-1) ?? 0) <= inputEndsH
  return isSeenWithInput && inputFadingPerH > 0 && inputHalfLifeH > halfLifeH
    ? { shows: 'input', halfLifeH: inputHalfLifeH }
    : { shows: 'elimination', halfLifeH }
}

/** A figure that a profile has to answer, with what came out. */
export type ProfileAgreement = Compared & { readonly oracle: ProfileOracle }

export function profileAgreementsOf(given: ProfileCase): ProfileAgreement[] {
  const course = courseOf(given)
  return given.oracle.map((oracle) => ({ oracle, ...comparedWith(oracle, profileFigure(course, oracle)) }))
}

function profileFigure(course: ProfileCourse, { quantity, timeH }: ProfileOracle): number {
  switch (quantity) {
    case 'peakUgPerL':
      return course.peak.concentrationUgPerL
    case 'peakTimeH':
      return course.peak.timeH
    case 'wholeAucUgHPerL':
      return course.wholeAucUgHPerL
    default:
      if (timeH === undefined) throw new RangeError(`profileFigure: ${quantity} needs a time`)
      return course[quantity](timeH)
  }
}
