import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../patient/index.ts'
import { parseDay } from '../units/index.ts'
import { truthOf } from './bound-clause.ts'
import { failsWithout } from './concept-mask.ts'
import type { Condition } from './condition.ts'
import { clause, content, fact, rule } from './content.test-builder.ts'
import { intentSchema } from './intent.ts'
import { compileCandidacy } from './screen.ts'

describe('failsWithout', () => {
  const a: Condition = { present: 'rash' }
  const b: Condition = { ever: 'bleeding' }
  const c: Condition = { present: 'pregnancy' }
  const age: Condition = { age: 'years', below: 18 }
  it.each([
    ['one thing', a, ['rash']],
    ['any of two takes both', { any: [a, b] }, ['rash', 'bleeding']],
    ['all of two takes one', { all: [a, b] }, ['rash']],
    ['all takes the part with the fewest', { all: [{ any: [a, b] }, c] }, ['pregnancy']],
    ['an age beside it changes nothing', { all: [age, a] }, ['rash']],
    ['an age instead of it does not need it', { any: [age, a] }, undefined],
    ['what holds without it does not need it', { not: a }, undefined],
    ['what always holds needs nothing', { always: true }, undefined],
  ] as [string, Condition, string[] | undefined][])('%s', (_name, condition, expected) => {
    expect(failsWithout(condition)).toEqual(expected)
  })
})

const askable = ['bleeding', 'anticoagulant', 'warfarin', 'rash', 'pregnancy', 'clearance'] as const
const concept = fc.constantFrom(...askable)
const where = fc.option(fc.constantFrom('field' as const, ['face.cheek'], ['trunk']), { nil: undefined })
const placed = (condition: object, place: 'field' | string[] | undefined) =>
  ({ ...condition, ...(place === undefined ? {} : { where: place }) }) as Condition
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(concept, where).map(([present, place]) => placed({ present }, place)),
    fc.tuple(concept, where).map(([ever, place]) => placed({ ever }, place)),
    fc.tuple(concept, where).map(([recent, place]) => placed({ recent, within: { months: 6 } }, place)),
    fc.constant<Condition>({ measured: 'platelets', unit: '10*9/L', below: 50 }),
    fc.constant<Condition>({ age: 'years', below: 18 }),
    fc.constant<Condition>({ always: true }),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('condition').map((not): Condition => ({ not })),
  ),
}))
const told: fc.Arbitrary<Fact> = fc
  .record({
    concept: fc.constantFrom(...askable, 'platelets'),
    answer: fc.constantFrom('present' as const, 'absent' as const, 'absent' as const, 'unknown' as const),
    zones: fc.option(fc.constantFrom(['face'], ['trunk.back']), { nil: undefined }),
    since: fc.option(fc.constantFrom('2025-01-01', '2026-06-01'), { nil: undefined }),
  })
  .map(({ concept, answer, zones, since }) =>
    fact(concept, {
      answer,
      ...(zones && concept !== 'platelets' ? { zones: [...zones] } : {}),
      ...(since && answer === 'absent' ? { since } : {}),
    }),
  )

it('a clause passed over for what is denied is one that would not have held', () => {
  const intent = intentSchema.parse({ indication: 'wrinkles', modality: 'mechanical', depthMm: 1, zones: ['face'] })
  const asOf = parseDay('2026-06-15')
  fc.assert(
    fc.property(condition, fc.array(told, { maxLength: 9 }), (when, facts) => {
      const candidacy = compileCandidacy(content([rule('one', [clause(when)])]))
      const history = candidacy.prepare({ birthDate: '1990-01-01', facts })
      const [bound] = candidacy.forIntent(intent).clauses
      expect(bound && truthOf(bound, history, asOf)).toBe(bound?.node.truth(history, asOf))
    }),
    { numRuns: 300 },
  )
})
