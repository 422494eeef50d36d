/** What an option measures. */
export type Dimension = 'length' | 'area' | 'speed' | 'rate' | 'time' | 'number'

/** Units by dimension, each with how many of the first it is. Different spellings of one sign are all read. */
const units: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  length: { mm: 1, µm: 1e-3, μm: 1e-3, um: 1e-3, cm: 10, m: 1000 },
  area: { 'cm²': 1, cm2: 1, 'mm²': 1e-2, mm2: 1e-2 },
  speed: { 'mm/s': 1, 'cm/s': 10 },
  rate: { '/s': 1, Hz: 1, '/min': 1 / 60, rpm: 1 / 60 },
  time: { s: 1, min: 60, h: 3600 },
  number: { '': 1 },
}

export type QuantityFault = 'bad-number' | 'unknown-unit'
export type ReadQuantity =
  | { readonly value: number }
  | { readonly value?: undefined; readonly fault: QuantityFault; readonly known: readonly string[] }

/**
 * Reads `20`, `20mm` or `2 cm`; a plain number is in the unit that the option's name carries.
 *
 * @returns the number in `unit`; an unknown unit is a fault, never a guess
 */
export function readQuantity(text: string, dimension: Dimension, unit: string): ReadQuantity {
  const known = units[dimension]
  const match = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S*)$/.exec(text.trim())
  if (!match) return { fault: 'bad-number', known: Object.keys(known) }
  const given = match[2] === '' ? unit : (match[2] ?? '')
  const from = known[given]
  const to = known[unit]
  if (from === undefined || to === undefined) return { fault: 'unknown-unit', known: Object.keys(known) }
  return { value: (Number(match[1]) * from) / to }
}
