import type { DoseRefusal, ValidRange } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { type Dimension, readQuantity } from '../units.ts'

/** Tools that a density can be counted for. */
export const forms = ['roller', 'stamp', 'pen'] as const
export type Form = (typeof forms)[number]

/** Options with the dimension their name carries. */
export const quantities = {
  'drum-mm': { dimension: 'length', unit: 'mm' },
  'width-mm': { dimension: 'length', unit: 'mm' },
  'swath-mm': { dimension: 'length', unit: 'mm' },
  'hole-um': { dimension: 'length', unit: 'µm' },
  'disc-mm': { dimension: 'length', unit: 'mm' },
  'needle-um': { dimension: 'length', unit: 'µm' },
  'area-cm2': { dimension: 'area', unit: 'cm²' },
  'speed-mm-per-s': { dimension: 'speed', unit: 'mm/s' },
  'strokes-per-s': { dimension: 'rate', unit: '/s' },
  'motor-on-s': { dimension: 'time', unit: 's' },
  needles: { dimension: 'number', unit: '' },
  passes: { dimension: 'number', unit: '' },
  'wanted-per-cm2': { dimension: 'number', unit: '' },
  duty: { dimension: 'number', unit: '' },
  'piercing-fraction': { dimension: 'number', unit: '' },
  'monte-carlo': { dimension: 'number', unit: '' },
  seed: { dimension: 'number', unit: '' },
  rows: { dimension: 'number', unit: '' },
  'after-h': { dimension: 'time', unit: 'h' },
} as const satisfies Record<string, { dimension: Dimension; unit: string }>
export type Quantity = keyof typeof quantities
/** Reads an option in the unit of its name; undefined where it is not given. */
export type Read = (name: Quantity) => number | undefined

/** The piercing fraction where it is given. */
export function piercingOf(read: Read): { piercingFraction?: number } {
  const piercingFraction = read('piercing-fraction')
  return piercingFraction === undefined ? {} : { piercingFraction }
}

/** @throws {Refusal} when the option is not given */
export function needed(form: Form, name: Quantity, read: Read): number {
  const value = read(name)
  if (value === undefined) throw new Refusal('dose.missing', { form, option: `--${name}` })
  return value
}

/** @throws {Refusal} for what is no number, or a unit that is not known */
export function readOption(name: Quantity, { given }: Call): number | undefined {
  const text = given.text(name)
  if (text === undefined) return undefined
  const { dimension, unit } = quantities[name]
  const read = readQuantity(text, dimension, unit)
  if (read.value !== undefined) return read.value
  throw new Refusal(`dose.${read.fault}`, { option: `--${name}`, given: text, known: read.known.join(' ') })
}

/** @throws {Refusal} with the domain's reason */
export function taken<T>(result: { readonly value?: T | undefined; readonly refusal?: DoseRefusal | undefined }): T {
  if (result.value !== undefined) return result.value
  const { code, field, given, range } = result.refusal as DoseRefusal
  throw doseRefused(code, field, given, range)
}

/** A number that the dose model does not answer, in words and as data. */
export function doseRefused(code: DoseRefusal['code'], field: string, given: number, range?: ValidRange): Refusal {
  const values = { field, given, from: range?.from ?? '', to: range?.to ?? '' }
  // JSON has no NaN and no infinity.
  const refused = { code, field, given: Number.isFinite(given) ? given : String(given) }
  return new Refusal(`dose.${code}`, values, exitCode.usage, range ? { ...refused, allowed: range } : refused)
}
