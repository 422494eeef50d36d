/** Something to be timed; it answers a number so that the work cannot be optimised away. */
export type Contestant<Name extends string> = {
  readonly name: Name
  /** Pieces of work in one run; times are given per piece. */
  readonly pieces: number
  readonly run: (() => number) | (() => Promise<number>)
  readonly isAsync: boolean
}

/** Nanoseconds of processor time per piece of work, one number a round. */
export type Times<Name extends string> = Readonly<Record<Name, readonly number[]>>

const nanosecondsPerMillisecond = 1e6

/**
 * Processor time of all threads in nanoseconds: unlike the clock on the wall it does not run while others have the
 * processor, and the collector's threads count.
 */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

/**
 * Times contestants against each other: each warmed up, then all of them in every round, each round beginning with
 * another one, so that a machine that slows down slows all of them.
 */
export async function timeTogether<Name extends string>(
  contestants: readonly Contestant<Name>[],
  { rounds, warmUpMs, roundMs }: { rounds: number; warmUpMs: number; roundMs: number },
): Promise<Times<Name>> {
  const repeats = new Map<Name, number>()
  for (const contestant of contestants) {
    const perRun = (await timeFor(contestant, warmUpMs)) / nanosecondsPerMillisecond
    repeats.set(contestant.name, Math.max(1, Math.round(roundMs / perRun)))
  }
  const times = Object.fromEntries(contestants.map(({ name }) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(round + turn) % contestants.length] as Contestant<Name>
      const nanoseconds = await timeRuns(contestant, repeats.get(contestant.name) ?? 1)
      times[contestant.name].push(nanoseconds / contestant.pieces)
    }
  }
  return times
}

/** Nanoseconds per run at the end of a warm-up of at least so many milliseconds. */
async function timeFor(contestant: Contestant<string>, warmUpMs: number): Promise<number> {
  const end = processorTime() + warmUpMs * nanosecondsPerMillisecond
  let repeats = 1
  let perRun = await timeRuns(contestant, repeats)
  while (processorTime() < end) {
    perRun = await timeRuns(contestant, repeats)
    if (perRun * repeats < (warmUpMs * nanosecondsPerMillisecond) / 10) repeats *= 2
  }
  return perRun
}

let sink = 0

async function timeRuns({ run, isAsync }: Contestant<string>, repeats: number): Promise<number> {
  const begin = processorTime()
  if (isAsync) for (let left = repeats; left > 0; left--) sink += await run()
  else for (let left = repeats; left > 0; left--) sink += (run as () => number)()
  const nanoseconds = processorTime() - begin
  if (!Number.isFinite(sink)) throw new Error('stopwatch: a contestant answered no number')
  return nanoseconds / repeats
}

export type Spread = { readonly median: number; readonly least: number; readonly most: number }

export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2
  return { median, least: at(sorted, 0), most: at(sorted, sorted.length - 1) }
}

/** The ratio of two contestants, round by round, so that what slowed both of them cancels out. */
export function ratioOf(of: readonly number[], to: readonly number[]): Spread {
  return spreadOf(of.map((time, round) => time / at(to, round)))
}

function at(numbers: readonly number[], position: number): number {
  return numbers[position] ?? Number.NaN
}
