import { describe, expect, it } from 'vitest'
import { compiledExample, condition, patient, today } from './example-record.ts'
import { type PatientRecord, readRecord } from './read-record.ts'

const keloid = condition('keloid')
const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })
const recordOf = (input: unknown): PatientRecord => {
  const result = readRecord(input, { terminology: compiledExample(), today })
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`)
  return result.record
}
const facts = (input: unknown) => recordOf(input).facts.map(({ concept }) => concept)
const codes = (input: unknown) => recordOf(input).problems.map(({ code }) => code)

describe('whom an entry is about', () => {
  const url = 'https://a.example/fhir/Patient/p1'
  const urn = 'urn:uuid:0b6f1f1e-1111-4222-8333-444455556666'
  const about = (subject: unknown) => ({ ...keloid, subject })
  const recordWith = (fullUrl: string, subject: unknown, more: object = {}) =>
    bundle('collection', { fullUrl, resource: { ...patient, ...more } }, { resource: about(subject) })

  it.each([
    ['relative', url, 'Patient/p1'],
    ['versioned', url, 'Patient/p1/_history/2'],
    ['absolute', url, url],
    ['absolute and versioned', url, `${url}/_history/2`],
    ['urn', urn, urn],
    ['relative beside a urn', urn, 'Patient/p1'],
    ['absolute beside a urn', urn, url],
  ])('a %s reference to the patient', (_form, fullUrl, reference) => {
    expect(recordOf(recordWith(fullUrl, { reference }))).toMatchObject({ facts: [{}], problems: [] })
  })

  it.each([
    ['another id', url, 'Patient/p2'],
    ['the same id on another server', url, 'https://b.example/fhir/Patient/p1'],
    ['another urn', urn, 'urn:uuid:0b6f1f1e-1111-4222-8333-000000000000'],
    ['a group', url, 'Group/p1'],
  ])('%s is somebody else: left out, and says so', (_form, fullUrl, reference) => {
    const { facts: found, problems } = recordOf(recordWith(fullUrl, { reference }))
    expect(found).toEqual([])
    expect(problems).toEqual([
      { code: 'other-patient', place: 'Condition/c1', detail: { subject: reference, count: 1 } },
    ])
  })

  it.each([
    ['the same number', 'urn:mrn', '42', []],
    ['another number of the same system', 'urn:mrn', '43', ['other-patient']],
    ['a number of another system', 'urn:insurance', '42', ['unclear-subject']],
  ])('%s instead of a reference', (_form, system, value, problems) => {
    const identified = recordWith(
      url,
      { identifier: { system, value } },
      { identifier: [{ system: 'urn:mrn', value: '42' }] },
    )
    expect(codes(identified)).toEqual(problems)
    expect(facts(identified)).toHaveLength(problems.includes('other-patient') ? 0 : 1)
  })

  it('a search instead of a reference', () => {
    const identifier = [{ system: 'urn:mrn', value: '42' }]
    expect(codes(recordWith(url, { reference: 'Patient?identifier=urn:mrn%7C42' }, { identifier }))).toEqual([])
    expect(codes(recordWith(url, { reference: 'Patient?identifier=urn:mrn|43' }, { identifier }))).toEqual([
      'unclear-subject',
    ])
  })

  it('a patient inside the entry cannot be compared: read, and says so', () => {
    const inside = { ...about({ reference: '#p' }), contained: [{ resourceType: 'Patient', id: 'p' }] }
    expect(recordOf([patient, inside])).toMatchObject({ facts: [{}], problems: [{ code: 'unclear-subject' }] })
  })

  it('nobody: read, and says so, once for all', () => {
    const nobody = { ...keloid, subject: undefined }
    expect(recordOf([patient, nobody, nobody])).toMatchObject({
      facts: [{}, {}],
      problems: [{ code: 'no-subject', place: 'Condition/c1', detail: { count: 2 } }],
    })
  })
})
