import { closureHalfLife } from '../dose/index.ts'
import { fadingInputLeft } from './one-compartment.ts'
import type { ProfileCase, ProfileInput } from './profile-case.ts'

/** Clearance, volume and half-life that belong together. */
export type Disposition = { readonly clearanceLPerH: number; readonly volumeL: number; readonly halfLifeH: number }

export function dispositionOf(given: ProfileCase['compartment']): Disposition {
  if (!('halfLifeH' in given)) {
    const { clearanceLPerH, volumeL } = given
    return { clearanceLPerH, volumeL, halfLifeH: (Math.LN2 * volumeL) / clearanceLPerH }
  }
  const { halfLifeH } = given
  const ratePerH = Math.LN2 / halfLifeH
  if ('volumeL' in given) return { clearanceLPerH: given.volumeL * ratePerH, volumeL: given.volumeL, halfLifeH }
  return { clearanceLPerH: given.clearanceLPerH, volumeL: given.clearanceLPerH / ratePerH, halfLifeH }
}

/** Hours in which the channels lose half of what is open: the case's own figure, or the closure model's median. */
export function closingHalfLifeH(input: Extract<ProfileInput, { kind: 'closing-channels' }>): number {
  return input.halfLifeH ?? closureHalfLife(input.occlusion).medianHours
}

/** What one dose puts into the blood: a rate at its start that fades, or is steady, until it ends. */
type Dose = { readonly startUgPerH: number; readonly fadingPerH: number; readonly lastsH: number }

function doseOf(input: ProfileInput): Dose {
  switch (input.kind) {
    case 'first-order': {
      const { doseUg, absorbedFraction, ratePerH } = input
      return {
        startUgPerH: doseUg * absorbedFraction * ratePerH,
        fadingPerH: ratePerH,
        lastsH: Number.POSITIVE_INFINITY,
      }
    }
    case 'zero-order': {
      const { doseUg, absorbedFraction, releaseH } = input
      return { startUgPerH: (doseUg * absorbedFraction) / releaseH, fadingPerH: 0, lastsH: releaseH }
    }
    case 'closing-channels':
      return {
        startUgPerH: input.openedUgPerH,
        fadingPerH: Math.LN2 / closingHalfLifeH(input),
        lastsH: input.wornH,
      }
    default:
      return input satisfies never
  }
}

/** Between two events: what is in the body at the start, and the input, which fades from there. */
type Stretch = {
  readonly fromH: number
  readonly untilH: number
  readonly bodyUg: number
  readonly absorbedUg: number
  readonly inputUgPerH: number
}

/** One person's profile: exact at any time, since between events everything is a sum of exponentials. */
export type ProfileCourse = {
  readonly disposition: Disposition
  /** Fading of the input, per hour; 0 where it is steady. */
  readonly inputFadingPerH: number
  /** When the last input ends, in hours; infinite where it only fades. */
  readonly inputEndsH: number
  concentrationUgPerL(timeH: number): number
  absorbedUg(timeH: number): number
  /** From the start to then. */
  aucUgHPerL(timeH: number): number
  readonly wholeAucUgHPerL: number
  readonly peak: { readonly timeH: number; readonly concentrationUgPerL: number }
}

/**
 * The course of a case whose fields are checked.
 *
 * @source dA/dt = u(t) − (CL/V) A, with u a sum of exponentials between events
 */
export function courseOf({ input, givenAtH, compartment }: ProfileCase): ProfileCourse {
  const disposition = dispositionOf(compartment)
  const { clearanceLPerH, volumeL } = disposition
  const emptying = clearanceLPerH / volumeL
  const dose = doseOf(input)
  const fading = dose.fadingPerH
  const absorbedBy = ({ inputUgPerH }: Stretch, hours: number) => {
    // Without input nothing is added, even in endless time.
    if (inputUgPerH === 0) return 0
    return inputUgPerH * (fading === 0 ? hours : -Math.expm1(-fading * hours) / fading)
  }
  const bodyAfter = (stretch: Stretch, hours: number) =>
    stretch.bodyUg * Math.exp(-emptying * hours) + stretch.inputUgPerH * fadingInputLeft(fading, emptying, hours)

  const stretches: Stretch[] = []
  const events = [...new Set(givenAtH.flatMap((at) => [at, at + dose.lastsH]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  for (const [index, fromH] of events.entries()) {
    const before = stretches.at(-1)
    const running = givenAtH.filter((at) => at <= fromH && fromH < at + dose.lastsH)
    stretches.push({
      fromH,
      untilH: events[index + 1] ?? Number.POSITIVE_INFINITY,
      bodyUg: before ? bodyAfter(before, fromH - before.fromH) : 0,
      absorbedUg: before ? before.absorbedUg + absorbedBy(before, fromH - before.fromH) : 0,
      inputUgPerH: running.reduce((sum, at) => sum + dose.startUgPerH * Math.exp(-fading * (fromH - at)), 0),
    })
  }
  const stretchAt = (timeH: number) => stretches.findLast(({ fromH }) => fromH <= timeH)
  const bodyUg = (timeH: number) => {
    const stretch = stretchAt(timeH)
    return stretch ? bodyAfter(stretch, timeH - stretch.fromH) : 0
  }
  const absorbedUg = (timeH: number) => {
    const stretch = stretchAt(timeH)
    return stretch ? stretch.absorbedUg + absorbedBy(stretch, timeH - stretch.fromH) : 0
  }
  const peaks = stretches.map((stretch) => {
    const slope = (hours: number) =>
      stretch.inputUgPerH * Math.exp(-fading * hours) - emptying * bodyAfter(stretch, hours)
    return (
      stretch.fromH + turnOf(slope, stretch.untilH - stretch.fromH, Math.max(1 / emptying, 1 / (fading || emptying)))
    )
  })
  const concentrationUgPerL = (timeH: number) => bodyUg(timeH) / volumeL
  const peakTimeH = peaks.reduce((best, at) => (bodyUg(at) > bodyUg(best) ? at : best), givenAtH[0] ?? 0)
  return {
    disposition,
    inputFadingPerH: fading,
    inputEndsH: (givenAtH.at(-1) ?? 0) + dose.lastsH,
    concentrationUgPerL,
    absorbedUg,
    aucUgHPerL: (timeH) => (absorbedUg(timeH) - bodyUg(timeH)) / clearanceLPerH,
    wholeAucUgHPerL: absorbedUg(Number.POSITIVE_INFINITY) / clearanceLPerH,
    peak: { timeH: peakTimeH, concentrationUgPerL: concentrationUgPerL(peakTimeH) },
  }
}

/** Where a slope that falls through 0 at most once does so, within a stretch; its start or end where it does not. */
function turnOf(slope: (hours: number) => number, lastsH: number, scaleH: number): number {
  if (!(slope(0) > 0)) return 0
  let high = Math.min(lastsH, scaleH)
  while (high < lastsH && slope(high) > 0) high = Math.min(2 * high, lastsH)
  if (slope(high) > 0) return high
  let low = 0
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) return middle
    if (slope(middle) > 0) low = middle
    else high = middle
  }
}
