import {
  areaLogDensity,
  type Coverage,
  coverage,
  densityBand,
  type DoseRefusal,
  glideDensity,
  type NominalDensity,
  type Result,
  rollerDensity,
  stampDensity,
} from '@stipple/domain/dose'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { padded } from '../terminal/page.ts'
import { type Dimension, readQuantity } from '../units.ts'
import type { Call, Command } from './command.ts'

const forms = ['roller', 'stamp', 'pen'] as const
type Form = (typeof forms)[number]

/** Options with the dimension their name carries. */
const quantities = {
  'drum-mm': { dimension: 'length', unit: 'mm' },
  'width-mm': { dimension: 'length', unit: 'mm' },
  'swath-mm': { dimension: 'length', unit: 'mm' },
  'hole-um': { dimension: 'length', unit: 'µm' },
  'area-cm2': { dimension: 'area', unit: 'cm²' },
  'speed-mm-per-s': { dimension: 'speed', unit: 'mm/s' },
  'strokes-per-s': { dimension: 'rate', unit: '/s' },
  'motor-on-s': { dimension: 'time', unit: 's' },
  needles: { dimension: 'number', unit: '' },
  passes: { dimension: 'number', unit: '' },
  'piercing-fraction': { dimension: 'number', unit: '' },
} as const satisfies Record<string, { dimension: Dimension; unit: string }>
type Quantity = keyof typeof quantities

/**
 * Diameter of a hole when none is given, in micrometres: the pore that a 770 µm roller needle left in hairless rat skin.
 * Source: Kalluri and others 2011, AAPS J 13:473, doi 10.1208/s12248-011-9288-3.
 */
const measuredPoreUm = 70.7

/** `stipple dose roller|stamp|pen`: nominal density and coverage of a setting. */
export const dose: Command = {
  accepts: {
    options: {
      ...(Object.fromEntries(Object.keys(quantities).map((name) => [name, 'text'])) as Record<Quantity, 'text'>),
      json: 'flag',
    },
    words: { least: 1, most: 1 },
  },
  async run(call) {
    const form = forms.find((known) => known === call.given.words[0])
    if (!form) throw new Refusal('dose.unknown-form', { given: call.given.words[0] ?? '', known: forms.join(' ') })
    const read = (name: Quantity) => readOption(name, call)
    const passes = read('passes') ?? 1
    const all = taken(densityOf(form, passes, read))
    const onePass = taken(densityOf(form, 1, read))
    const holeDiameterUm = read('hole-um') ?? measuredPoreUm
    const covered = taken(coverage(all.value, holeDiameterUm))
    const document = {
      schema: 'stipple.dose/1',
      form,
      densityPerCm2: all,
      perPassPerCm2: onePass.value,
      coverage: covered,
      holeDiameterUm,
      basis: {
        kind: 'nominal',
        band: densityBand,
        piercingFraction: read('piercing-fraction') ?? 1,
        holeDiameterSource: read('hole-um') === undefined ? '10.1208/s12248-011-9288-3' : 'given',
        evidence: 'docs/evidence/puncture-density.md',
      },
    }
    await call.write(call.given.flag('json') ? `${JSON.stringify(document, null, 2)}\n` : dosePage(document, call))
    return exitCode.answered
  },
}

function densityOf(form: Form, passes: number, read: (name: Quantity) => number | undefined): Result<NominalDensity> {
  const piercingFraction = read('piercing-fraction')
  const piercing = piercingFraction === undefined ? {} : { piercingFraction }
  const need = (name: Quantity) => needed(form, name, read)
  const needles = need('needles')
  if (form === 'roller') {
    return rollerDensity({ needles, tipCircleMm: need('drum-mm'), widthMm: need('width-mm'), passes, ...piercing })
  }
  if (form === 'stamp') return stampDensity({ needles, headAreaCm2: need('area-cm2'), passes, ...piercing })
  const strokesPerSecond = need('strokes-per-s')
  const motorOnSeconds = read('motor-on-s')
  if (motorOnSeconds !== undefined) {
    return areaLogDensity({ needles, strokesPerSecond, motorOnSeconds, treatedAreaCm2: need('area-cm2'), ...piercing })
  }
  const glide = { swathMm: need('swath-mm'), speedMmPerSecond: need('speed-mm-per-s') }
  return glideDensity({ needles, strokesPerSecond, passes, ...glide, ...piercing })
}

function needed(form: Form, name: Quantity, read: (name: Quantity) => number | undefined): number {
  const value = read(name)
  if (value === undefined) throw new Refusal('dose.missing', { form, option: `--${name}` })
  return value
}

function readOption(name: Quantity, { given }: Call): number | undefined {
  const text = given.text(name)
  if (text === undefined) return undefined
  const { dimension, unit } = quantities[name]
  const read = readQuantity(text, dimension, unit)
  if (read.value !== undefined) return read.value
  throw new Refusal(`dose.${read.fault}`, { option: `--${name}`, given: text, known: read.known.join(' ') })
}

function taken<T>(result: { readonly value?: T | undefined; readonly refusal?: DoseRefusal | undefined }): T {
  if (result.value !== undefined) return result.value
  const { code, field, given } = result.refusal as DoseRefusal
  throw new Refusal(`dose.${code}`, { field, given })
}

type Shown = { densityPerCm2: NominalDensity; perPassPerCm2: number; coverage: Coverage; holeDiameterUm: number }

const labelWidth = 34

function dosePage(
  { densityPerCm2, perPassPerCm2, coverage: covered, holeDiameterUm }: Shown,
  { page, say }: Call,
): string {
  const figure = (value: number, digits: number) => value.toPrecision(digits).replace(/e\+?(-?\d+)$/, ' × 10^$1')
  const percent = (fraction: number) => `${figure(100 * fraction, 3)} %`
  const row = (key: Parameters<typeof say>[0], text: string) =>
    `  ${page.style('dim', padded(say(key), labelWidth))}${text}`
  const { value, low, high } = densityPerCm2
  return [
    '',
    row('dose.density', page.style('bold', say('dose.per-cm2', { value: value.toFixed(0) }))),
    row('dose.band', say('dose.from-to', { low: low.toFixed(0), high: high.toFixed(0), percent: 100 * densityBand })),
    row('dose.per-pass', say('dose.per-cm2', { value: perPassPerCm2.toFixed(1) })),
    row('dose.hole', `${holeDiameterUm} µm`),
    row('dose.broken', percent(covered.brokenFraction)),
    row('dose.isolated', percent(covered.isolatedFraction)),
    row('dose.gap', `${covered.meanGapUm.toFixed(0)} µm`),
    '',
    ...page.paragraph(page.style('dim', say('dose.basis')), { indent: 2 }),
    '',
  ].join('\n')
}
