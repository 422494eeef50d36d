import {
  cautionWindow,
  type Coverage,
  densityBand,
  type LatticeFindings,
  type NominalDensity,
  type Sampled,
} from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import type { MessageKey } from '../messages/messages.ts'
import { padded } from './page.ts'

export type Banded = { readonly value: number; readonly low: number; readonly high: number }

/** What `stipple dose` found, in the shape that `--json` shows. */
export type DoseShown = {
  readonly densityPerCm2: NominalDensity
  readonly perPassPerCm2: number
  readonly coverage: Coverage
  readonly holeDiameterUm: number
  readonly untouchedDisc?: { readonly radiusMm: number; readonly chance: Banded }
  readonly drag?: {
    readonly advanceUm: number
    readonly slitUm: number
    readonly slitFreeSpeedMmPerSecond?: number
  }
  readonly wanted?: {
    readonly densityPerCm2: number
    readonly passes?: Banded
    readonly motorOnSeconds?: Banded
  }
  readonly monteCarlo?: LatticeFindings & { readonly rows: number; readonly rowsGiven: boolean }
}

const labelWidth = 37

/** A dose as lines for a terminal. */
export function dosePage(shown: DoseShown, { page, say }: Call): string {
  const percent = (fraction: number) => say('dose.percent', { value: figure(100 * fraction) })
  const row = (key: MessageKey, text: string) => `  ${page.style('dim', padded(say(key), labelWidth))}${text}`
  const band = ({ low, high }: Banded, digits: number) =>
    say('dose.between', { low: low.toFixed(digits), high: high.toFixed(digits) })
  const { densityPerCm2, perPassPerCm2, coverage, holeDiameterUm, untouchedDisc, drag, wanted, monteCarlo } = shown
  const { value, low, high } = densityPerCm2
  return [
    '',
    ...(wanted?.passes ? [row('dose.passes', `${wanted.passes.value} (${band(wanted.passes, 0)})`)] : []),
    ...(wanted?.motorOnSeconds
      ? [row('dose.motor-on', `${wanted.motorOnSeconds.value.toFixed(0)} s (${band(wanted.motorOnSeconds, 0)})`)]
      : []),
    row('dose.density', page.style('bold', say('dose.per-cm2', { value: value.toFixed(0) }))),
    row('dose.band', say('dose.from-to', { low: low.toFixed(0), high: high.toFixed(0), percent: 100 * densityBand })),
    row('dose.per-pass', say('dose.per-cm2', { value: perPassPerCm2.toFixed(1) })),
    row('dose.hole', `${holeDiameterUm} µm`),
    row('dose.broken', percent(coverage.brokenFraction)),
    row('dose.isolated', percent(coverage.isolatedFraction)),
    row('dose.gap', `${coverage.meanGapUm.toFixed(0)} µm`),
    ...(untouchedDisc
      ? [row('dose.untouched', `${percent(untouchedDisc.chance.value)} (${untouchedDisc.radiusMm} mm)`)]
      : []),
    ...(drag
      ? [row('dose.advance', `${drag.advanceUm.toFixed(0)} µm`), row('dose.slit', `${drag.slitUm.toFixed(0)} µm`)]
      : []),
    ...(drag?.slitFreeSpeedMmPerSecond === undefined
      ? []
      : [row('dose.slit-free', `${drag.slitFreeSpeedMmPerSecond.toFixed(1)} mm/s`)]),
    row('dose.caution', say('dose.caution-hours', { hours: cautionWindow.hours })),
    ...(monteCarlo ? latticeRows(monteCarlo, row, say) : []),
    '',
    ...page.paragraph(page.style('dim', say('dose.basis')), { indent: 2 }),
    '',
  ].join('\n')
}

/** What a rigid lattice does, each time beside random placement. */
function latticeRows(
  { runs, seed, rows, densityPerCm2, isolatedFraction, brokenFraction, poisson }: NonNullable<DoseShown['monteCarlo']>,
  row: (key: MessageKey, text: string) => string,
  say: Call['say'],
): string[] {
  const beside = ({ mean, standardError }: Sampled, random: number, digits: number) =>
    say('dose.lattice-beside', {
      mean: mean.toFixed(digits),
      error: standardError.toFixed(digits + 1),
      random: random.toFixed(digits),
    })
  return [
    '',
    row('dose.lattice', say('dose.lattice-runs', { runs, rows, seed })),
    row('dose.lattice-density', beside(densityPerCm2, poisson.densityPerCm2, 1)),
    row(
      'dose.lattice-spread',
      say('dose.lattice-spread-beside', { sd: densityPerCm2.sd.toFixed(1), random: poisson.densitySd.toFixed(1) }),
    ),
    row('dose.isolated', beside(isolatedFraction, poisson.isolatedFraction, 4)),
    row('dose.broken', beside(brokenFraction, poisson.brokenFraction, 4)),
  ]
}

function figure(value: number): string {
  return value.toPrecision(3).replace(/e\+?(-?\d+)$/, ' × 10^$1')
}
