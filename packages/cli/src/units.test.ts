import { expect, it } from 'vitest'
import { readQuantity } from './units.ts'

it.each([
  ['20', 'length', 'mm', 20],
  ['2 cm', 'length', 'mm', 20],
  ['770 µm', 'length', 'mm', 0.77],
  ['0.77mm', 'length', 'µm', 770],
  ['7000 /min', 'rate', '/s', 7000 / 60],
  ['1.5e1', 'number', '', 15],
] as const)('%s as %s in %s is %d', (text, dimension, unit, expected) => {
  expect(readQuantity(text, dimension, unit).value).toBeCloseTo(expected, 9)
})

it.each([
  ['20 inch', 'length', 'unknown-unit'],
  ['20 s', 'length', 'unknown-unit'],
  ['1,5 mm', 'length', 'bad-number'],
  ['many', 'number', 'bad-number'],
  ['15 mm', 'number', 'unknown-unit'],
] as const)('%s is no %s: %s', (text, dimension, fault) => {
  expect(readQuantity(text, dimension, dimension === 'number' ? '' : 'mm')).toMatchObject({ fault })
})
