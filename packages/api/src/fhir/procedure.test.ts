import { describe, expect, it } from 'vitest'
import { type ExampleResource, coded, conditionSystem, procedure, readExample, siteSystem } from './example-record.ts'

const bare = (...resources: readonly ExampleResource[]) =>
  readExample(...resources).facts.map(({ source: _source, ...fact }) => fact)

describe('a procedure', () => {
  it('is over on its last day', () => {
    const performedPeriod = { start: '2026-01-02T10:00:00Z', end: '2026-01-03T10:00:00Z' }
    expect(bare(procedure('laser', { performedPeriod, bodySite: [coded(siteSystem, 'left-cheek')] }))).toEqual([
      {
        concept: 'laser-ablative',
        answer: 'present',
        start: '2026-01-02',
        end: '2026-01-03',
        zones: ['face.cheek.left'],
      },
    ])
  })

  it.each([
    ['without a day', {}, { end: 'unknown' }],
    ['in words', { performedString: 'last summer' }, { end: 'unknown' }],
    // Born in March 1970: aged 55 from March 2025 to February 2026.
    ['at an age', { performedAge: { value: 55, code: 'a' } }, { start: '2025', end: '2026' }],
  ])('%s', (_name, performed, dates) => {
    expect(bare(procedure('laser', performed))).toEqual([{ concept: 'laser-ablative', answer: 'present', ...dates }])
  })

  it('that is going on is present', () => {
    const going = procedure('chemotherapy', { status: 'in-progress', performedPeriod: { start: '2026-05-01' } })
    expect(bare(going)).toEqual([{ concept: 'chemotherapy', answer: 'present', start: '2026-05-01' }])
  })

  it.each([
    ['a transplant', 'kidney-transplant', 'organ-transplant'],
    ['an implant', 'pacemaker', 'active-implant'],
  ])('that leaves something behind (%s) has begun and not ended', (_name, code, concept) => {
    expect(bare(procedure(code, { performedDateTime: '2015' }))).toEqual([
      { concept, answer: 'present', start: '2015' },
    ])
  })

  it.each(['not-done', 'preparation', 'entered-in-error'] as const)('that is %s is no fact, and says so', (status) => {
    const { facts, problems } = readExample(procedure('laser', { status }))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'not-counted', detail: { reason: status } }])
  })

  it('of which nobody knows whether it was done is unknown', () => {
    expect(bare(procedure('laser', { status: 'unknown' }))).toEqual([{ concept: 'laser-ablative', answer: 'unknown' }])
  })
})

describe('a vaccination', () => {
  const vaccinated = (more: object = {}) => ({
    resourceType: 'Immunization',
    id: 'v1',
    patient: { reference: 'Patient/p1' },
    status: 'completed',
    vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '140', 'Influenza'),
    occurrenceDateTime: '2026-06-01',
    ...more,
  })

  it('is one whatever was given', () => {
    const { facts, unmapped } = readExample(vaccinated())
    expect(facts).toEqual([
      {
        concept: 'vaccination',
        answer: 'present',
        start: '2026-06-01',
        end: '2026-06-01',
        source: {
          from: 'record',
          reference: 'Immunization/v1',
          code: { system: 'http://hl7.org/fhir/sid/cvx', code: '140', display: 'Influenza' },
        },
      },
    ])
    expect(unmapped).toEqual([])
  })

  it('in words about when was nobody knows when', () => {
    expect(bare(vaccinated({ occurrenceDateTime: undefined, occurrenceString: 'as a child' }))).toMatchObject([
      { end: 'unknown' },
    ])
  })

  it('that was not done is no fact', () => {
    expect(bare(vaccinated({ status: 'not-done' }))).toEqual([])
  })
})

describe('a device', () => {
  const device = (more: object) => ({
    resourceType: 'Device',
    id: 'd1',
    type: coded(conditionSystem, 'pacemaker'),
    ...more,
  })
  const patient = { reference: 'Patient/p1' }

  it('of the patient is an implant', () => {
    expect(bare(device({ patient }))).toEqual([{ concept: 'active-implant', answer: 'present' }])
  })

  it('that is inactive may still be in place', () => {
    expect(bare(device({ patient, status: 'inactive' }))).toEqual([{ concept: 'active-implant', answer: 'unknown' }])
  })

  it('of nobody is a machine of the clinic', () => {
    expect(readExample(device({}))).toMatchObject({ facts: [], problems: [], notRead: { Device: 1 } })
  })
})

describe('a family history', () => {
  const family = (...codes: string[]) => ({
    resourceType: 'FamilyMemberHistory',
    id: 'f1',
    patient: { reference: 'Patient/p1' },
    status: 'completed',
    relationship: { text: 'mother' },
    condition: codes.map((code) => ({ code: coded(conditionSystem, code) })),
  })

  it('of keloid is a fact about the family', () => {
    expect(bare(family('keloid'))).toEqual([{ concept: 'family-keloid', answer: 'present' }])
    expect(bare(family('history-of-keloid'))).toEqual([{ concept: 'family-keloid', answer: 'present' }])
  })

  it('of anything else is no fact about the patient', () => {
    expect(readExample(family('psoriasis', 'type-1'))).toMatchObject({ facts: [], unmapped: [], problems: [] })
  })

  it('of something nobody maps is kept as unmapped', () => {
    expect(readExample(family('gout')).unmapped).toMatchObject([{ code: 'gout', resourceType: 'FamilyMemberHistory' }])
  })
})
