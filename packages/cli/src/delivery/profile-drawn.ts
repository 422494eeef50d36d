import { type Profile, type ProfileCase, profileOf, type Sampling } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { decimalIn, type Drawn } from './drawn-files.ts'

const pointsDrawn = 240

/** A concentration profile as lines at the output times, and as a plot from 0 to the last of them. */
export function profileDrawn(given: ProfileCase, found: Profile, sampling: Sampling, { say, language }: Call): Drawn {
  const mark = say('simulate.research')
  return {
    mark,
    rows: () =>
      found.moments.map(({ timeH, concentrationUgPerL, between, absorbedUg, aucUgHPerL }) => ({
        timeH,
        concentrationUgPerL,
        ...(between
          ? {
              'concentration.low.UgPerL': between.low,
              'concentration.median.UgPerL': between.median,
              'concentration.high.UgPerL': between.high,
            }
          : {}),
        absorbedUg,
        aucUgHPerL,
      })),
    plot() {
      const endH = given.outputTimesH.at(-1) ?? 0
      const outputTimesH = Array.from({ length: pointsDrawn + 1 }, (_, index) => (endH * index) / pointsDrawn)
      const { moments, people } = profileOf({ ...given, outputTimesH, oracle: [] }, sampling)
      const band = moments.flatMap(({ between }) => between ?? [])
      return {
        title: given.shows[language],
        notes: [
          mark,
          people ? say('plot.people', { samples: people.samples, seed: people.seed }) : say('pk.no-spread'),
        ],
        x: { name: say('plot.time'), unit: 'h', values: outputTimesH },
        y: { name: say('plot.blood'), unit: 'µg/L' },
        lines: [
          {
            name: say('plot.case'),
            values: moments.map(({ concentrationUgPerL }) => concentrationUgPerL),
            band:
              band.length === moments.length
                ? { low: band.map(({ low }) => low), high: band.map(({ high }) => high) }
                : undefined,
          },
        ],
        decimal: decimalIn(language),
      }
    },
  }
}
