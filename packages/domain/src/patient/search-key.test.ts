import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchKey } from './search-key.ts'

describe('what is searched for finds what is written', () => {
  it.each([
    ['IŞIK', 'ışık'],
    ['Işık', 'isik'],
    ['İSTANBULLU', 'istanbullu'],
    ['Çağrı Öztürk', 'cagri ozturk'],
    ['María del Carmen', 'MARIA DEL CARMEN'],
    ['O’Connor', "O'connor"],
    ['Smith-Jones', 'smith  jones'],
    ['Groß', 'GROSS'],
    ['Łukasz Øster', 'lukasz oster'],
    ['عُمَر', 'عمر'],
  ])('%s and %s', (written, typed) => {
    expect(searchKey(typed)).toBe(searchKey(written))
    expect(searchKey(written)).not.toBe('')
  })

  it('keeps different names apart', () => {
    expect(searchKey('Kaya')).not.toBe(searchKey('Kara'))
  })

  it('is nothing for nothing', () => {
    expect(searchKey(' -– .')).toBe('')
  })
})

it('folding twice changes nothing, and neither does the form the letters came in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(searchKey(searchKey(text))).toBe(searchKey(text))
      expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text.normalize('NFC')))
    }),
  )
})
