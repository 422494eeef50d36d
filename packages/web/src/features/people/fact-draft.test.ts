import type { Fact } from '@stipple/domain/patient'
import { describe, expect, it } from 'vitest'
import { draftOfFact, emptyFact, statementOf } from './fact-draft.ts'

type Said = Omit<Fact, 'source'>

describe('a statement that is opened and saved unchanged', () => {
  it.each<[string, Said, string | null]>([
    ['so, since', { concept: 'keloid', answer: 'present', start: '2020' }, null],
    [
      'over on a day, with its beginning',
      { concept: 'keloid', answer: 'present', start: '2019', end: '2020-05' },
      null,
    ],
    ['over, nobody knows since when', { concept: 'keloid', answer: 'present', end: 'unknown' }, null],
    ['never', { concept: 'keloid', answer: 'absent' }, null],
    ['not any more since', { concept: 'keloid', answer: 'absent', since: '2021-02-03' }, null],
    ['not known', { concept: 'keloid', answer: 'unknown' }, null],
    ['somewhere only', { concept: 'keloid', answer: 'present', zones: ['face.chin'], onlyThere: true }, null],
    ['a value', { concept: 'inr', answer: 'present', value: { number: 2.5, unit: '1' }, start: '2026-11-01' }, '1'],
  ])('%s', (_name, said, unit) => {
    expect(statementOf(said.concept, unit, draftOfFact(said))).toEqual(said)
  })
})

it('nothing chosen is no statement, and neither is a date or number that cannot be read', () => {
  expect(statementOf('keloid', null, emptyFact)).toBeUndefined()
  expect(statementOf('keloid', null, { ...emptyFact, answer: 'present', date: '31.12.2020' })).toBeUndefined()
  expect(statementOf('inr', '1', { ...emptyFact, answer: 'present', number: 'two' })).toBeUndefined()
})

it('a decimal comma is read as one', () => {
  expect(statementOf('inr', '1', { ...emptyFact, answer: 'present', number: '2,5' })).toMatchObject({
    value: { number: 2.5, unit: '1' },
  })
})
