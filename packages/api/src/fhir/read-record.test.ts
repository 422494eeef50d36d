import { describe, expect, it } from 'vitest'
import {
  compiledExample,
  condition,
  encounter,
  medicationRequest,
  observation,
  patient,
  readExample,
  record,
  today,
} from './example-record.ts'
import { type PatientRecord, readRecord } from './read-record.ts'

const options = { terminology: compiledExample(), today }
const read = (input: unknown, more: { patient?: string } = {}) => readRecord(input, { ...options, ...more })
const recordOf = (input: unknown): PatientRecord => {
  const result = read(input)
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`)
  return result.record
}
const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })
const entries = (...resources: object[]) => resources.map((resource) => ({ resource }))
const facts = (input: unknown) => recordOf(input).facts.map(({ concept }) => concept)
const codes = (input: unknown) => recordOf(input).problems.map(({ code }) => code)
const keloid = condition('keloid')

describe('the forms of an input', () => {
  it.each(['collection', 'transaction', 'batch', 'searchset', 'document', 'message'])('a %s bundle', (type) => {
    expect(read(bundle(type, ...entries(patient, keloid)))).toMatchObject({
      record: { facts: [{ concept: 'keloid' }], problems: [] },
    })
  })

  it('a list of resources', () => {
    expect(facts([keloid, patient])).toEqual(['keloid'])
  })

  it('a single resource', () => {
    expect(recordOf(patient)).toMatchObject({ patient: { reference: 'Patient/p1', id: 'p1' }, facts: [] })
    expect(recordOf(keloid)).toMatchObject({ patient: { reference: 'Patient/p1' }, facts: [{ concept: 'keloid' }] })
  })

  it('the pages of a search', () => {
    const page = (self: string, next: string | undefined, ...resources: object[]) => ({
      ...bundle('searchset', ...entries(...resources)),
      link: [{ relation: 'self', url: self }, ...(next === undefined ? [] : [{ relation: 'next', url: next }])],
    })
    const first = page('x?page=1', 'x?page=2', patient)
    expect(codes([first, page('x?page=2', undefined, keloid)])).toEqual([])
    expect(recordOf(first).problems).toEqual([{ code: 'more-pages', place: 'Bundle.link', detail: {} }])
  })

  it('bundles within a batch response', () => {
    expect(
      facts(
        bundle(
          'batch-response',
          ...entries(bundle('searchset', ...entries(patient)), bundle('searchset', ...entries(keloid))),
        ),
      ),
    ).toEqual(['keloid'])
  })

  it('what a transaction deletes is not read', () => {
    const deletion = { resource: keloid, request: { method: 'DELETE', url: 'Condition/c1' } }
    expect(facts(bundle('transaction', { resource: patient }, deletion))).toEqual([])
  })

  it('errors of the exporting server are problems', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }, { severity: 'information' }] }
    const input = bundle('searchset', ...entries(patient), { resource: outcome, search: { mode: 'outcome' } })
    expect(recordOf(input).problems).toEqual([
      { code: 'server-message', place: 'entry[1]', detail: { severity: 'error', count: 1 } },
    ])
    const failed = bundle('batch-response', ...entries(patient), { response: { status: '404', outcome } })
    expect(codes(failed)).toEqual(['server-message'])
  })

  it('a bundle of unknown type is read as a collection, and says so', () => {
    expect(codes(bundle('heap', ...entries(patient)))).toEqual(['unknown-bundle-type'])
  })

  it('what is no resource is counted, with the first place', () => {
    expect(recordOf([patient, null, 'x', null]).problems).toEqual([
      { code: 'not-a-resource', place: '[1]', detail: { found: 'null', count: 2 } },
      { code: 'not-a-resource', place: '[2]', detail: { found: 'string', count: 1 } },
    ])
  })
})

describe('what is not one person’s record is refused', () => {
  it.each([
    [null, { code: 'not-fhir', found: 'null' }],
    ['text', { code: 'not-fhir', found: 'string' }],
    [{ name: 'x' }, { code: 'not-fhir', found: 'object' }],
    [[], { code: 'no-patient' }],
    [bundle('collection'), { code: 'no-patient' }],
    [bundle('history', ...entries(patient)), { code: 'history-bundle' }],
    [bundle('subscription-notification'), { code: 'wrong-fhir-version', version: 'R5', element: 'Bundle.type' }],
    [{ resourceType: 'OperationOutcome', issue: [] }, { code: 'server-message' }],
    [[{ resourceType: 'Condition' }], { code: 'no-patient' }],
    [[patient, { ...patient, id: 'p2' }], { code: 'several-patients', patients: ['Patient/p1', 'Patient/p2'] }],
    [
      [keloid, { ...keloid, subject: { reference: 'Patient/p2' } }],
      { code: 'several-patients', patients: ['Patient/p1', 'Patient/p2'] },
    ],
  ])('%j', (input, refusal) => {
    expect(read(input)).toEqual({ refusal })
  })

  it('unless the caller says which patient is meant', () => {
    const two = [patient, { ...patient, id: 'p2' }, keloid]
    expect(read(two, { patient: 'Patient/p1' })).toMatchObject({ record: { facts: [{ concept: 'keloid' }] } })
    expect(read(two, { patient: 'p2' })).toMatchObject({ record: { facts: [], problems: [{ code: 'other-patient' }] } })
    expect(read(two, { patient: 'p3' })).toEqual({
      refusal: { code: 'patient-not-found', patients: ['Patient/p1', 'Patient/p2'] },
    })
  })

  it('and a day of reading that is no day is a mistake of the caller', () => {
    expect(() => readRecord(patient, { ...options, today: 'today' })).toThrow(RangeError)
  })
})

describe('the patient', () => {
  const patientOf = (more: object) => recordOf({ ...patient, ...more })

  it('is read without a name or number', () => {
    const named = { name: [{ family: 'Example' }], identifier: [{ system: 'urn:x', value: '42' }] }
    expect(patientOf(named).patient).toEqual({
      reference: 'Patient/p1',
      id: 'p1',
      birthDate: '1970-03-02',
      sex: 'female',
    })
  })

  it.each(['1970', '1970-03'])('may have a birth date of which only %s is known', (birthDate) => {
    expect(patientOf({ birthDate }).patient).toMatchObject({ birthDate })
  })

  it.each([
    [{ birthDate: '1970-02-30' }, 'invalid-date', 'birthDate'],
    [{ birthDate: '2027-01-01' }, 'future-date', 'birthDate'],
    [{ gender: 'femail' }, 'unknown-sex', 'gender'],
    [{ deceasedBoolean: true }, 'deceased', 'deceased'],
    [{ deceasedDateTime: '2020' }, 'deceased', 'deceased'],
  ])('with %j is a problem', (more, code, element) => {
    expect(patientOf(more).problems).toEqual([{ code, place: `Patient/p1.${element}`, detail: {} }])
  })

  it('who is alive is none', () => {
    expect(patientOf({ deceasedBoolean: false })).toMatchObject({ problems: [] })
  })
})

describe('what is not read', () => {
  it('is counted by type', () => {
    expect(readExample(encounter(), encounter(), { resourceType: 'Claim' }).notRead).toEqual({ Claim: 1, Encounter: 2 })
  })

  it('answers to questionnaires are handed on', () => {
    const response = { resourceType: 'QuestionnaireResponse', id: 'q1', subject: { reference: 'Patient/p1' } }
    const others = { ...response, subject: { reference: 'Patient/p2' } }
    expect(readExample(response, others).questionnaireResponses).toEqual([
      { reference: 'QuestionnaireResponse/q1', resource: response },
    ])
  })

  it('an entry without code or text is a problem', () => {
    expect(readExample({ ...keloid, code: {} }).problems).toEqual([
      { code: 'no-code', place: 'Condition/c1.code', detail: {} },
    ])
  })

  it('a text without a code is unmapped', () => {
    expect(readExample({ ...keloid, code: { text: 'lump' } }).unmapped).toMatchObject([
      { system: null, code: null, display: 'lump' },
    ])
  })

  it('a code of no system is unmapped, even where the code looks familiar', () => {
    expect(readExample({ ...keloid, code: { coding: [{ code: 'keloid' }] } })).toMatchObject({
      facts: [],
      unmapped: [{ code: 'keloid' }],
    })
  })
})

it('results inside a report are read', () => {
  const { subject: _subject, ...result } = observation('hba1c', { valueQuantity: { value: 6.8, code: '%' } })
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'd1',
    subject: { reference: 'Patient/p1' },
    contained: [result],
  }
  expect(readExample(report).facts).toMatchObject([
    { concept: 'hba1c', source: { reference: 'DiagnosticReport/d1.contained[0]' } },
  ])
})

it('an entry without a usable id is known by its URL, else by its place', () => {
  const { id: _id, ...nameless } = keloid
  const at = (fullUrl?: string) =>
    bundle('collection', { resource: patient }, { resource: nameless, ...(fullUrl !== undefined && { fullUrl }) })
  expect(recordOf(at('urn:uuid:77')).facts[0]?.source.reference).toBe('urn:uuid:77')
  expect(recordOf(at()).facts[0]?.source.reference).toBe('entry[1]')
})

it('the order of the entries does not matter to the facts', () => {
  const resources = [
    keloid,
    medicationRequest('warfarin'),
    observation('hba1c', { valueQuantity: { value: 7, code: '%' } }),
  ]
  const sorted = (input: unknown) => facts(input).toSorted()
  expect(sorted(record(...resources.toReversed()))).toEqual(sorted(record(...resources)))
})

it('no message repeats what a person has written', () => {
  const name = 'Ayşe Example'
  const input = [
    { ...patient, id: name, birthDate: name, gender: name },
    { ...condition('keloid', { onsetDateTime: name }), id: name, subject: { reference: `Patient/${name}` } },
    { ...condition('keloid', { onsetDateTime: name }), id: name, subject: { reference: `Patient?name=${name}` } },
    {
      ...medicationRequest(''),
      medicationCodeableConcept: undefined,
      medicationReference: { reference: `Medication/${name}` },
      subject: undefined,
    },
  ]
  const { problems } = recordOf(input)
  expect(problems.length).toBeGreaterThanOrEqual(6)
  expect(JSON.stringify(problems)).not.toContain('Ayşe')
})
