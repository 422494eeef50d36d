import type { NoProperties, PermeantAnswer, PermeantCase } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { padded } from '../terminal/page.ts'
import { figure } from './chart.ts'

const labelWidth = 44
const columnWidth = 18

/** A molecule on intact skin for a terminal: its properties and a dose's way, or why there is no model. */
export function permeantPage(given: PermeantCase, answer: PermeantAnswer, call: Call): string {
  const { page, say, language } = call
  const head = [
    '',
    ...page.paragraph(page.style('bold', given.shows[language]), { indent: 2 }),
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    '',
  ]
  if (answer.none !== undefined) return [...head, ...noModelLines(answer, call), ''].join('\n')
  const { properties, absorption } = answer
  const line = (label: string, value: string) => `  ${padded(label, labelWidth)}${value}`
  const row = (cells: readonly string[]) => `  ${cells.map((text) => padded(text, columnWidth)).join('')}`.trimEnd()
  const { stratumCorneum, epidermis, dermis, permeabilityCmPerS } = properties
  const layers = [
    [say('permeant.stratum-corneum'), stratumCorneum, permeabilityCmPerS.stratumCorneum],
    [say('permeant.epidermis'), epidermis, permeabilityCmPerS.epidermis],
    [say('permeant.dermis'), dermis, permeabilityCmPerS.dermis],
  ] as const
  return [
    ...head,
    line(say('permeant.permeability'), `${figure(permeabilityCmPerS.skin * 3600)} cm/h`),
    line(say('permeant.unbound'), say('dose.percent', { value: figure(100 * properties.unboundFraction) })),
    line(say('permeant.clearance'), `${figure(dermis.clearancePerS)} /s`),
    '',
    page.style('dim', row(['', 'D cm²/s', say('permeant.partition'), 'P cm/s', 'µm'])),
    ...layers.map(([name, { diffusivityCm2PerS, partition, thicknessUm }, permeability]) =>
      row([name, figure(diffusivityCm2PerS), figure(partition), figure(permeability), figure(thicknessUm)]),
    ),
    '',
    ...(absorption
      ? [
          page.style('dim', row([say('simulate.time'), say('pk.absorbed'), say('permeant.rate')])),
          page.style('dim', row(['h', 'µg', 'µg/h'])),
          ...absorption.moments.map(({ timeH, absorbedUg, rateUgPerH }) =>
            row([figure(timeH), figure(absorbedUg), figure(rateUgPerH)]),
          ),
          line(say('permeant.highest'), `${figure(absorption.highestUgPerH)} µg/h`),
          ...(absorption.depositEmptyH === undefined
            ? []
            : [line(say('permeant.empty'), `${figure(absorption.depositEmptyH)} h`)]),
          '',
        ]
      : []),
    ...page.paragraph(page.style('dim', say('permeant.limits')), { indent: 2 }),
    '',
  ].join('\n')
}

function noModelLines({ figure: outside, because, instead, provenance }: NoProperties, call: Call): string[] {
  const { page, say, language } = call
  return [
    `  ${page.style('bold', say('dose.no-model'))}`,
    ...page.paragraph(because[language], { indent: 2 }),
    ...page.paragraph(
      say('permeant.outside', { name: outside.name, value: figure(outside.value), limit: figure(outside.limit) }),
      { indent: 2 },
    ),
    ...page.paragraph(instead[language], { indent: 2 }),
    ...provenance.flatMap(({ citation }) => page.paragraph(page.style('dim', citation), { indent: 4 })),
  ]
}
