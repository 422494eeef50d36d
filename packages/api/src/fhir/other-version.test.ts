import { expect, it } from 'vitest'
import {
  coded,
  condition,
  medicationRequest,
  medicineSystem,
  observation,
  procedure,
  readExample,
  subject,
} from './example-record.ts'

const patient = { patient: { reference: 'Patient/p1' } }
const statement = {
  resourceType: 'MedicationStatement',
  id: 's1',
  subject,
  status: 'active',
  medicationCodeableConcept: coded(medicineSystem, 'warfarin'),
}

it.each([
  [
    'a status as plain text',
    { ...condition('keloid'), clinicalStatus: 'active' },
    'pre-R4',
    'Condition.clinicalStatus',
  ],
  [
    'an abatement of yes or no',
    { ...condition('keloid'), abatementBoolean: true },
    'pre-R4',
    'Condition.abatementBoolean',
  ],
  ['a medicine that was not taken', { ...statement, taken: 'n' }, 'STU3', 'MedicationStatement.taken'],
  ['a medicine that was not taken', { ...statement, wasNotTaken: true }, 'DSTU2', 'MedicationStatement.wasNotTaken'],
  ['a procedure that was not done', { ...procedure('laser'), notDone: true }, 'STU3', 'Procedure.notDone'],
  [
    'a procedure with an occurrence',
    { ...procedure('laser'), occurrenceDateTime: '2026' },
    'R5',
    'Procedure.occurrenceDateTime',
  ],
  [
    'a medicine that is code or reference',
    { ...medicationRequest('warfarin'), medication: { concept: coded(medicineSystem, 'warfarin') } },
    'R5',
    'MedicationRequest.medication',
  ],
  [
    'an allergy to a substance',
    { resourceType: 'AllergyIntolerance', id: 'a1', ...patient, substance: coded(medicineSystem, 'aspirin') },
    'DSTU2',
    'AllergyIntolerance.substance',
  ],
  [
    'a vaccination that was not given',
    { resourceType: 'Immunization', id: 'i1', ...patient, status: 'completed', notGiven: true },
    'STU3',
    'Immunization.notGiven',
  ],
  [
    'an order',
    { resourceType: 'MedicationOrder', id: 'm1', ...patient, status: 'active' },
    'DSTU2',
    'MedicationOrder.resourceType',
  ],
  [
    'related results',
    { ...observation('hba1c', { valueQuantity: { value: 7, code: '%' } }), related: [] },
    'pre-R4',
    'Observation.related',
  ],
  [
    'a profile of another version',
    { ...condition('keloid'), meta: { profile: ['https://fhir.example/STU3/StructureDefinition/Condition-1'] } },
    'STU3',
    'Condition.meta.profile',
  ],
])('%s is not R4: not read, and says so', (_name, resource, version, element) => {
  const { facts, problems } = readExample(resource)
  expect(facts).toEqual([])
  expect(problems).toMatchObject([{ code: 'wrong-fhir-version', detail: { version, element, count: 1 } }])
})

it('profiles of R4 are read', () => {
  const profile = [
    'http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition|3.1.1',
    'http://hl7.org/fhir/StructureDefinition/Condition',
  ]
  expect(readExample(condition('keloid', { meta: { profile } }))).toMatchObject({ facts: [{}], problems: [] })
})

it('a whole record of another version is one problem for each element that shows it', () => {
  const old = { ...condition('keloid'), clinicalStatus: 'active' }
  expect(readExample(old, old, old).problems).toMatchObject([{ detail: { count: 3 } }])
})
