import { contract, type PersonDetails } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, told } from '../../../test/called.ts'
import { testDatabase } from '../../../test/database.ts'
import { testApp, type TestClinic, testClinic } from '../../../test/test-clinic.ts'

const { database } = testDatabase()
let app: FastifyInstance
let clinic: TestClinic

beforeAll(async () => {
  app = await testApp(database(), () => new Date('2026-11-27T09:00:00Z'))
  clinic = await testClinic(database(), app)
}, 60_000)
afterAll(() => app.close())

const english = { language: 'en' as const }
const reason = 'The passport and the referral name the same woman.'

const details = (of: Partial<PersonDetails>): PersonDetails => ({
  fullName: 'Selin Işık',
  birthDate: null,
  sex: null,
  phone: null,
  email: null,
  language: null,
  guardian: null,
  ...of,
})

async function registered(of: Partial<PersonDetails>, number?: { system: string; value: string }): Promise<string> {
  const assistant = await clinic.as('assistant')
  const body = { details: details(of), identifiers: number ? [number] : [] }
  return told(await assistant.call(contract.registerPerson, { clinicId: clinic.clinicId, body })).personId
}

async function state(personId: string, concept: string, answer: 'present' | 'absent') {
  const clinician = await clinic.as('clinician')
  const body = { statements: [{ concept, answer }], withdraw: [] }
  return clinician.call(contract.recordFacts, { clinicId: clinic.clinicId, params: { personId }, body })
}

/** A record with a code that nobody maps. */
const recordOf = (number: string, unknown: string) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Patient',
          id: 'p',
          name: [{ text: 'Mert Kaya' }],
          identifier: [{ system: 'urn:x', value: number }],
        },
      },
      ...['L91.0', unknown].map((code, index) => ({
        resource: {
          resourceType: 'Condition',
          id: `c${index}`,
          subject: { reference: 'Patient/p' },
          code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
          clinicalStatus: { coding: [{ code: 'active' }] },
        },
      })),
    ],
  })

describe('entries that may be one person', () => {
  it('are found by birth date and name, by number, and by name while a birth date is missing', async () => {
    const born = '1980-02-03'
    const one = await registered(
      { fullName: 'Derya Ateş', birthDate: born, phone: '555 1' },
      { system: 'a', value: '9' },
    )
    const typed = await registered({ fullName: 'Dery Ates', birthDate: born, phone: '555 1' })
    const undated = await registered({ fullName: 'Derya Ateş' })
    const numbered = await registered({ fullName: 'D. A.', birthDate: '1980-03-02' }, { system: 'b', value: '9' })
    await registered({ fullName: 'Derya Ateş', birthDate: '1991-01-01' })
    await registered({ fullName: 'Can Bulut', birthDate: born })
    const clinician = await clinic.as('clinician')
    const found = told(
      await clinician.call(contract.findDuplicates, { clinicId: clinic.clinicId, params: { personId: one } }),
    )
    expect(found.map(({ person, reasons }) => [person.personId, reasons])).toEqual([
      [typed, ['birth-date-and-name', 'contact']],
      [numbered, ['number']],
      [undated, ['name']],
    ])
  })
})

