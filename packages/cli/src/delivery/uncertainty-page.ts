import type { Band, TransportCase, UncertainMoment, Uncertainty } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { padded } from '../terminal/page.ts'
import { figure } from './chart.ts'

const timeWidth = 10
const bandWidth = 30
/** Too little to be worth an exponent. */
const nothing = 1e-9

/** Middle and band of many runs, for a terminal. */
export function uncertaintyPage(given: TransportCase, uncertainty: Uncertainty, { page, say, language }: Call): string {
  const { moments, samples, seed, peakUgPerL, largestMassErrorFraction } = uncertainty
  const columns: [string, (moment: UncertainMoment) => Band | undefined][] = [
    [`${say('simulate.released')} µg`, ({ releasedUg }) => releasedUg],
    [`${say('simulate.in-skin')} µg`, ({ inSkinUg }) => inSkinUg],
    given.compartment
      ? [`${say('simulate.compartment')} µg/L`, ({ compartmentUgPerL }) => compartmentUgPerL]
      : [`${say('simulate.left-outer')} µg`, ({ leftOuterUg }) => leftOuterUg],
  ]
  const line = (first: string, rest: readonly string[]) =>
    `  ${padded(first, timeWidth)}${rest.map((text) => padded(text, bandWidth)).join('')}`.trimEnd()
  return [
    '',
    ...page.paragraph(page.style('bold', given.shows[language]), { indent: 2 }),
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    '',
    ...page.paragraph(say('simulate.band', { samples, seed }), { indent: 2 }),
    ...given.uncertain.flatMap(({ field, least, most, source }) =>
      page.paragraph(page.style('dim', `${field}  ${figure(least)} – ${figure(most)}  (${source})`), { indent: 4 }),
    ),
    '',
    page.style(
      'dim',
      line(
        `${say('simulate.time')} s`,
        columns.map(([name]) => name),
      ),
    ),
    ...moments.map((moment) =>
      line(
        figure(moment.timeS),
        columns.map(([, read]) => bandText(read(moment))),
      ),
    ),
    '',
    ...(peakUgPerL ? [`  ${say('simulate.band-peak', { band: bandText(peakUgPerL) })}`] : []),
    `  ${say('simulate.band-mass', { mass: largestMassErrorFraction.toExponential(1) })}`,
    '',
  ].join('\n')
}

function bandText(band: Band | undefined): string {
  if (!band) return ''
  const [median, low, high] = [band.median, band.low, band.high].map((value) => figure(value < nothing ? 0 : value))
  return `${median} (${low}–${high})`
}
