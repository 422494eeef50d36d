import { contract } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
const system = 'urn:local:diagnoses'

async function imported(number: string, version = '1'): Promise<string> {
  const patient = {
    resourceType: 'Patient',
    id: 'p',
    name: [{ text: 'Jo Example' }],
    identifier: [{ system: 'urn:x', value: number }],
    meta: { versionId: version },
  }
  const condition = (id: string, code: string, display: string) => ({
    resourceType: 'Condition',
    id,
    subject: { reference: 'Patient/p' },
    code: { coding: [{ system, code, display }] },
    clinicalStatus: { coding: [{ code: 'active' }] },
  })
  const resources = [patient, condition('c1', 'K1', 'Raised scar'), condition('c2', 'Z9', 'Parking permit')]
  const body = JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  })
  const clinician = await clinic.as('clinician')
  return (
    told(await clinician.call(contract.importRecords, { clinicId: clinic.clinicId, body })).people[0]?.personId ?? ''
  )
}

const scar = { system, code: 'K1', display: 'Raised scar', type: 'Condition' }
const permit = { system, code: 'Z9', display: 'Parking permit', type: 'Condition' }
const keloid = { concept: 'keloid', answer: 'present' as const, start: '2020' }

async function calls(personId: string) {
  const clinician = await clinic.as('clinician')
  const { clinicId } = clinic
  const params = { personId }
  return {
    decide: (entry: typeof scar, means: typeof keloid | null) =>
      clinician.call(contract.decideEntry, { clinicId, params, body: { entry, means } }),
    reopen: (meaningId: string) => clinician.call(contract.reopenEntry, { clinicId, params: { personId, meaningId } }),
    entries: async () => told(await clinician.call(contract.listEntries, { clinicId, params, query: english })),
    facts: async () => told(await clinician.call(contract.listFacts, { clinicId, params, query: english })).facts,
    consider: async () => {
      const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
      return told(await clinician.call(contract.considerScreening, { clinicId, params, body: { intent, ...english } }))
    },
    withdraw: (factId: string) =>
      clinician.call(contract.recordFacts, { clinicId, params, body: { statements: [], withdraw: [factId] } }),
  }
}

it('an entry becomes a fact with its place in the record, and screenings see it instead of an unmapped code', async () => {
  const personId = await imported('1')
  const of = await calls(personId)
  expect((await of.consider()).document.unmapped).toHaveLength(2)
  const { meaningId } = told(await of.decide(scar, keloid))
  const [fact] = await of.facts()
  expect(fact?.statement).toEqual({
    ...keloid,
    source: {
      from: 'record',
      reference: 'Condition/c1',
      code: { system, code: 'K1', display: 'Raised scar' },
    },
  })
  expect(fact?.assertedBy).toMatch(/^staff:/)
  const considered = await of.consider()
  expect(considered.document.unmapped.map(({ code }) => code)).toEqual(['Z9'])
  expect(considered.document.findings.some(({ facts }) => facts.some(({ concept }) => concept === 'keloid'))).toBe(true)
  expect((await of.entries()).decided).toMatchObject([{ meaningId, ...scar, concept: 'keloid', title: 'Keloid' }])
  expect(codeOf(await of.decide(scar, null))).toBe('changed-meanwhile')
})

it('an entry that is not relevant is out of the way, also when the record comes again', async () => {
  const personId = await imported('2')
  const of = await calls(personId)
  told(await of.decide(permit, null))
  await imported('2', '2')
  expect((await of.entries()).open.map(({ code }) => code)).toEqual(['K1'])
  expect(await of.facts()).toEqual([])
})

it('what was decided is taken back with its fact, and an entry whose fact was withdrawn is open again', async () => {
  const personId = await imported('3')
  const of = await calls(personId)
  const { meaningId } = told(await of.decide(scar, keloid))
  expect(codeOf(await of.reopen(meaningId))).toBe('ok')
  expect(codeOf(await of.reopen(meaningId))).toBe('not-found')
  expect(await of.facts()).toEqual([])
  expect((await of.entries()).open).toHaveLength(2)

  told(await of.decide(scar, keloid))
  const [fact] = await of.facts()
  await of.withdraw(fact?.factId ?? '')
  expect((await of.entries()).open).toHaveLength(2)
  expect(codeOf(await of.decide(scar, keloid))).toBe('ok')
})

it('of two who decide one entry at once one is told, and there is one fact', async () => {
  const personId = await imported('4')
  const of = await calls(personId)
  const both = await Promise.all([of.decide(scar, keloid), of.decide(scar, keloid)])
  expect(both.map(codeOf).sort((one, other) => one.localeCompare(other))).toEqual(['changed-meanwhile', 'ok'])
  expect(await of.facts()).toHaveLength(1)
})

it('decisions go along when two entries of a person become one', async () => {
  const [kept, other] = [await imported('5'), await imported('6')]
  const [ofKept, ofOther] = [await calls(kept), await calls(other)]
  told(await ofKept.decide(permit, null))
  told(await ofOther.decide(permit, null))
  told(await ofOther.decide(scar, keloid))
  const clinician = await clinic.as('clinician')
  const none = { birthDate: null, sex: null, phone: null, email: null, language: null, guardian: null }
  const body = {
    other,
    version: 1,
    otherVersion: 1,
    details: { fullName: 'Jo Example', ...none },
    reason: 'Both records are of one person.',
  }
  const params = { personId: kept }
  expect(codeOf(await clinician.call(contract.mergePeople, { clinicId: clinic.clinicId, params, body }))).toBe('ok')
  const { open, decided } = await ofKept.entries()
  expect(open).toEqual([])
  expect(decided).toHaveLength(2)
})

it('stands in the audit without what it means', async () => {
  const auditor = await clinic.as('auditor')
  const { clinicId } = clinic
  const { entries } = told(
    await auditor.call(contract.listAudit, { clinicId, query: { action: 'person.entry.decide' } }),
  )
  expect(entries.length).toBeGreaterThan(3)
  expect(JSON.stringify(entries)).not.toMatch(/keloid|Raised scar/i)
})