describe('merging', () => {
  it('shows both with what hangs on them and where they contradict, moves all of it, and keeps what was chosen', async () => {
    const { clinicId } = clinic
    const clinician = await clinic.as('clinician')
    const kept = await registered({ birthDate: '1991-05-04', phone: '555 2' }, { system: 'a', value: '71' })
    const other = await registered({ fullName: 'Selin Kaya', birthDate: '1991-05-04' }, { system: 'b', value: '72' })
    await state(kept, 'keloid', 'absent')
    await state(other, 'keloid', 'present')
    await state(other, 'isotretinoin', 'absent')

    const params = { personId: kept, other }
    const preview = told(await clinician.call(contract.previewMerge, { clinicId, params, query: english }))
    expect(preview.kept).toMatchObject({ factCount: 1, importCount: 0, legalHold: false, version: 1 })
    expect(preview.other).toMatchObject({ factCount: 2, identifiers: [{ system: 'b', value: '72' }] })
    expect(preview.contradictions.map(({ concept }) => concept)).toEqual(['keloid'])

    const stays = details({ fullName: 'Selin Kaya', birthDate: '1991-05-04', phone: '555 2' })
    const merge = (change: { other?: string; version?: number; otherVersion?: number; reason?: string }) =>
      clinician.call(contract.mergePeople, {
        clinicId,
        params: { personId: kept },
        body: { other, version: 1, otherVersion: 1, details: stays, reason, ...change },
      })
    expect(codeOf(await merge({ other: kept }))).toBe('same-person')
    expect(codeOf(await merge({ version: 7 }))).toBe('changed-meanwhile')
    expect(codeOf(await merge({ reason: 'same' }))).toBe('invalid-request')
    expect(codeOf(await merge({}))).toBe('ok')
    expect(codeOf(await merge({}))).toBe('not-found')

    // The id that is no longer one leads to the person, with everything that is known of both.
    const led = told(
      await clinician.call(contract.getPerson, { clinicId, params: { personId: other }, query: english }),
    )
    expect(led).toMatchObject({ personId: kept, fullName: 'Selin Kaya', phone: '555 2', version: 3 })
    expect(led.identifiers).toEqual([
      { system: 'a', value: '71' },
      { system: 'b', value: '72' },
    ])
    const facts = told(
      await clinician.call(contract.listFacts, { clinicId, params: { personId: other }, query: english }),
    )
    expect(facts.facts.map(({ statement }) => statement.concept).sort()).toEqual(['isotretinoin', 'keloid', 'keloid'])
    // What is written goes to the person only; nobody writes on an entry that is gone.
    expect(codeOf(await state(other, 'keloid', 'present'))).toBe('not-found')

    const found = told(await clinician.call(contract.findPeople, { clinicId, query: { q: 'selin' } }))
    expect(found.people.map(({ personId }) => personId)).toEqual([kept])
    const timeline = told(await clinician.call(contract.getTimeline, { clinicId, params: { personId: kept } }))
    expect(timeline.find(({ kind }) => kind === 'merged')).toMatchObject({ reference: other, detail: reason })
  })

  it('stands in the audit under both ids, with counts and without the reason’s words', async () => {
    const { clinicId } = clinic
    const auditor = await clinic.as('auditor')
    const query = { action: 'person.merge' }
    const [entry] = told(await auditor.call(contract.listAudit, { clinicId, query })).entries
    expect(entry?.detail).toMatchObject({ facts: 2, identifiers: 1, intakes: 0, reasoned: true })
    const query2 = { action: 'person.merged-into' }
    const [gone] = told(await auditor.call(contract.listAudit, { clinicId, query: query2 })).entries
    expect(gone?.detail).toEqual({ personId: entry?.personId })
    expect(JSON.stringify([entry, gone])).not.toContain('passport')
  })

  it('keeps both records’ unmapped entries in sight', async () => {
    const { clinicId } = clinic
    const clinician = await clinic.as('clinician')
    const imported = async (number: string, unknown: string) => {
      const body = recordOf(number, unknown)
      return told(await clinician.call(contract.importRecords, { clinicId, body })).people[0]?.personId ?? ''
    }
    const [kept, other] = [await imported('31', 'ZZ1'), await imported('32', 'ZZ2')]
    const body = { other, version: 1, otherVersion: 1, details: details({ fullName: 'Mert Kaya' }), reason }
    expect(codeOf(await clinician.call(contract.mergePeople, { clinicId, params: { personId: kept }, body }))).toBe(
      'ok',
    )
    const { unmapped } = told(
      await clinician.call(contract.listFacts, { clinicId, params: { personId: kept }, query: english }),
    )
    expect(new Set(unmapped.map(({ code }) => code))).toEqual(new Set(['ZZ1', 'ZZ2']))
  })

  it('is refused while either is under legal hold', async () => {
    const { clinicId } = clinic
    const owner = await clinic.as('owner')
    const [kept, other] = [await registered({ fullName: 'Held One' }), await registered({ fullName: 'Held Two' })]
    await owner.call(contract.setLegalHold, { clinicId, params: { personId: other }, body: { reason } })
    const body = { other, version: 1, otherVersion: 1, details: details({}), reason }
    expect(codeOf(await owner.call(contract.mergePeople, { clinicId, params: { personId: kept }, body }))).toBe(
      'legal-hold',
    )
  })
})
