import type { PersonDetails } from '@stipple/api/contract'
import { describe, expect, it } from 'vitest'
import { differingFields, mergedDetails } from './merge-choice.ts'

const details = (of: Partial<PersonDetails>): PersonDetails => ({
  fullName: 'Selin Işık',
  birthDate: null,
  sex: null,
  phone: null,
  email: null,
  language: null,
  guardian: null,
  ...of,
})
const kept = details({ birthDate: '1991', phone: '1' })
const other = details({ fullName: 'Selin Kaya', birthDate: '1991-05-04', email: 'selin@example.org' })

describe('what stays written down when two entries become one', () => {
  it('is asked where both say something else, and nowhere else', () => {
    expect(differingFields({ kept, other })).toEqual(['fullName', 'birthDate'])
  })

  it('is nothing until all of it has been chosen', () => {
    expect(mergedDetails({ kept, other }, { fullName: 'other' })).toBeUndefined()
  })

  it('is what was chosen, and what only one of them knows', () => {
    expect(mergedDetails({ kept, other }, { fullName: 'kept', birthDate: 'other' })).toEqual(
      details({ birthDate: '1991-05-04', phone: '1', email: 'selin@example.org' }),
    )
  })
})
