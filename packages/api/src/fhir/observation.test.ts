import type { Observation } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'
import {
  type ExampleResource,
  answerSystem,
  coded,
  observation,
  observationSystem,
  readExample,
  today,
} from './example-record.ts'

const bare = (...resources: readonly ExampleResource[]) =>
  readExample(...resources).facts.map(({ source: _source, ...fact }) => fact)

describe('a measurement', () => {
  const measured = (
    code: string,
    quantity: NonNullable<Observation['valueQuantity']>,
    more: Partial<Observation> = {},
  ) => observation(code, { valueQuantity: quantity, effectiveDateTime: '2026-05-01T09:00:00Z', ...more })

  it('is kept with its day, in the unit of the concept', () => {
    expect(bare(measured('hba1c', { value: 6.8, unit: 'percent', code: '%' }))).toEqual([
      { concept: 'hba1c', answer: 'present', start: '2026-05-01', value: { number: 6.8, unit: '%' } },
    ])
  })

  it('is converted', () => {
    // 0.09148 × 53 + 2.152 = 7.00044
    expect(bare(measured('hba1c', { value: 53, code: 'mmol/mol' }))).toMatchObject([
      { value: { number: 7.00044, unit: '%' } },
    ])
  })

  it.each([
    ['the text of the unit, when there is no code', { value: 250, unit: '10*3/uL' }],
    ['the unit of the concept itself, whether or not the map lists it', { value: 250, code: '10*9/L' }],
  ])('is recognised by %s', (_name, quantity) => {
    expect(bare(measured('platelets', quantity))).toMatchObject([{ value: { number: 250, unit: '10*9/L' } }])
  })

  it.each([
    ['a unit nobody converts', { value: 4, code: 'mmol/l' }, 'unknown-unit'],
    ['no unit', { value: 4 }, 'unknown-unit'],
    ['a unit in other case, which is another unit', { value: 53, code: 'MMOL/MOL' }, 'unknown-unit'],
    ['a bound', { value: 4, comparator: '<', code: '%' }, 'value-is-a-bound'],
    ['no number', { unit: '%' }, 'unreadable-value'],
  ] as const)('with %s is left out, and says so', (_name, quantity, code) => {
    const { facts, problems } = readExample(measured('hba1c', quantity))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code, place: 'Observation/o1.valueQuantity', detail: { concept: 'hba1c' } }])
  })

  it('as text is left out, and says so', () => {
    const { facts, problems } = readExample(observation('hba1c', { valueString: 'about 7' }))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'unreadable-value', detail: { concept: 'hba1c', found: 'string' } }])
  })

  it('that could not be taken says nothing', () => {
    expect(readExample(observation('hba1c', { dataAbsentReason: { text: 'clotted' } }))).toMatchObject({
      facts: [],
      problems: [],
    })
  })

  it('without a day is kept without one', () => {
    expect(bare(observation('hba1c', { valueQuantity: { value: 6.8, code: '%' } }))[0]).not.toHaveProperty('start')
  })

  it('in a panel is read from its component', () => {
    const component = [
      { code: coded(observationSystem, 'hba1c'), valueQuantity: { value: 6.8, code: '%' } },
      { code: coded(observationSystem, 'platelets'), valueQuantity: { value: 90, code: 'thou' } },
    ]
    const { facts, problems, unmapped } = readExample(
      observation('panel', { component, effectiveDateTime: '2026-05-01' }),
    )
    expect(facts).toMatchObject([{ concept: 'hba1c', start: '2026-05-01' }])
    expect(problems).toMatchObject([{ code: 'unknown-unit', place: 'Observation/o1.component[1].valueQuantity' }])
    expect(unmapped.map(({ code }) => code)).toEqual(['panel', 'platelets'])
  })

  it.each(['final', 'amended', 'corrected'] as const)('that is %s counts', (status) => {
    expect(bare(measured('hba1c', { value: 6.8, code: '%' }, { status }))).toHaveLength(1)
  })

  it('that is preliminary counts, and says so', () => {
    const { facts, problems } = readExample(measured('hba1c', { value: 6.8, code: '%' }, { status: 'preliminary' }))
    expect(facts).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['preliminary'])
  })

  it.each([
    ['entered-in-error', 'not-counted'],
    ['cancelled', 'not-counted'],
    ['registered', 'not-counted'],
    ['unknown', 'unknown-status'],
  ] as const)('that is %s does not count, and says so', (status, code) => {
    const { facts, problems } = readExample(measured('hba1c', { value: 6.8, code: '%' }, { status }))
    expect(facts).toEqual([])
    expect(problems.map((problem) => problem.code)).toEqual([code])
  })
})

