/**
 * A thousand runs of the layered clearance case (scenarios/delivery/layered-clearance.json) over a Latin hypercube: both
 * mobilities and the clearance from half to twice the case's, evenly in the logarithm. An illustration, not measured.
 *
 * Beside SciPy in one process, with its own hypercube of the same ranges: LSODA with bands and BDF with a sparse Jacobian,
 * same equations, grid and tolerance, one thread, processor time. Bands of two hypercubes differ by chance alone.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Band, readTransportCase, uncertaintyOf } from '@stipple/domain/delivery'
import { pythonWithScipy } from './scipy.ts'
import { spreadOf } from './stopwatch.ts'
import { table } from './table.ts'

const { values } = parseArgs({
  options: { samples: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' } },
})
const samples = Number(values.samples)
const rounds = Number(values.rounds)
const cells = 200
const leastRatio = 20
const mostSeconds = 3
/** Two hypercubes of a thousand points agree this closely in the middle and at the ends of a band. */
const bandsAgree = 0.02

const file = new URL('../scenarios/delivery/layered-clearance.json', import.meta.url)
const plain = JSON.parse(readFileSync(file, 'utf8')) as object
const half = (field: string, value: number) => ({
  field,
  law: 'even-in-logarithm',
  least: value / 2,
  most: value * 2,
  source: 'an illustration: half to twice the value of the case, not measured',
})
const { value: layered } = readTransportCase({
  ...plain,
  uncertain: [
    half('layers.0.diffusivityCm2PerS', 1e-6),
    half('layers.1.diffusivityCm2PerS', 3e-6),
    half('layers.1.clearancePerS', 5e-4),
  ],
})
if (!layered) throw new Error('the layered case is refused')

function ours(seed: number) {
  if (!layered) throw new Error('no case')
  const begin = process.cpuUsage()
  const { value } = uncertaintyOf(layered, { samples, seed })
  const { user, system } = process.cpuUsage(begin)
  if (!value) throw new Error('the ranges are refused')
  return {
    seconds: (user + system) / 1e6,
    bands: value.moments.map(({ inSkinUg }) => inSkinUg),
    mass: value.largestMassErrorFraction,
  }
}

type ScipyAnswer = {
  readonly version: string
  readonly runs: readonly {
    readonly method: string
    readonly seconds: number
    readonly bands: readonly (readonly number[])[]
  }[]
}

function scipyRuns(): ScipyAnswer | undefined {
  const scipy = pythonWithScipy()
  if (!scipy) return undefined
  const program = fileURLToPath(new URL('delivery-samples.py', import.meta.url))
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }
  const args = [program, String(cells), String(samples), JSON.stringify(['LSODA', 'BDF'])]
  const answer = spawnSync(scipy.python, args, { encoding: 'utf8', env })
  if (answer.status !== 0) throw new Error(`${program} ended with ${answer.status}: ${answer.stderr}`)
  return JSON.parse(answer.stdout) as ScipyAnswer
}

const runs = Array.from({ length: rounds }, (_, round) => ours(round + 1))
const seconds = spreadOf(runs.map((run) => run.seconds))
const answer = scipyRuns()
console.log(`Layered clearance, ${cells} cells, ${samples} samples, to 3,600 s; one process, processor time`)
console.log(
  answer
    ? `SciPy ${answer.version}, one round; ours the median of ${rounds}\n`
    : 'SciPy is not here (apt-get install python3-scipy), so nothing to compare with\n',
)
const first = runs[0]?.bands ?? []
const bandText = ({ low, median, high }: Band) => [low, median, high].map((value) => value.toFixed(4)).join(' ')
const asBand = ([low = Number.NaN, median = Number.NaN, high = Number.NaN]: readonly number[]): Band => ({
  low,
  median,
  high,
})
console.log(
  table([
    ['', 's', 'times ours', 'after 900 s: low, middle, high', 'after 3,600 s'],
    ['ours', seconds.median.toFixed(2), '1.0', ...[2, 3].map((at) => bandText(first[at] ?? asBand([])))],
    ...(answer?.runs ?? []).map(({ method, seconds: took, bands }) => [
      `SciPy ${method}`,
      took.toFixed(2),
      (took / seconds.median).toFixed(1),
      ...[2, 3].map((at) => bandText(asBand(bands[at] ?? []))),
    ]),
  ]),
)
const bars: [string, boolean][] = [
  [`${samples} samples within ${mostSeconds} s: ${seconds.median.toFixed(2)} s`, seconds.median <= mostSeconds],
  [
    `mass kept to 1e-12 in every run: ${Math.max(...runs.map(({ mass }) => mass)).toExponential(1)}`,
    runs.every(({ mass }) => mass < 1e-12),
  ],
]
for (const { method, seconds: took, bands } of answer?.runs ?? []) {
  const ratio = took / seconds.median
  bars.push([`at least ${leastRatio} times as fast as SciPy ${method}: ${ratio.toFixed(1)} times`, ratio >= leastRatio])
  const apart = Math.max(
    ...bands.flatMap((band, at) => {
      const { low, median, high } = asBand(band)
      const mine = first[at] ?? asBand([])
      return [low / mine.low, median / mine.median, high / mine.high].map((value) => Math.abs(value - 1))
    }),
  )
  bars.push([`bands within ${bandsAgree} of those of SciPy ${method}: ${apart.toExponential(1)}`, apart <= bandsAgree])
}
for (const [words, holds] of bars) console.log(`${holds ? 'holds' : 'MISSED'}   ${words}`)
if (bars.some(([, holds]) => !holds)) process.exitCode = 1
