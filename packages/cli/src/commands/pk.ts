import { type Inversion, invertCutProfile, invertProfile, profileOf, readProfileCase } from '@stipple/domain/delivery'
import { caseIn, caseFileFor, readCaseFile } from '../delivery/case-file.ts'
import { writeDrawn } from '../delivery/drawn-files.ts'
import { profileDrawn } from '../delivery/profile-drawn.ts'
import { profilePage } from '../delivery/profile-page.ts'
import { samplingAsked } from '../delivery/sampling-options.ts'
import { doseRefused } from '../dose/options.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { padded } from '../terminal/page.ts'
import type { Call, Command } from './command.ts'

const figures = ['cmax', 'auc', 'tmax', 'dose'] as const

/** What `stipple pk` does, with the options that belong to each. */
const forms = { invert: [...figures, 'auc-until'], profile: ['samples', 'seed', 'csv', 'svg'] } as const

/** `stipple pk`: a one-compartment model from the figures that papers give, or the profile that a case describes. */
export const pk: Command = {
  accepts: {
    options: {
      cmax: 'text',
      auc: 'text',
      'auc-until': 'text',
      tmax: 'text',
      dose: 'text',
      samples: 'text',
      seed: 'text',
      csv: 'text',
      svg: 'text',
      json: 'flag',
    },
    words: { least: 1, most: 2 },
  },
  async run(call) {
    const { given } = call
    const [form = '', ...rest] = given.words
    if (form !== 'invert' && form !== 'profile') {
      throw new Refusal('pk.unknown', { given: form, known: Object.keys(forms).join(' ') })
    }
    const other = forms[form === 'invert' ? 'profile' : 'invert'].find((name) => given.text(name) !== undefined)
    if (other !== undefined) throw new Refusal('pk.not-here', { option: `--${other}`, form })
    if (form === 'profile') return await profile(rest[0], call)
    if (rest[0] !== undefined) throw new Refusal('usage.too-many-words', { word: rest[0], command: 'pk invert' })
    return await invert(call)
  },
}

/** `stipple pk invert`: rates, clearance and volume from the three figures that papers give. */
async function invert(call: Call): Promise<number> {
  const { given, say } = call
  const [cmax, auc, tmax, dose] = figures.map((name) => figure(name, call)) as [number, number, number, number]
  const aucUntil = given.text('auc-until') === undefined ? undefined : figure('auc-until', call)
  const found =
    aucUntil === undefined
      ? invertProfile({ cmax, auc, tmax, dose })
      : invertCutProfile({ cmax, auc, aucUntil, tmax, dose })
  if ('code' in found && found.code === 'cut-before-peak') {
    throw new Refusal('pk.cut-before-peak', { given: shown(found.given), tmax: shown(found.tmax) })
  }
  if ('code' in found && found.code === 'not-positive') {
    throw doseRefused('not-positive', `--${found.field}`, found.given)
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
}

/** `stipple pk profile <case>`: what a case puts into the blood, and the concentration that follows. */
async function profile(word: string | undefined, call: Call): Promise<number> {
  const { given, say } = call
  if (word === undefined) throw new Refusal('pk.missing-case')
  const profileCase = caseIn(word, readCaseFile(caseFileFor(word)), readProfileCase)
  const sampling = samplingAsked(given)
  const found = profileOf(profileCase, sampling)
  if (await writeDrawn(profileDrawn(profileCase, found, sampling, call), call)) return exitCode.answered
  const use = { only: 'research-and-education', text: say('simulate.research') }
  const document = { schema: 'stipple.pk-profile/1', use, case: profileCase, profile: found }
  await call.write(
    given.flag('json') ? `${JSON.stringify(document, null, 2)}\n` : profilePage(profileCase, found, sampling, call),
  )
  return exitCode.answered
}

function figure(name: (typeof figures)[number] | 'auc-until', { given }: Call): number {
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
