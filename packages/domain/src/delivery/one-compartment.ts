/**
 * One compartment that is filled and emptied in proportion to what is there. Times, amounts and concentrations are in any
 * consistent set of units: rates are per unit of time, a volume is dose over concentration.
 */
export type OneCompartment = {
  /** Rate of input. */
  readonly ka: number
  /** Rate of elimination. */
  readonly ke: number
  readonly clearanceOverF: number
  readonly volumeOverF: number
}

export type Inversion = OneCompartment & {
  /** ln 2 / ke. Which of the two rates is elimination cannot be told from such a profile: see `flipFlop`. */
  readonly halfLife: number
  /** The other reading of the same figures: input is the slower step, and the falling part shows input. */
  readonly flipFlop: OneCompartment
}

export type InversionRefusal =
  | { readonly code: 'not-positive'; readonly field: 'cmax' | 'auc' | 'tmax' | 'dose'; readonly given: number }
  /** AUC / Cmax has to exceed e × tmax; `ratio` and `least` are the two sides, in units of time. */
  | { readonly code: 'inconsistent'; readonly ratio: number; readonly least: number }
  /** The area was counted only until before the peak, which says nothing of how the curve falls. */
  | { readonly code: 'cut-before-peak'; readonly given: number; readonly tmax: number }
  /** The figures lie so far apart that a rate or a volume is more, or less, than a number holds. */
  | { readonly code: 'out-of-range' }

/**
 * Concentration at a time after a single dose.
 *
 * @param time 0 or more, in the unit of the rates
 * @source Bateman function; where both rates are equal, its limit `dose / V · k t e^(−k t)`
 */
export function concentrationAt({ ka, ke, volumeOverF }: OneCompartment, dose: number, time: number): number {
  return ((dose * ka) / volumeOverF) * fadingInputLeft(ka, ke, time)
}

/**
 * What is left at a time of an input that began at rate 1 and fades with `fading`, while the compartment is emptied with
 * `emptying`: `(e^(−emptying t) − e^(−fading t)) / (fading − emptying)`, its limit where both are equal.
 */
export function fadingInputLeft(fading: number, emptying: number, time: number): number {
  // The same with the rates exchanged. With the slower one in front nothing overflows, and written so nothing cancels
  // where they are close.
  const slower = Math.min(fading, emptying)
  const difference = Math.abs(fading - emptying)
  return Math.exp(-slower * time) * (difference === 0 ? time : -Math.expm1(-difference * time) / difference)
}

/**
 * Concentration after repeated doses: each goes its way as if it were alone.
 *
 * @param doses with the time each is given at
 */
export function concentrationOfDoses(
  compartment: OneCompartment,
  doses: readonly { readonly amount: number; readonly time: number }[],
  time: number,
): number {
  return doses
    .filter((dose) => dose.time <= time)
    .reduce((sum, dose) => sum + concentrationAt(compartment, dose.amount, time - dose.time), 0)
}

/** Time of the highest concentration after a single dose. */
export function timeOfPeak({ ka, ke }: Pick<OneCompartment, 'ka' | 'ke'>): number {
  const difference = ka - ke
  return difference === 0 ? 1 / ke : Math.log1p(difference / ke) / difference
}

/**
 * Area under the curve of a single dose from its start to a time: what was absorbed and is no longer in the body, over
 * clearance.
 */
export function areaUntil(compartment: OneCompartment, dose: number, time: number): number {
  const absorbed = -dose * Math.expm1(-compartment.ka * time)
  return (absorbed - compartment.volumeOverF * concentrationAt(compartment, dose, time)) / compartment.clearanceOverF
}

/** Area under the whole curve of a single dose. */
export const areaUnderCurve = ({ clearanceOverF }: OneCompartment, dose: number) => dose / clearanceOverF

/**
 * The compartment that has these three figures.
 *
 * At the peak `ka e^(−ka t) = ke e^(−ke t)`, and there `AUC / Cmax = e^(ke t) / ke`. So both rates are roots of
 * `e^(x t) / x = AUC / Cmax`. That function falls to `e · t` at `x = 1 / t` and rises after it: above this value there is
 * one root on each side, below it there is none, and no one-compartment profile has such figures.
 *
 * @returns the reading in which elimination is the slower step, with the other beside it
 * @source derived above
 */
