import { contract } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { testApp, type TestClinic, testClinic } from '../../../test/test-clinic.ts'

const { database } = testDatabase()
let app: FastifyInstance
let clinic: TestClinic
const at = new Date()
const dayAfterHours = (hours: number) => new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 10)
// Kiritimati is 14 hours ahead of UTC and Niue 11 behind, all the year: whatever the time, their days differ.
const [inKiritimati, onNiue] = [dayAfterHours(14), dayAfterHours(-11)]

beforeAll(async () => {
  app = await testApp(database(), () => at)
  clinic = await testClinic(database(), app)
}, 60_000)
afterAll(() => app.close())

it('the owner says by which clock the clinic works, and what is noted and considered is of that day', async () => {
  const { clinicId } = clinic
  const [owner, clinician] = [await clinic.as('owner'), await clinic.as('clinician')]
  const set = async (timeZone: string | null) => {
    const done = await owner.call(contract.setTimeZone, { clinicId, body: { timeZone } })
    return done.ok ? 'ok' : done.problem.code
  }
  const shown = async () => {
    const got = await clinician.call(contract.getClinic, { clinicId })
    return got.ok ? got.value : got.problem
  }
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(await shown()).toMatchObject({ timeZone: null, machineTimeZone: machine })
  expect(await set('Europe/Atlantis')).toBe('time-zone-unknown')
  expect(await set('Pacific/Kiritimati')).toBe('ok')
  expect(await shown()).toMatchObject({ timeZone: 'Pacific/Kiritimati', today: inKiritimati })

  const none = { birthDate: null, sex: null, phone: null, email: null, language: null, guardian: null }
  const body = { details: { fullName: 'Jo Example', ...none }, identifiers: [] }
  const made = await clinician.call(contract.registerPerson, { clinicId, body })
  const params = { personId: made.ok ? made.value.personId : '' }
  const skin = { skinType: 3, from: 'patient' as const }
  await clinician.call(contract.recordSkinType, { clinicId, params, body: skin })
  const head = await clinician.call(contract.getPerson, { clinicId, params, query: { language: 'en' } })
  expect(head.ok && head.value.skinTypeFrom?.on).toBe(inKiritimati)
  const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
  const considering = { clinicId, params, body: { intent, language: 'en' as const } }
  const asOf = async () => {
    const done = await clinician.call(contract.considerScreening, considering)
    return done.ok && done.value.document.asOf
  }
  expect(await asOf()).toBe(inKiritimati)
  expect(await set('Pacific/Niue')).toBe('ok')
  expect(await asOf()).toBe(onNiue)

  const audit = await owner.call(contract.listAudit, { clinicId, query: { action: 'clinic.time-zone' } })
  expect(audit.ok && audit.value.entries.map(({ detail }) => detail.timeZone)).toEqual([
    'Pacific/Niue',
    'Pacific/Kiritimati',
  ])
})
