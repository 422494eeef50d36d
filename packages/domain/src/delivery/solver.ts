import { balanceOf, type Moment, momentOf, type Peak, peakBetween } from './solver-ledger.ts'
import { type Regime, type Stages, stagesOf } from './solver-stages.ts'
import { emptyState, type State } from './solver-state.ts'
import { boundaryAt, ledger, ledgerSize, type System } from './solver-system.ts'
import { esdirk4, type Tableau } from './solver-tableau.ts'
import { releaseEndS, releaseRateUgPerS } from './sources.ts'

export type SolveOptions = {
  /** Ascending, the first at or after 0. */
  readonly outputTimesS: readonly number[]
  /** Largest local error of a step over the largest concentration so far. */
  readonly relativeTolerance: number
  readonly tableau?: Tableau | undefined
}

export type Solution = {
  readonly moments: readonly Moment[]
  /** Highest amount in the compartment. */
  readonly peak: Peak | undefined
  /** Largest imbalance of mass after any step, over all mass that entered. */
  readonly massErrorFraction: number
  /** Lowest concentration after any step over the highest: below 0 only within the tolerance. */
  readonly lowestFraction: number
  readonly steps: number
  readonly rejected: number
}

/** A component this much below the peak is no longer resolved. */
const absoluteShare = 1e-3
const safety = 0.9
const mostGrowth = 5
const mostShrink = 0.2
const brokenBalance = 1e-9
/** A first step is no shorter than can be added to the time; one that is too long is tried again shorter. */
const leastStepShare = 1e-12
const leastStepS = 1e-12

/**
 * Solves the system and answers its state at the output times.
 *
 * @throws {Error} when mass is not conserved or the step falls below round-off, which no input that was checked causes
 */
export function solve(system: System, options: SolveOptions): Solution {
  const { outputTimesS } = options
  const endS = outputTimesS.at(-1) ?? 0
  const run = runOf(system, options)
  const moments: Moment[] = []
  let next = 0
  const note = () => {
    while (next < outputTimesS.length && (outputTimesS[next] as number) <= run.timeS()) {
      moments.push(momentOf(system, run.state(), outputTimesS[next] as number))
      next += 1
    }
  }
  note()
  for (const [from, until] of spansOf(system, endS)) {
    run.enter(regimeFrom(system, from, until))
    while (run.timeS() < until) {
      run.advance(Math.min(until, outputTimesS[next] ?? until))
      note()
    }
  }
  return { moments, ...run.summary() }
}

/** The time in pieces, cut at every event. */
function spansOf({ source, inner, outer }: System, endS: number): [number, number][] {
  const events = [
    source ? releaseEndS(source.law) : endS,
    ...[inner, outer].map((boundary) => (boundary.kind === 'constant' ? boundary.untilS : endS)),
    endS,
  ]
  const cuts = [...new Set(events.filter((event) => event > 0 && event <= endS))].sort((a, b) => a - b)
  return cuts.map((cut, index) => [index === 0 ? 0 : (cuts[index - 1] as number), cut])
}

function regimeFrom({ grid, source, inner, outer }: System, from: number, until: number): Regime {
  const gives = source !== undefined && from < releaseEndS(source.law)
  return {
    inner: boundaryAt(inner, grid.innerCm3PerS, from),
    outer: boundaryAt(outer, grid.outerCm3PerS, from),
    // The last stage may lie beyond the end by round-off, where the source gives no more.
    rate: gives ? (timeS) => releaseRateUgPerS(source.law, Math.min(timeS, until)) : () => 0,
  }
}

