import { describe, expect, it } from 'vitest'
import {
  type ExampleResource,
  coded,
  medicationRequest,
  medicineSystem,
  readExample,
  subject,
  today,
} from './example-record.ts'

const bare = (...resources: readonly ExampleResource[]) =>
  readExample(...resources).facts.map(({ source: _source, ...fact }) => fact)
const concepts = (...resources: readonly ExampleResource[]) =>
  readExample(...resources).facts.map(({ concept }) => concept)

describe('a prescription', () => {
  it.each(['active', 'on-hold'] as const)('that is %s is present since it was written', (status) => {
    expect(bare(medicationRequest('warfarin', { status, authoredOn: '2026-02-01' }))).toEqual([
      { concept: 'warfarin', answer: 'present', start: '2026-02-01' },
    ])
  })

  it.each(['completed', 'stopped'] as const)('that is %s is over, since nobody knows when', (status) => {
    const dispenseRequest = { expectedSupplyDuration: { value: 30, code: 'd' } }
    expect(bare(medicationRequest('warfarin', { status, authoredOn: '2026-02-01', dispenseRequest }))).toEqual([
      { concept: 'warfarin', answer: 'present', start: '2026-02-01', end: 'unknown' },
    ])
  })

  it('that is over ends with the latest end of its dosages', () => {
    const until = (end: string) => ({ timing: { repeat: { boundsPeriod: { end } } } })
    const request = medicationRequest('warfarin', {
      status: 'stopped',
      dosageInstruction: [until('2026-03-31'), until('2026-02-15')],
    })
    expect(bare(request)).toMatchObject([{ end: '2026-03-31' }])
  })

  it('with one dosage that has no end has none', () => {
    const dosageInstruction = [{ timing: { repeat: { boundsPeriod: { end: '2026-03-31' } } } }, { text: 'as needed' }]
    expect(bare(medicationRequest('warfarin', { status: 'stopped', dosageInstruction }))).toMatchObject([
      { end: 'unknown' },
    ])
  })

  it('that is over ends at the latest one supply after it was valid', () => {
    // Dispensed on the last valid day, 31 January: 30 days on it is 2 March.
    const dispenseRequest = { validityPeriod: { end: '2026-01-31' }, expectedSupplyDuration: { value: 30, code: 'd' } }
    expect(bare(medicationRequest('warfarin', { status: 'completed', dispenseRequest }))).toMatchObject([
      { end: '2026-03-02' },
    ])
  })

  it('whose supply would last beyond today ended nobody knows when', () => {
    const dispenseRequest = { validityPeriod: { end: '2026-06-01' }, expectedSupplyDuration: { value: 3, code: 'mo' } }
    expect(bare(medicationRequest('warfarin', { status: 'stopped', dispenseRequest }))).toMatchObject([
      { end: 'unknown' },
    ])
  })

  it.each(['proposal', 'plan', 'option'] as const)('that is only a %s is unknown', (intent) => {
    expect(bare(medicationRequest('warfarin', { intent }))).toEqual([{ concept: 'warfarin', answer: 'unknown' }])
  })

  it.each([
    [{ status: 'cancelled' }, 'cancelled'],
    [{ status: 'draft' }, 'draft'],
    [{ status: 'entered-in-error' }, 'entered-in-error'],
    [{ doNotPerform: true }, 'do-not-perform'],
  ] as const)('with %j is no fact, and says so', (more, reason) => {
    const { facts, problems } = readExample(medicationRequest('warfarin', more))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'not-counted', detail: { reason } }])
  })

  it.each([['simmering'], [undefined], ['constructor']])('with the status %s is unknown, and says so', (status) => {
    const { facts, problems } = readExample({ ...medicationRequest('warfarin'), status })
    expect(facts).toMatchObject([{ answer: 'unknown' }])
    expect(problems).toMatchObject([{ code: 'unknown-status', place: 'MedicationRequest/m1.status' }])
  })

  it('for a substance somebody could be allergic to is no allergy', () => {
    expect(concepts(medicationRequest('aspirin'))).toEqual(['acetylsalicylic-acid'])
  })
})

describe('a statement of what is taken', () => {
  const statement = (more: object) => ({
    resourceType: 'MedicationStatement',
    id: 's1',
    subject,
    status: 'active',
    medicationCodeableConcept: coded(medicineSystem, 'warfarin'),
    ...more,
  })

  it('that is active goes on, whatever end was planned', () => {
    expect(bare(statement({ effectivePeriod: { start: '2026-01', end: '2026-12' } }))).toEqual([
      { concept: 'warfarin', answer: 'present', start: '2026-01' },
    ])
  })

  it('that is over ends with its period', () => {
    expect(
      bare(statement({ status: 'completed', effectivePeriod: { start: '2025', end: '2026-01-31' } })),
    ).toMatchObject([{ start: '2025', end: '2026-01-31' }])
  })

  it('that is over and names a single day ended nobody knows when', () => {
    expect(bare(statement({ status: 'stopped', effectiveDateTime: '2026-01-31' }))).toMatchObject([
      { start: '2026-01-31', end: 'unknown' },
    ])
  })

  it.each([
    ['intended', 'unknown'],
    ['unknown', 'unknown'],
    ['on-hold', 'present'],
  ])('that is %s is %s', (status, answer) => {
    expect(bare(statement({ status }))).toMatchObject([{ answer }])
  })

  it('that none is known speaks of today, not of a medicine that was stopped before', () => {
    const none = {
      medicationCodeableConcept: coded(medicineSystem, 'no-known-medicines'),
      effectiveDateTime: '2026-05-01',
    }
    expect(bare(statement(none))).toEqual([{ concept: 'any-medicine', answer: 'absent', since: today }])
  })

  it('of a medicine that is not taken is no absence of all of its kind', () => {
    const { facts, problems } = readExample(statement({ status: 'not-taken' }))
    expect(facts).toEqual([])
    expect(problems).toMatchObject([{ code: 'not-counted', detail: { reason: 'not-taken' } }])
  })
})

