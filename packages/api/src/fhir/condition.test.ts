import { describe, expect, it } from 'vitest'
import { coded, condition, conditionSystem, icd10, readExample, siteSystem } from './example-record.ts'

const factsOf = (...args: Parameters<typeof condition>) =>
  readExample(condition(...args)).facts.map(({ source: _source, ...fact }) => fact)

describe('a condition', () => {
  it.each(['active', 'recurrence', 'relapse'])('%s is present, since its onset', (clinical) => {
    expect(factsOf('keloid', { clinical, onsetDateTime: '2020-05-17T10:00:00+03:00' })).toEqual([
      { concept: 'keloid', answer: 'present', start: '2020-05-17' },
    ])
  })

  it('without a status and without an end is present', () => {
    expect(factsOf('keloid')).toEqual([{ concept: 'keloid', answer: 'present' }])
  })

  it.each(['inactive', 'remission', 'resolved'])('%s is over, since nobody knows when', (clinical) => {
    expect(factsOf('keloid', { clinical })).toEqual([{ concept: 'keloid', answer: 'present', end: 'unknown' }])
  })

  it.each([
    ['a date', { abatementDateTime: '2021-04' }, '2021-04'],
    ['a period: its end', { abatementPeriod: { start: '2019', end: '2021-04-30' } }, '2021-04-30'],
    // Born 1970-03-02, aged 45 until 2016-03-01: the later of the two years is the safe one.
    ['an age: the last year of it', { abatementAge: { value: 45, unit: 'years', code: 'a' } }, '2016'],
    // 50 years and 6 months: until September 2020, written as the last year an age of 50 may fall in.
    ['an age in months', { abatementAge: { value: 606, code: 'mo' } }, '2021'],
    // Aged 60 until 2031, which is after today: this year is the latest it can have been.
    [
      'a range of ages: the last year of the higher, today at the latest',
      { abatementRange: { low: { value: 40, code: 'a' }, high: { value: 60, code: 'a' } } },
      '2026',
    ],
    ['a range without an upper end: unknown', { abatementRange: { low: { value: 40, code: 'a' } } }, 'unknown'],
    ['words: unknown', { abatementString: 'some time ago' }, 'unknown'],
  ])('resolved ends with %s', (_name, abatement, end) => {
    expect(factsOf('keloid', { clinical: 'resolved', ...abatement })).toEqual([
      { concept: 'keloid', answer: 'present', end },
    ])
  })

  it('without a status but with an end is over', () => {
    expect(factsOf('keloid', { abatementDateTime: '2021' })).toEqual([
      { concept: 'keloid', answer: 'present', end: '2021' },
    ])
  })

  it.each([
    ['a period: its beginning', { onsetPeriod: { start: '2019-02', end: '2019-03' } }, '2019-02'],
    ['an age: the first year of it', { onsetAge: { value: 45, code: 'a' } }, '2015'],
    [
      'a range of ages: the first year of the lower',
      { onsetRange: { low: { value: 40, code: 'a' }, high: { value: 45, code: 'a' } } },
      '2010',
    ],
    ['words: not known', { onsetString: 'as a child' }, undefined],
  ])('begins with %s', (_name, onset, start) => {
    expect(factsOf('keloid', { clinical: 'active', ...onset })).toEqual([
      { concept: 'keloid', answer: 'present', ...(start !== undefined && { start }) },
    ])
  })

  it.each(['unconfirmed', 'provisional', 'differential'])(
    'that is %s is a suspicion: unknown, so that it is asked',
    (verification) => {
      expect(factsOf('keloid', { clinical: 'active', verification })).toEqual([
        { concept: 'keloid', answer: 'unknown' },
      ])
    },
  )

  it.each(['refuted', 'entered-in-error'] as const)('that is %s is no fact, and says so', (verification) => {
    const { facts, problems } = readExample(condition('type-1', { verification }))
    expect(facts).toEqual([])
    expect(problems).toEqual([{ code: 'not-counted', place: 'Condition/c1', detail: { reason: verification } }])
  })

  it('that is active and has ended stays present, and says so', () => {
    const { facts, problems } = readExample(condition('keloid', { clinical: 'active', abatementDateTime: '2021' }))
    expect(facts[0]).not.toHaveProperty('end')
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['contradictory-status', 'Condition/c1.clinicalStatus'],
    ])
  })

  it('that ended before it began is over, since nobody knows when', () => {
    const { facts, problems } = readExample(
      condition('keloid', { onsetDateTime: '2020', abatementDateTime: '2019-12' }),
    )
    expect(facts[0]).toMatchObject({ end: 'unknown' })
    expect(facts[0]).not.toHaveProperty('start')
    expect(problems.map(({ code }) => code)).toEqual(['end-before-start'])
  })

  it('may begin and end in the same month', () => {
    expect(factsOf('keloid', { onsetDateTime: '2020-05-17', abatementDateTime: '2020-05' })).toMatchObject([
      { end: '2020-05' },
    ])
  })

  it('whose status R4 does not know counts as without a status, and says so', () => {
    const { facts, problems } = readExample(condition('keloid', { clinical: 'simmering' }))
    expect(facts).toMatchObject([{ answer: 'present' }])
    expect(problems.map(({ code }) => code)).toEqual(['unknown-status'])
  })
})

