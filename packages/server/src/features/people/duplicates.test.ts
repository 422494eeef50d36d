import { searchKey } from '@stipple/domain/patient'
import { describe, expect, it } from 'vitest'
import { namesAreSimilar } from './duplicates.ts'

const similar = (one: string, other: string) => namesAreSimilar(searchKey(one), searchKey(other))

describe('names that may be one person’s', () => {
  it.each([
    ['the same, written otherwise', 'Ayşe IŞIK', 'Işık, Ayşe'],
    ['a second given name', 'Selin Işık', 'Selin Deniz Işık'],
    ['another family name, as after a wedding', 'Selin Işık', 'Selin Kaya'],
    ['a letter too few', 'Kerem Uçar', 'Keem Uçar'],
    ['another letter', 'Mehmet Aydın', 'Mehmed Aydın'],
  ])('%s', (_name, one, other) => {
    expect(similar(one, other)).toBe(true)
    expect(similar(other, one)).toBe(true)
  })

  it.each([
    ['nothing shared', 'Selin Işık', 'Kerem Uçar'],
    ['one word of three', 'Selin Deniz Işık', 'Selin Mavi Kaya'],
    // Three letters that differ in one: Ali and Alp are two names.
    ['short words that differ', 'Ali Kaya', 'Alp Uçar'],
  ])('not: %s', (_name, one, other) => {
    expect(similar(one, other)).toBe(false)
    expect(similar(other, one)).toBe(false)
  })
})
