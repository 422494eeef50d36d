/**
 * 200 runs of a rigid roller, 15 passes over 1 cm², against the same simulation in NumPy, whole arrays at a time.
 * Needs python3 with NumPy; without it our own time is shown alone.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type LatticeFindings, rollerLattice, simulateLattice } from '../packages/domain/src/dose/index.ts'
import { ratioOf, spreadOf } from './stopwatch.ts'
import { table } from './table.ts'

const rounds = 9
const repeats = 10
/** NumPy must take so many times as long. */
const bar = 10

const lattice = rollerLattice({ needles: 192, tipCircleMm: 20, widthMm: 20, rows: 8 })
const simulate = (seed: number) => simulateLattice({ lattice, passes: 15, holeDiameterUm: 70.7, runs: 200, seed })

type Figures = Pick<LatticeFindings, 'densityPerCm2' | 'isolatedFraction' | 'brokenFraction'>
type Peer = {
  readonly version: string
  run(): Promise<Figures & { readonly seconds: number }>
  end(): void
}

/** The NumPy version, waiting to be run; undefined where there is no python3 with NumPy. */
async function startPeer(): Promise<Peer | undefined> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const child: ChildProcessWithoutNullStreams = spawn(python, [
      fileURLToPath(new URL('dose-monte-carlo.py', import.meta.url)),
    ])
    child.on('error', () => {})
    child.stderr.resume()
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const first = await lines.next()
    if (first.done) continue
    return {
      version: (JSON.parse(first.value) as { numpy: string }).numpy,
      async run() {
        child.stdin.write('\n')
        return JSON.parse((await lines.next()).value as string)
      },
      end: () => child.stdin.end(),
    }
  }
  return undefined
}

function ownSeconds(seed: number): number {
  const begin = process.cpuUsage()
  for (let repeat = 0; repeat < repeats; repeat++) simulate(seed + repeat)
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1e6 / repeats
}

/** Both must answer the same question: means within four standard errors of their difference. */
function disagreement(ours: Figures, theirs: Figures): string | undefined {
  return (['densityPerCm2', 'isolatedFraction', 'brokenFraction'] as const).find((name) => {
    const error = Math.hypot(ours[name].standardError, theirs[name].standardError)
    return Math.abs(ours[name].mean - theirs[name].mean) > 4 * error
  })
}

const milliseconds = (seconds: readonly number[]) => {
  const { median, least, most } = spreadOf(seconds)
  return [median, least, most].map((value) => (1000 * value).toFixed(2))
}

const peer = await startPeer()
for (let warm = 0; warm < 5; warm++) ownSeconds(1)
if (!peer) console.log('No python3 with NumPy here (on Debian: apt-get install python3-numpy); ours alone.\n')
await peer?.run()

const ours: number[] = []
const theirs: number[] = []
for (let round = 0; round < rounds; round++) {
  ours.push(ownSeconds(round + 1))
  const answer = await peer?.run()
  if (!answer) continue
  theirs.push(answer.seconds)
  const wrong = disagreement(simulate(round + 1), answer)
  if (wrong !== undefined) throw new Error(`dose-monte-carlo: the two disagree on ${wrong}`)
}
peer?.end()

console.log(
  table([
    ['200 runs of 15 passes over 1 cm²', 'ms', 'least', 'most'],
    ['Stipple', ...milliseconds(ours)],
    ...(peer ? [[`NumPy ${peer.version}, vectorised`, ...milliseconds(theirs)]] : []),
  ]),
)
if (peer) {
  const { median, least, most } = ratioOf(theirs, ours)
  const figures = [median, least, most].map((ratio) => ratio.toFixed(1))
  console.log(`NumPy takes ${figures[0]} times as long (${figures[1]} to ${figures[2]}); the bar is ${bar}.\n`)
  if (median < bar) process.exitCode = 1
}