export function invertProfile(figures: {
  readonly cmax: number
  readonly auc: number
  readonly tmax: number
  readonly dose: number
}): Inversion | InversionRefusal {
  for (const field of ['cmax', 'auc', 'tmax', 'dose'] as const) {
    const given = figures[field]
    if (!(given > 0 && Number.isFinite(given))) return { code: 'not-positive', field, given }
  }
  const { cmax, auc, tmax, dose } = figures
  const ratio = auc / cmax
  const least = Math.E * tmax
  if (!(ratio > least)) return { code: 'inconsistent', ratio, least }
  // With x = y / tmax: y − ln y = ln(ratio / tmax), a number above 1.
  const level = Math.log(ratio / tmax)
  if (!Number.isFinite(level)) return { code: 'out-of-range' }
  const slower = lowerRoot(level) / tmax
  const faster = upperRoot(level) / tmax
  const clearanceOverF = dose / auc
  const reading = (ka: number, ke: number): OneCompartment => ({
    ka,
    ke,
    clearanceOverF,
    volumeOverF: clearanceOverF / ke,
  })
  const usual = { ...reading(faster, slower), halfLife: Math.LN2 / slower }
  const flipFlop = reading(slower, faster)
  const answers = [...Object.values(usual), ...Object.values(flipFlop)]
  return answers.every((value) => value > 0 && Number.isFinite(value))
    ? { ...usual, flipFlop }
    : { code: 'out-of-range' }
}

/**
 * The compartment that has these figures, where the area was counted only until a time after the peak.
 *
 * With peak and its time held, a larger whole area falls more slowly and leaves more of it before that time: the whole
 * area is found by halving between what was counted and a thousand times that.
 */
export function invertCutProfile(figures: {
  readonly cmax: number
  readonly auc: number
  /** Until when the area was counted, in the unit of `tmax`. */
  readonly aucUntil: number
  readonly tmax: number
  readonly dose: number
}): Inversion | InversionRefusal {
  const { cmax, auc, aucUntil, tmax, dose } = figures
  if (!(aucUntil > tmax && Number.isFinite(aucUntil))) return { code: 'cut-before-peak', given: aucUntil, tmax }
  const whole = (area: number) => invertProfile({ cmax, auc: area, tmax, dose })
  const first = whole(auc)
  if ('code' in first && first.code !== 'inconsistent') return first
  const least = Math.max(auc, Math.E * tmax * cmax * (1 + 1e-12))
  const isBelow = (area: number) => {
    const found = whole(area)
    return 'code' in found ? undefined : areaUntil(found, dose, aucUntil) < auc
  }
  const nearest = isBelow(least)
  if (nearest !== true) return 'code' in first ? first : nearest === undefined ? { code: 'out-of-range' } : first
  if (isBelow(mostOfCounted * auc) !== false) return { code: 'out-of-range' }
  return whole(halve(least, mostOfCounted * auc, (area) => isBelow(area) === true))
}

/** A whole area so many times what was counted says that nearly nothing was. */
const mostOfCounted = 1000

/** The root of `y − ln y = level` below 1, by halving in the logarithm: there the function falls, from ∞ to 1. */
function lowerRoot(level: number): number {
  // y > e^(−level), since ln y = y − level > −level.
  return Math.exp(halve(-level, 0, (logarithm) => Math.exp(logarithm) - logarithm > level))
}

/** The root above 1: there the function rises; y = 2 level is past it, since ln y < y / 2. */
function upperRoot(level: number): number {
  return halve(1, 2 * level, (y) => y - Math.log(y) < level)
}

/** Where `isBefore` turns from true to false, to the last bit that a number holds. */
function halve(from: number, to: number, isBefore: (value: number) => boolean): number {
  let [low, high] = [from, to]
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) return middle
    if (isBefore(middle)) low = middle
    else high = middle
  }
}
