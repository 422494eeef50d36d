import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compiledExample,
  condition,
  encounter,
  medicationRequest,
  medicineSystem,
  coded,
  patient,
  today,
} from './example-record.ts'
import { groupByPatient } from './group-by-patient.ts'
import { readRecord } from './read-record.ts'

const options = { terminology: compiledExample(), today }
const groupsOf = (input: unknown) => {
  const result = groupByPatient(input)
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`)
  return result.groups
}
const factsByPatient = (input: unknown) =>
  Object.fromEntries(
    groupsOf(input).records.map(({ reference, bundle }) => {
      const result = readRecord(bundle, options)
      return [
        reference,
        'record' in result ? result.record.facts.map(({ concept }) => concept).toSorted() : result.refusal,
      ]
    }),
  )

const of = (id: string, resource: object) => ({ ...resource, subject: { reference: `Patient/${id}` } })
const { medicationCodeableConcept: _none, ...request } = medicationRequest('')
const referring = { ...request, medicationReference: { reference: 'Medication/w' } }
const warfarin = { resourceType: 'Medication', id: 'w', code: coded(medicineSystem, 'warfarin') }
const cohort = [
  of('p2', condition('psoriasis')),
  patient,
  of('p1', condition('keloid')),
  of('p2', referring),
  warfarin,
  { ...patient, id: 'p2' },
  of('p3', condition('type-1')),
]
const expected = { 'Patient/p1': ['keloid'], 'Patient/p2': ['psoriasis', 'warfarin'], 'Patient/p3': ['diabetes'] }

describe('a bulk export', () => {
  it('in any order becomes one record for each patient', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(cohort, { minLength: cohort.length }), (shuffled) => {
        expect(factsByPatient(shuffled)).toEqual(expected)
      }),
    )
  })

  it('in bundles is the same', () => {
    const urn = 'urn:uuid:0b6f1f1e-1111-4222-8333-444455556666'
    const bundle = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { resource: { ...condition('keloid'), subject: { reference: urn } } },
        { fullUrl: urn, resource: patient },
      ],
    }
    expect(factsByPatient([bundle, of('p2', condition('psoriasis'))])).toEqual({
      'Patient/p1': ['keloid'],
      'Patient/p2': ['psoriasis'],
    })
  })

  it('takes a medicine along with all it is made of', () => {
    const mixture = {
      resourceType: 'Medication',
      id: 'mix',
      ingredient: [{ itemReference: { reference: 'Medication/w' } }],
    }
    const mixed = { ...of('p1', referring), medicationReference: { reference: 'Medication/mix' } }
    expect(factsByPatient([patient, mixed, warfarin, mixture])).toEqual({ 'Patient/p1': ['warfarin'] })
  })

  it('counts what is about nobody', () => {
    expect(
      groupsOf([patient, encounter(), { resourceType: 'Organization' }, { ...condition('keloid'), subject: undefined }])
        .unassigned,
    ).toEqual({
      Condition: 1,
      Encounter: 1,
      Organization: 1,
    })
  })

  it('does not mix persons of one id from two servers', () => {
    const entry = ['a', 'b'].map((server) => ({
      fullUrl: `https://${server}.example/fhir/Patient/p1`,
      resource: patient,
    }))
    const { records } = groupsOf({ resourceType: 'Bundle', type: 'collection', entry })
    expect(records.map(({ bundle }) => readRecord(bundle, options))).toMatchObject([
      { refusal: { code: 'several-patients' } },
    ])
  })

  it('that is none is refused', () => {
    expect(groupByPatient('x')).toEqual({ refusal: { code: 'not-fhir', found: 'string' } })
  })
})
