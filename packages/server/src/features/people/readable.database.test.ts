import { contract } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

it('a person’s page is HTML that may load and run nothing, and reading it stands in the audit', async () => {
  const { clinicId } = clinic
  const clinician = await clinic.as('clinician')
  const details = {
    fullName: 'Jo <b>Example</b>',
    birthDate: '1984-02-29',
    sex: null,
    phone: null,
    email: null,
    language: null,
    guardian: null,
  }
  const made = await clinician.call(contract.registerPerson, { clinicId, body: { details, identifiers: [] } })
  if (!made.ok) throw new Error(made.problem.code)
  const { personId } = made.value
  const statements = [{ concept: 'keloid', answer: 'present' as const, start: '2020' }]
  await clinician.call(contract.recordFacts, { clinicId, params: { personId }, body: { statements, withdraw: [] } })

  const url = `/api/clinics/${clinicId}/people/${personId}/page?language=tr`
  const page = await clinician.send({ method: 'GET', url })
  expect(page.status).toBe(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'/)
  expect(page.text).toContain('Jo &lt;b&gt;Example&lt;/b&gt;')
  expect(page.text).toMatch(/Keloid.*var · 2020 tarihinden/s)
  expect(page.text).toContain('The clinician')

  const auditor = await clinic.as('auditor')
  const read = await auditor.call(contract.listAudit, { clinicId, query: { action: 'person.export.page' } })
  if (!read.ok) throw new Error(read.problem.code)
  expect(read.value.entries.map((entry) => [entry.personId, entry.record])).toEqual([[personId, 'here']])

  // Erased: the entry stays and says that there is nowhere to go.
  const owner = await clinic.as('owner')
  const body = { version: 1, reason: 'asked for by the person in writing' }
  await owner.call(contract.erasePerson, { clinicId, params: { personId }, body })
  expect((await clinician.send({ method: 'GET', url })).status).toBe(404)
  const after = await auditor.call(contract.listAudit, { clinicId, query: { action: 'person.export.page' } })
  expect(after.ok && after.value.entries.map(({ record }) => record)).toEqual(['erased'])
})