describe('what a code says', () => {
  it('"history of" is over, and its date is not the date of the disease', () => {
    expect(factsOf('history-of-keloid', { clinical: 'active', onsetDateTime: '2026-01-01' })).toEqual([
      { concept: 'keloid', answer: 'present', end: 'unknown' },
    ])
  })

  it('places in the code and in the body site add up', () => {
    expect(factsOf('keloid-cheek', { bodySite: [coded(siteSystem, 'left-cheek')] })).toMatchObject([
      { zones: ['face.cheek', 'face.cheek.left'] },
    ])
  })

  it('a body site nobody maps is kept, and the place stays open', () => {
    const { facts, unmapped } = readExample(condition('keloid', { bodySite: [coded(siteSystem, 'elbow', 'Elbow')] }))
    expect(facts[0]).not.toHaveProperty('zones')
    expect(unmapped).toMatchObject([{ code: 'elbow', resourceType: 'Condition.bodySite' }])
  })

  it('a diagnosis of taking a medicine is a fact about the medicine', () => {
    expect(factsOf('', { code: coded(icd10, 'Z79.01') })).toMatchObject([
      { concept: 'anticoagulant', answer: 'present' },
    ])
  })

  it('two codings of one concept give one fact, with the verified code', () => {
    const code = {
      coding: [...coded(conditionSystem, 'psoriasis-unverified').coding, ...coded(conditionSystem, 'psoriasis').coding],
    }
    expect(readExample(condition('', { code })).facts.map(({ source }) => source)).toMatchObject([
      { code: { code: 'psoriasis' }, codeVerified: true },
    ])
  })

  it('of a code for now and one for the past, the one for now is believed', () => {
    const code = { coding: [...coded(conditionSystem, 'history-of-keloid').coding, ...coded(icd10, 'L91.0').coding] }
    expect(factsOf('', { code })).toEqual([{ concept: 'keloid', answer: 'present' }])
  })

  it('the source says where the fact stands and why it was recognised', () => {
    const entry = condition('keloid-cheek', {
      recordedDate: '2020-01-02',
      code: coded(conditionSystem, 'keloid-cheek', 'Keloid of cheek'),
    })
    expect(readExample(entry).facts[0]?.source).toEqual({
      from: 'record',
      reference: 'Condition/c1',
      code: { system: conditionSystem, code: 'keloid-cheek', display: 'Keloid of cheek' },
      matchedBy: 'code',
      codeVerified: false,
      recordedOn: '2020-01-02',
    })
  })
})

describe('an allergy', () => {
  const allergy = (code: object, more: object = {}) => ({
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    patient: { reference: 'Patient/p1' },
    code,
    ...more,
  })

  it('to a substance is no medicine that is taken', () => {
    const { facts } = readExample(allergy(coded('http://example.org/medicines', 'aspirin')))
    expect(facts).toMatchObject([{ concept: 'acetylsalicylic-acid-allergy', answer: 'present' }])
  })

  it('"no known allergy" is an absence of all time', () => {
    const { facts } = readExample(allergy(coded(conditionSystem, 'no-known-allergy')))
    expect(facts.map(({ concept, answer, since }) => [concept, answer, since])).toEqual([
      ['any-allergy', 'absent', undefined],
    ])
  })

  it('"no known allergy" that no longer holds is nothing', () => {
    const inactive = {
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'inactive'),
    }
    const { facts, problems } = readExample(allergy(coded(conditionSystem, 'no-known-allergy'), inactive))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'not-counted', detail: { reason: 'denial-over' } }])
  })
})
