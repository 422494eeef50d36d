import type { Fact } from '@stipple/domain/patient'
import { expect, it } from 'vitest'
import { idsOf } from './correction.ts'

const fact: Fact = { concept: 'keloid', answer: 'present', start: '2020', source: { from: 'patient' } }

it('a statement is found by what it says, whatever the order of its members, and every time it was said', () => {
  const turned = { source: { from: 'patient' as const }, start: '2020', answer: 'present' as const, concept: 'keloid' }
  const other: Fact = { ...fact, start: '2021' }
  const facts = [
    { factId: 'a', statement: turned },
    { factId: 'b', statement: other },
    { factId: 'c', statement: fact },
  ]
  expect(idsOf(fact, facts)).toEqual(['a', 'c'])
})
