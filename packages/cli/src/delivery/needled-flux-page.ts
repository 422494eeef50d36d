import type { NeedledFlux, NeedledFluxCase } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { padded } from '../terminal/page.ts'
import { figure } from './chart.ts'

const labelWidth = 44
const columnWidth = 18

/** Flux through needled skin for a terminal: what the channels let through, and how it fades as they close. */
export function needledFluxPage(given: NeedledFluxCase, found: NeedledFlux, { page, say, language }: Call): string {
  const line = (label: string, value: string) => `  ${padded(label, labelWidth)}${value}`
  const row = (cells: readonly string[]) => `  ${cells.map((text) => padded(text, columnWidth)).join('')}`.trimEnd()
  return [
    '',
    ...page.paragraph(page.style('bold', given.shows[language]), { indent: 2 }),
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    '',
    line(say('flux.pores'), `${figure(found.porePermeabilityCmPerS)} cm/s`),
    line(say('flux.without-ends'), `${figure(found.withoutSpreadingCmPerS)} cm/s`),
    line(say('flux.intact'), `${figure(given.intactPermeabilityCmPerS)} cm/s`),
    line(say('flux.open-fraction'), say('dose.percent', { value: figure(100 * found.openFraction) })),
    line(say('flux.lag'), `${figure(found.lagS)} s`),
    line(say(`flux.closing-${given.occlusion}`), `${figure(found.closingHalfLifeH)} h`),
    '',
    page.style('dim', row([say('simulate.time'), say('flux.open'), say('flux.flux'), say('flux.passed')])),
    page.style('dim', row(['h', '', 'µg/(cm² h)', 'µg/cm²'])),
    ...found.moments.map(({ timeH, open, fluxUgPerCm2H, passedUgPerCm2 }) =>
      row([
        figure(timeH),
        say('dose.percent', { value: figure(100 * open) }),
        figure(fluxUgPerCm2H),
        figure(passedUgPerCm2),
      ]),
    ),
    '',
    ...page.paragraph(page.style('dim', say('flux.limits')), { indent: 2 }),
    '',
  ].join('\n')
}
