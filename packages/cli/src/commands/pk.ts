import { type Inversion, invertProfile } from '@stipple/domain/delivery'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { padded } from '../terminal/page.ts'
import type { Call, Command } from './command.ts'

const figures = ['cmax', 'auc', 'tmax', 'dose'] as const

/** `stipple pk invert`: rates, clearance and volume from the three figures that papers give. */
export const pk: Command = {
  accepts: {
    options: { cmax: 'text', auc: 'text', tmax: 'text', dose: 'text', json: 'flag' },
    words: { least: 1, most: 1 },
  },
  async run(call) {
    const { given, say } = call
    if (given.words[0] !== 'invert') throw new Refusal('pk.unknown', { given: given.words[0] ?? '' })
    const [cmax, auc, tmax, dose] = figures.map((name) => figure(name, call)) as [number, number, number, number]
    const found = invertProfile({ cmax, auc, tmax, dose })
    if ('code' in found && found.code === 'not-positive') {
      throw new Refusal('dose.not-positive', { field: `--${found.field}`, given: String(found.given) })
    }
    if ('code' in found && found.code === 'out-of-range') throw new Refusal('pk.out-of-range', {})
    const reason =
      'code' in found ? say('pk.inconsistent', { ratio: shown(found.ratio), least: shown(found.least) }) : undefined
    if (given.flag('json')) {
      const use = { only: 'research-and-education', text: say('simulate.research') }
      const answer = 'code' in found ? { inconsistent: reason } : found
      await call.write(`${JSON.stringify({ schema: 'stipple.pk-inversion/1', use, ...answer }, null, 2)}\n`)
    } else await call.write(page('code' in found ? reason : found, call))
    return exitCode.answered
  },
}

function figure(name: (typeof figures)[number], { given }: Call): number {
  const text = given.text(name)
  if (text === undefined) throw new Refusal('dose.missing', { form: 'pk invert', option: `--${name}` })
  const value = Number(text)
  // Number() also reads 0x3c and the empty text.
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text))
    throw new Refusal('pk.bad-number', { option: `--${name}`, given: text })
  return value
}

const shown = (value: number) => String(Number(value.toPrecision(4)))

function page(found: Inversion | string | undefined, { page: { style, paragraph }, say }: Call): string {
  const lines =
    typeof found === 'object'
      ? [
          ...(['ka', 'ke', 'halfLife', 'clearanceOverF', 'volumeOverF'] as const).map(
            (key) => `  ${padded(say(`pk.${key}`), 34)}${shown(found[key])}`,
          ),
          '',
          ...paragraph(
            say('pk.flip-flop', {
              ka: shown(found.flipFlop.ka),
              ke: shown(found.flipFlop.ke),
              volume: shown(found.flipFlop.volumeOverF),
            }),
            { indent: 2 },
          ),
          ...paragraph(style('dim', say('pk.units')), { indent: 2 }),
        ]
      : paragraph(found ?? '', { indent: 2 })
  return ['', ...paragraph(style('red', say('simulate.research')), { indent: 2 }), '', ...lines, ''].join('\n')
}