function runOf(system: System, { relativeTolerance, tableau = esdirk4 }: SolveOptions) {
  const cells = system.grid.mesh.cells
  const stages = stagesOf(system, tableau)
  const balance = balanceOf(system)
  let now = emptyState(cells)
  let then = emptyState(cells)
  now.u.set(system.initialUgPerCm3)
  let timeS = 0
  let stepS = 0
  let regime: Regime | undefined
  let highest = largestOf(now.u)
  let peak: Peak | undefined
  let lowestFraction = 0
  let massErrorFraction = 0
  let steps = 0
  let rejected = 0

  function advance(untilS: number): void {
    if (!regime) throw new Error('solver: advanced before a regime was entered')
    const left = untilS - timeS
    const reaches = stepS * 1.01 >= left
    // Two even steps rather than a long and a tiny one.
    const tried = reaches ? left : stepS * 2 > left ? left / 2 : stepS
    if (!(timeS + tried > timeS)) throw new Error(`solver: step of ${tried} s at ${timeS} s is below round-off`)
    if (!stages.step(now, timeS, tried, regime, then)) {
      rejected += 1
      stepS = tried * mostShrink
      return
    }
    const size = errorSize(
      stages,
      now,
      then,
      relativeTolerance,
      Math.max(highest, largestOf(then.u)),
      balance.entered(then),
    )
    const factor = Math.min(mostGrowth, Math.max(mostShrink, safety * size ** (-1 / tableau.errorPower)))
    if (!(size <= 1)) {
      rejected += 1
      stepS = tried * (Number.isFinite(factor) ? Math.min(factor, 1) : mostShrink)
      return
    }
    keep(tried, reaches ? untilS : timeS + tried)
    stepS = Math.max(tried * factor, reaches ? Math.min(stepS, tried * mostGrowth) : 0)
  }

  function keep(tookS: number, reachedS: number): void {
    const imbalance = balance.error(then)
    if (!(imbalance <= brokenBalance)) throw new Error(`solver: mass is off by ${imbalance} at ${reachedS} s`)
    massErrorFraction = Math.max(massErrorFraction, imbalance)
    highest = Math.max(highest, largestOf(then.u))
    if (highest > 0) lowestFraction = Math.min(lowestFraction, lowestOf(then.u) / highest)
    const entry = ledger.compartment
    peak = peakBetween(peak, {
      fromS: timeS,
      tookS,
      from: now.amounts[entry] as number,
      to: then.amounts[entry] as number,
      fromRate: stages.startRate(entry),
      toRate: stages.endRate(entry),
    })
    stages.accept()
    const before = now
    now = then
    then = before
    timeS = reachedS
    steps += 1
  }

  return {
    timeS: () => timeS,
    state: () => now,
    enter(entered: Regime): void {
      regime = entered
      stages.begin(now, timeS, entered)
      stepS = Math.max(firstStepS(system), timeS * leastStepShare, leastStepS)
    },
    advance,
    summary: () => ({
      peak: system.compartment ? peak : undefined,
      massErrorFraction,
      lowestFraction,
      steps,
      rejected,
    }),
  }
}

/** What the quickest cell takes to forget its neighbours; after an event nothing slower can be relied on. */
function firstStepS({ grid }: System): number {
  const { capacityCm3, conductanceCm3PerS, mesh } = grid
  let least = Number.POSITIVE_INFINITY
  for (let cell = 0; cell + 1 < mesh.cells; cell++) {
    const smaller = Math.min(capacityCm3[cell] as number, capacityCm3[cell + 1] as number)
    least = Math.min(least, smaller / (conductanceCm3PerS[cell] as number))
  }
  return least
}

/** Error of the step over what is allowed: the root mean square over the cells, or that of an amount if larger. */
function errorSize(
  { error, amountsError }: Stages,
  now: State,
  then: State,
  tolerance: number,
  highest: number,
  enteredUg: number,
): number {
  let squares = 0
  const floor = tolerance * absoluteShare * highest
  for (let cell = 0; cell < error.length; cell++) {
    const before = Math.abs(now.u[cell] as number)
    const after = Math.abs(then.u[cell] as number)
    const share = (error[cell] as number) / (floor + tolerance * (before > after ? before : after))
    squares += share * share
  }
  let size = Math.sqrt(squares / error.length)
  for (let entry = 0; entry < ledgerSize; entry++) {
    size = Math.max(size, Math.abs(amountsError[entry] as number) / (tolerance * enteredUg))
  }
  return size
}

function largestOf(values: Float64Array): number {
  let largest = 0
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index] as number))
  return largest
}

function lowestOf(values: Float64Array): number {
  let lowest = 0
  for (let index = 0; index < values.length; index++) lowest = Math.min(lowest, values[index] as number)
  return lowest
}
