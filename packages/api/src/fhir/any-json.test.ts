import { factSchema } from '@stipple/domain/patient'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerSystem,
  coded,
  compiledExample,
  condition,
  conditionSystem,
  medicationRequest,
  medicineSystem,
  observation,
  patient,
  procedure,
  siteSystem,
  subject,
  today,
} from './example-record.ts'
import { groupByPatient } from './group-by-patient.ts'
import { readRecord } from './read-record.ts'

const options = { terminology: compiledExample(), today }

/** Reads, checks that the outcome is one of the two, and that every fact is one the domain takes. */
function isSound(input: unknown): true {
  const result = readRecord(input, options)
  if ('refusal' in result) expect(result.refusal.code).toBeTypeOf('string')
  else {
    for (const fact of result.record.facts) factSchema.parse(fact)
    for (const { place } of result.record.problems) expect(place).not.toBe('')
  }
  expect(groupByPatient(input)).toBeTypeOf('object')
  return true
}

const whole = {
  resourceType: 'Bundle',
  type: 'searchset',
  link: [{ relation: 'next', url: 'x' }],
  entry: [
    patient,
    condition('keloid-cheek', {
      clinical: 'resolved',
      verification: 'confirmed',
      onsetAge: { value: 3, code: 'a' },
      abatementPeriod: { end: '2020' },
      bodySite: [coded(siteSystem, 'left-cheek')],
    }),
    medicationRequest('warfarin', {
      status: 'stopped',
      dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2020' } } } }],
      dispenseRequest: { validityPeriod: { end: '2020' }, expectedSupplyDuration: { value: 3, code: 'd' } },
    }),
    {
      ...medicationRequest(''),
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#m' },
      contained: [
        {
          resourceType: 'Medication',
          id: 'm',
          code: { text: 'Warfarin' },
          ingredient: [{ itemReference: { reference: '#m' } }],
        },
      ],
    },
    {
      resourceType: 'MedicationStatement',
      subject,
      status: 'completed',
      effectivePeriod: { end: '2020' },
      medicationCodeableConcept: coded(medicineSystem, 'aspirin'),
    },
    {
      resourceType: 'MedicationAdministration',
      subject,
      status: 'completed',
      effectiveDateTime: '2020',
      medicationCodeableConcept: coded(medicineSystem, 'aspirin'),
    },
    { resourceType: 'AllergyIntolerance', patient: subject, code: coded(conditionSystem, 'latex-allergy') },
    observation('hba1c', {
      valueQuantity: { value: 7, unit: '%', code: '%' },
      effectivePeriod: { start: '2020' },
      issued: '2020-01-01T00:00:00Z',
    }),
    observation('smoking-status', {
      valueCodeableConcept: coded(answerSystem, 'daily'),
      component: [{ code: coded('x', 'y') }],
    }),
    procedure('laser', { performedRange: { low: { value: 3, code: 'a' }, high: { value: 4, code: 'a' } } }),
    {
      resourceType: 'Immunization',
      patient: subject,
      status: 'completed',
      occurrenceString: 'x',
      vaccineCode: coded('x', 'y'),
    },
    {
      resourceType: 'FamilyMemberHistory',
      patient: subject,
      status: 'completed',
      condition: [{ code: coded(conditionSystem, 'keloid') }],
    },
    { resourceType: 'Device', patient: subject, type: coded(conditionSystem, 'pacemaker') },
    { resourceType: 'QuestionnaireResponse', subject },
    { resourceType: 'DiagnosticReport', subject, contained: [observation('hba1c')] },
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] },
    { resourceType: 'Bundle', type: 'collection', entry: [] },
  ].map((resource) => ({ fullUrl: 'urn:uuid:1', resource, search: { mode: 'match' } })),
}

/** Every place in a JSON value, as the steps that lead there. */
function placesIn(value: unknown, above: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...above]]
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const members = value as Record<string | number, unknown>
  return [[...above], ...steps.flatMap((step) => placesIn(members[step], [...above, step]))]
}

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((member, index) => (index === step ? replaced(member, rest, by) : member))
  const members = value as Record<string, unknown>
  return { ...members, [step]: replaced(members[step], rest, by) }
}

describe('reading never throws', () => {
  it('on any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), isSound), { numRuns: 500 })
  })

  it('on a record, and on one that is wrong in any one place', () => {
    expect(isSound(whole)).toBe(true)
    const wrong = [
      null,
      true,
      0,
      -1e300,
      '',
      'x',
      [],
      [null],
      {},
      { coding: null },
      { coding: [null, { code: 1 }] },
      [[]],
      { resourceType: 'Bundle' },
    ]
    for (const place of placesIn(whole)) for (const by of wrong) expect(isSound(replaced(whole, place, by))).toBe(true)
  })

  it('on a record that is wrong in several places by any JSON value', () => {
    const places = fc.constantFrom(...placesIn(whole))
    const changes = fc.array(fc.tuple(places, fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 4 })
    const changed = changes.map((list) =>
      list.reduce<unknown>(
        (value, [place, by]) =>
          placesIn(value).some((known) => known.join('/') === place.join('/')) ? replaced(value, place, by) : value,
        whole,
      ),
    )
    fc.assert(fc.property(changed, isSound), { numRuns: 300 })
  })

  it('on records that are deep, or wide, or go round in circles', () => {
    let deep: unknown = []
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(isSound([patient, { ...condition('keloid'), note: deep, code: deep, bodySite: deep }, deep])).toBe(true)
    let bundles: object = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] }
    for (let level = 0; level < 50_000; level++)
      bundles = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: bundles }] }
    expect(isSound(bundles)).toBe(true)
    const ingredient = Array.from({ length: 2000 }, (_, index) => ({
      itemReference: { reference: `Medication/${index % 50}` },
    }))
    const medications = Array.from({ length: 50 }, (_, index) => ({
      resourceType: 'Medication',
      id: String(index),
      ingredient,
    }))
    const request = {
      ...medicationRequest(''),
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/0' },
    }
    expect(isSound([patient, request, ...medications])).toBe(true)
  })

  it('on names that every object has', () => {
    const text =
      '{"resourceType":"Condition","__proto__":{"code":1},"constructor":{},"subject":{"reference":"__proto__"}}'
    expect(isSound([patient, JSON.parse(text), { resourceType: '__proto__' }, { resourceType: 'constructor' }])).toBe(
      true,
    )
  })
})
