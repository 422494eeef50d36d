import {
  type Band,
  closingHalfLifeH,
  type Profile,
  type ProfileCase,
  profileOf,
  type Sampling,
} from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { padded } from '../terminal/page.ts'
import { bandLinesOf, barsOf, figure } from './chart.ts'

const labelWidth = 34
const columnWidths = [10, 14, 24, 14, 14]

/** A concentration profile for a terminal: what it is made of, the curve, and the figures at the output times. */
export function profilePage(given: ProfileCase, found: Profile, sampling: Sampling, call: Call): string {
  const { page, say, language } = call
  const { disposition, terminal, peak, wholeAucUgHPerL, moments, people } = found
  const line = (label: string, value: string, band?: Band) =>
    `  ${padded(label, labelWidth)}${value}${band ? `  (${bandText(band)})` : ''}`
  const row = (cells: readonly string[]) =>
    `  ${cells.map((text, index) => padded(text, columnWidths[index] ?? 0)).join('')}`.trimEnd()
  const columns = [
    [say('pk.time'), 'h'],
    [say('pk.concentration'), 'µg/L'],
    ...(people ? [[say('pk.nine-of-ten'), 'µg/L'] as const] : []),
    [say('pk.absorbed'), 'µg'],
    [say('simulate.auc'), 'µg h/L'],
  ] as const
  return [
    '',
    ...page.paragraph(page.style('bold', given.shows[language]), { indent: 2 }),
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    '',
    line(say('pk.input'), inputText(given, call)),
    line(say('pk.clearance'), `${figure(disposition.clearanceLPerH)} L/h`),
    line(say('pk.volume'), `${figure(disposition.volumeL)} L`),
    line(say('pk.half-life'), `${figure(disposition.halfLifeH)} h`),
    line(
      say('pk.peak'),
      say('pk.peak-at', { value: figure(peak.concentrationUgPerL), time: figure(peak.timeH) }),
      people?.peakUgPerL,
    ),
    line(say('pk.whole-auc'), `${figure(wholeAucUgHPerL)} µg h/L`, people?.wholeAucUgHPerL),
    ...page.paragraph(say(`pk.slope-${terminal.shows}`, { hours: figure(terminal.halfLifeH) }), { indent: 2 }),
    '',
    ...plot(given, sampling, call),
    '',
    page.style('dim', row(columns.map(([name]) => name))),
    page.style('dim', row(columns.map(([, unit]) => unit))),
    ...moments.map(({ timeH, concentrationUgPerL, between, absorbedUg, aucUgHPerL }) =>
      row([
        figure(timeH),
        figure(concentrationUgPerL),
        ...(between ? [bandText(between)] : []),
        figure(absorbedUg),
        figure(aucUgHPerL),
      ]),
    ),
    '',
    ...(people
      ? [
          ...page.paragraph(say('pk.people', { samples: people.samples, seed: people.seed }), { indent: 2 }),
          ...people.spreads.flatMap(({ field, cvPercent, source }) =>
            page.paragraph(page.style('dim', `${field}  CV ${figure(cvPercent)} %  (${source})`), { indent: 4 }),
          ),
        ]
      : page.paragraph(page.style('dim', say('pk.no-spread')), { indent: 2 })),
    '',
  ].join('\n')
}

const bandText = ({ low, high }: Band) => `${figure(low)} – ${figure(high)}`

/** The curve from 0 to the last output time; with spread, the band and its middle. */
function plot(given: ProfileCase, sampling: Sampling, { page, say }: Call): string[] {
  const endH = given.outputTimesH.at(-1) ?? 0
  const points = page.width - 4
  const outputTimesH = Array.from({ length: points }, (_, index) => (endH * (index + 1)) / points)
  const { moments } = profileOf({ ...given, outputTimesH, oracle: [] }, sampling)
  const band = moments.flatMap(({ between }) => between ?? [])
  const values = moments.map(({ concentrationUgPerL }) => concentrationUgPerL)
  const most = Math.max(...values, ...band.map(({ high }) => high))
  const lines = band.length > 0 ? bandLinesOf(band) : barsOf({ name: '', values })
  return [
    `  ${page.style('dim', say('pk.chart', { most: figure(most), end: figure(endH) }))}`,
    ...lines.map((text) => `  ${text}`),
    `  ${page.style('dim', '─'.repeat(points))}`,
  ]
}

function inputText({ input, givenAtH }: ProfileCase, { say }: Call): string {
  const doses = givenAtH.length
  switch (input.kind) {
    case 'first-order':
      return say('pk.input-first-order', {
        dose: figure(input.doseUg),
        share: figure(100 * input.absorbedFraction),
        rate: figure(input.ratePerH),
        doses,
      })
    case 'zero-order':
      return say('pk.input-zero-order', {
        dose: figure(input.doseUg),
        share: figure(100 * input.absorbedFraction),
        hours: figure(input.releaseH),
        doses,
      })
    case 'closing-channels':
      return say('pk.input-closing-channels', {
        rate: figure(input.openedUgPerH),
        hours: figure(closingHalfLifeH(input)),
        worn: figure(input.wornH),
        doses,
      })
    default:
      return input satisfies never
  }
}
