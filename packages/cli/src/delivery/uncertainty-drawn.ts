import type { Band, TransportCase, Uncertainty } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { decimalIn, type Drawn, type NumberRow } from './drawn-files.ts'

/**
 * Bands of many runs as lines, and the body's concentration, or the amount in the skin, as a plot.
 *
 * @param between the same runs at more times, for the eye
 */
export function uncertaintyDrawn(
  given: TransportCase,
  { found, between }: { found: Uncertainty; between: Uncertainty },
  { say, language }: Call,
): Drawn {
  const mark = say('simulate.research')
  const bands = between.moments.map(({ compartmentUgPerL, inSkinUg }) => compartmentUgPerL ?? inSkinUg)
  const isInBody = given.compartment !== undefined
  return {
    mark,
    rows: () =>
      found.moments.map(({ timeS, ...amounts }) =>
        Object.assign({ timeS }, ...Object.entries(amounts).map(([name, band]) => columnsOf(name, band))),
      ),
    plot: () => ({
      title: given.shows[language],
      notes: [mark, say('plot.runs', { samples: found.samples, seed: found.seed })],
      x: { name: say('plot.time'), unit: 's', values: between.moments.map(({ timeS }) => timeS) },
      y: isInBody ? { name: say('plot.blood'), unit: 'µg/L' } : { name: say('plot.skin'), unit: 'µg' },
      lines: [
        {
          name: say('plot.middle'),
          values: bands.map(({ median }) => median),
          band: { low: bands.map(({ low }) => low), high: bands.map(({ high }) => high) },
        },
      ],
      decimal: decimalIn(language),
    }),
  }
}

/** `inSkinUg` becomes `inSkin.low.Ug`: the unit stays last. */
function columnsOf(name: string, { low, median, high }: Band): NumberRow {
  const [, what = name, unit = ''] = /^(.*?)(UgPerL|Ug)$/.exec(name) ?? []
  return { [`${what}.low.${unit}`]: low, [`${what}.median.${unit}`]: median, [`${what}.high.${unit}`]: high }
}