describe('an answer', () => {
  let number = 0
  const smoking = (code: string, date?: string): Observation =>
    observation('smoking-status', {
      id: `s${number++}`,
      valueCodeableConcept: coded(answerSystem, code),
      ...(date !== undefined && { effectiveDateTime: date }),
    })

  it('with yes lasts', () => {
    expect(bare(smoking('daily', '2019-03-01'))).toEqual([
      { concept: 'smoking', answer: 'present', start: '2019-03-01' },
    ])
  })

  it('with yes lasts until a later answer says otherwise; its day is the latest it can have ended', () => {
    const yesThenOver = [
      smoking('former', '2021-01-01'),
      smoking('daily', '2019-03-01'),
      smoking('daily', '2020-02-01'),
    ]
    expect(bare(...yesThenOver)).toEqual([
      { concept: 'smoking', answer: 'present', start: '2019-03-01', end: '2021-01-01' },
    ])
  })

  it('with yes again after a no begins anew', () => {
    const facts = bare(smoking('daily', '2019'), smoking('never', '2020'), smoking('daily', '2021'))
    expect(facts).toEqual([
      { concept: 'smoking', answer: 'present', start: '2019', end: '2020' },
      { concept: 'smoking', answer: 'present', start: '2021' },
    ])
  })

  it.each([
    ['of the same day', smoking('daily', '2020-05-01'), smoking('never', '2020-05-01')],
    ['of a month that the yes may be the end of', smoking('daily', '2020-05-31'), smoking('never', '2020-05')],
    ['without a day', smoking('daily', '2020-05-01'), smoking('never')],
    ['after a yes without a day', smoking('daily'), smoking('never', '2020-05-01')],
  ])('with no %s does not end it', (_name, yes, no) => {
    expect(bare(yes, no)).toMatchObject([{ answer: 'present' }])
    expect(bare(yes, no)[0]).not.toHaveProperty('end')
  })

  it('with "formerly" and no yes before is over, since nobody knows when', () => {
    expect(bare(smoking('former', '2020'), smoking('former', '2021'))).toEqual([
      { concept: 'smoking', answer: 'present', end: 'unknown' },
    ])
  })

  it('with no is an absence on its own day', () => {
    expect(bare(smoking('never', today))).toEqual([{ concept: 'smoking', answer: 'absent', since: today }])
  })

  it('with no given before today leaves the question open', () => {
    expect(bare(smoking('never', '2026-06-14'))).toEqual([])
  })

  it.each(['not-asked', 'sometimes'])('"%s" is unknown', (code) => {
    expect(bare(smoking(code, '2026-06-14'))).toEqual([{ concept: 'smoking', answer: 'unknown' }])
  })

  it('that nobody maps is kept as unmapped', () => {
    expect(readExample(smoking('sometimes')).unmapped).toMatchObject([
      { code: 'sometimes', resourceType: 'Observation.value' },
    ])
  })

  it('that is missing is unknown, and does not hide an earlier yes', () => {
    const missing = observation('smoking-status', { dataAbsentReason: { text: 'refused' }, effectiveDateTime: '2022' })
    expect(bare(missing)).toEqual([{ concept: 'smoking', answer: 'unknown' }])
    expect(bare(missing, smoking('daily', '2019'))).toEqual([{ concept: 'smoking', answer: 'present', start: '2019' }])
  })

  it.each([
    [true, '2026-05-01', [{ concept: 'pregnancy', answer: 'present', start: '2026-05-01' }]],
    [false, today, [{ concept: 'pregnancy', answer: 'absent', since: today }]],
    [false, '2026-05-01', []],
  ])('of %s on %s', (valueBoolean, effectiveDateTime, facts) => {
    expect(bare(observation('is-pregnant', { valueBoolean, effectiveDateTime }))).toEqual(facts)
  })

  it('shows the code of the answer as its source', () => {
    const { facts } = readExample(smoking('daily', '2019'))
    expect(facts[0]?.source).toMatchObject({
      code: { system: answerSystem, code: 'daily' },
      matchedBy: 'answer',
      codeVerified: true,
    })
  })
})

it('an observation whose code states something and that has no value states it', () => {
  const stated = observation('', {
    code: coded('http://example.org/conditions', 'psoriasis'),
    effectiveDateTime: '2025',
  })
  expect(bare(stated)).toEqual([{ concept: 'psoriasis', answer: 'present', start: '2025' }])
})

it('unmapped codes are kept once, with a count and the first places', () => {
  const many = Array.from({ length: 5 }, (_, index) => observation('body-height', { id: `h${index}` }))
  expect(readExample(...many).unmapped).toEqual([
    {
      system: observationSystem,
      code: 'body-height',
      display: null,
      resourceType: 'Observation',
      count: 5,
      references: ['Observation/h0', 'Observation/h1', 'Observation/h2'],
    },
  ])
})
