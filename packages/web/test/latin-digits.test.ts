import { expect, it } from 'vitest'
import { withLatinDigits } from '../src/features/intake-form/latin-digits.ts'

it.each([
  ['of Arabic keyboards', '١٩٩١', '1991'],
  ['of Persian keyboards', '۱۹۹۱', '1991'],
  ['first and last of each set', '٠٩۰۹', '0909'],
  ['of Latin keyboards, left as they are', '1991', '1991'],
  ['with an Arabic decimal sign', '٤٫٥', '4.5'],
  ['beside what is no digit', 'م٣-', 'م3-'],
])('digits %s', (_which, typed, read) => expect(withLatinDigits(typed)).toBe(read))
