import { occlusions, openArea } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { readOption, taken } from './options.ts'

/**
 * `stipple dose open-area`: how much of the channels is still open, for research. Whether the skin is covered has to be said.
 *
 * @throws {Refusal} when the time or the cover is missing or not known
 */
export async function answerOpenArea(call: Call): Promise<number> {
  const { given, page, say, write } = call
  const hours = readOption('after-h', call)
  if (hours === undefined) throw new Refusal('dose.missing', { form: 'open-area', option: '--after-h' })
  const text = given.text('occlusion')
  const occlusion = occlusions.find((known) => known === text)
  if (text !== undefined && !occlusion) {
    throw new Refusal('depth.unknown-word', { option: '--occlusion', given: text, known: occlusions.join(' ') })
  }
  const found = openArea({ hours, occlusion })
  if (found.refusal) {
    if (found.refusal.code === 'occlusion-missing') throw new Refusal('dose.occlusion-missing')
    return taken({ refusal: found.refusal })
  }
  const { value, low, high } = found.fraction
  const percent = (fraction: number) => say('dose.percent', { value: (100 * fraction).toPrecision(2) })
  const lines = [
    '',
    `  ${page.style('bold', say('dose.open-area', { value: percent(value), low: percent(low), high: percent(high) }))}`,
    ...page.paragraph(say('dose.open-area-research'), { indent: 2 }),
    ...found.provenance.flatMap(({ citation }) => page.paragraph(page.style('dim', citation), { indent: 4 })),
    '',
  ]
  const document = { schema: 'stipple.open-area/1', hours, occlusion, ...found }
  await write(given.flag('json') ? `${JSON.stringify(document, null, 2)}\n` : lines.join('\n'))
  return exitCode.answered
}