describe('an administration', () => {
  const administration = (more: object) => ({
    resourceType: 'MedicationAdministration',
    id: 'd1',
    subject,
    status: 'completed',
    medicationCodeableConcept: coded(medicineSystem, 'warfarin'),
    ...more,
  })

  it('is over on the day of the dose', () => {
    expect(bare(administration({ effectiveDateTime: '2026-06-01T08:00:00Z' }))).toEqual([
      { concept: 'warfarin', answer: 'present', start: '2026-06-01', end: '2026-06-01' },
    ])
  })

  it('in progress is present', () => {
    expect(bare(administration({ status: 'in-progress', effectivePeriod: { start: '2026-06-15' } }))).toEqual([
      { concept: 'warfarin', answer: 'present', start: '2026-06-15' },
    ])
  })

  it('not done is no fact', () => {
    expect(bare(administration({ status: 'not-done' }))).toEqual([])
  })
})

describe('the medicine itself', () => {
  const referring = (reference: string, more: object = {}) => {
    const { medicationCodeableConcept: _none, ...request } = medicationRequest('')
    return { ...request, medicationReference: { reference }, ...more }
  }
  const medication = (more: object = {}) => ({
    resourceType: 'Medication',
    id: 'w',
    code: coded(medicineSystem, 'warfarin'),
    ...more,
  })

  it.each([
    ['relative', 'Medication/w'],
    ['versioned', 'Medication/w/_history/3'],
    ['absolute', 'https://example.org/fhir/Medication/w'],
    ['urn of its id', 'urn:uuid:w'],
  ])('is found by a %s reference', (_form, reference) => {
    expect(concepts(referring(reference), medication())).toEqual(['warfarin'])
  })

  it('is found inside the prescription', () => {
    expect(concepts(referring('#w', { contained: [medication()] }))).toEqual(['warfarin'])
  })

  it('may be told by its ingredients, contained or referred to', () => {
    const mixture = {
      id: 'mix',
      code: { text: 'mixture' },
      ingredient: [
        { itemCodeableConcept: coded(medicineSystem, 'aspirin') },
        { itemReference: { reference: 'Medication/w' } },
        { itemReference: { reference: 'Medication/mix' } },
      ],
    }
    expect(concepts(referring('Medication/mix'), medication(mixture), medication()).toSorted()).toEqual([
      'acetylsalicylic-acid',
      'warfarin',
    ])
  })

  it('an ingredient that does not act is not counted', () => {
    const ingredient = [{ itemCodeableConcept: coded(medicineSystem, 'warfarin'), isActive: false }]
    expect(concepts(referring('Medication/w'), medication({ code: undefined, ingredient }))).toEqual([])
  })

  it('that is not in the record is a problem, but its name may tell', () => {
    const { facts, problems } = readExample(
      referring('Medication/away', { medicationReference: { reference: 'Medication/away', display: 'Warfarin 5 mg' } }),
    )
    expect(facts).toMatchObject([{ concept: 'warfarin', source: { matchedBy: 'name' } }])
    expect(problems).toEqual([
      {
        code: 'missing-resource',
        place: 'MedicationRequest/m1.medicationReference',
        detail: { reference: 'Medication/away' },
      },
    ])
  })

  it('is recognised by name only when no code is known', () => {
    const words = { text: 'acetylsalicylic acid with warfarin', ...coded(medicineSystem, 'aspirin') }
    expect(concepts({ ...medicationRequest(''), medicationCodeableConcept: words })).toEqual(['acetylsalicylic-acid'])
  })

  it('without a code or a name is a problem', () => {
    const { medicationCodeableConcept: _none, ...nothing } = medicationRequest('')
    expect(readExample(nothing).problems.map(({ code }) => code)).toEqual(['no-code'])
  })

  it('that nobody knows is kept as unmapped', () => {
    const simvastatin = coded(medicineSystem, 'simvastatin', 'Simvastatin 20 mg')
    expect(readExample({ ...medicationRequest(''), medicationCodeableConcept: simvastatin }).unmapped).toEqual([
      {
        system: medicineSystem,
        code: 'simvastatin',
        display: 'Simvastatin 20 mg',
        resourceType: 'MedicationRequest',
        count: 1,
        references: ['MedicationRequest/m1'],
      },
    ])
  })

  it('given to the skin by its form or route is not a systemic one', () => {
    const named = { text: 'Isotretinoin 0.05 %' }
    const form = medication({ code: named, form: { text: 'Gel' } })
    expect(concepts(referring('Medication/w'), form)).toEqual(['topical-retinoid'])
    const route = {
      ...medicationRequest(''),
      medicationCodeableConcept: named,
      dosageInstruction: [{ route: { text: 'topical' } }],
    }
    expect(concepts(route)).toEqual(['topical-retinoid'])
  })
})
