import { coverageCurve, densityBand, type NominalDensity } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { decimalIn, type Drawn } from '../delivery/drawn-files.ts'

const pointsDrawn = 60

/** How a density comes about: so many passes, or so many seconds with the motor running. */
export type Spent = { readonly unit: 'passes' | 'seconds'; readonly amount: number }

/** Coverage on the way to a density as lines and as a plot: skin that is hole, in percent, with the band. */
export function coverageDrawn(
  { density, holeDiameterUm, spent }: { density: NominalDensity; holeDiameterUm: number; spent: Spent },
  { say, language }: Call,
): Drawn {
  const shares = Array.from({ length: pointsDrawn }, (_, index) => (index + 1) / pointsDrawn)
  const curve = coverageCurve(density, holeDiameterUm, shares)
  const mark = say('dose.basis')
  const percent = (part: 'coverage' | 'atLowDensity' | 'atHighDensity') => [
    0,
    ...curve.map((point) => 100 * point[part].brokenFraction),
  ]
  return {
    mark,
    rows: () =>
      curve.map(({ share, densityPerCm2, coverage, atLowDensity, atHighDensity }) => ({
        [spent.unit]: share * spent.amount,
        densityPerCm2,
        brokenFraction: coverage.brokenFraction,
        'brokenFraction.low': atLowDensity.brokenFraction,
        'brokenFraction.high': atHighDensity.brokenFraction,
        isolatedFraction: coverage.isolatedFraction,
        meanGapUm: coverage.meanGapUm,
      })),
    plot: () => ({
      title: say('dose.curve', { hole: holeDiameterUm }),
      notes: [say('dose.curve-band', { percent: 100 * densityBand }), mark],
      x: {
        name: say(`dose.spent-${spent.unit}`),
        unit: spent.unit === 'seconds' ? 's' : '',
        values: [0, ...curve.map(({ share }) => share * spent.amount)],
      },
      y: { name: say('dose.broken'), unit: '%' },
      lines: [
        {
          name: say('dose.broken'),
          values: percent('coverage'),
          band: { low: percent('atLowDensity'), high: percent('atHighDensity') },
        },
      ],
      decimal: decimalIn(language),
    }),
  }
}
