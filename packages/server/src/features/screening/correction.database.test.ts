import { type Consideration, contract } from '@stipple/api/contract'
import type { Intent } from '@stipple/domain/candidacy'
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

const intent: Intent = { indication: 'acne-scars', modality: 'mechanical', zones: ['face'], adjuncts: [] }
const asked = { intent, language: 'en' as const }
const nothing = { statements: [], withdraw: [] }

/** A person whose record says that they have keloids. */
async function withKeloid(number: string): Promise<string> {
  const record = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        resource: {
          resourceType: 'Patient',
          id: 'p',
          name: [{ text: 'Jo Example' }],
          birthDate: '1984-02-29',
          identifier: [{ system: 'urn:x', value: number }],
        },
      },
      {
        resource: {
          resourceType: 'Condition',
          id: 'c',
          subject: { reference: 'Patient/p' },
          code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'L91.0' }] },
          clinicalStatus: { coding: [{ code: 'active' }] },
        },
      },
    ],
  }
  const clinician = await clinic.as('clinician')
  const body = JSON.stringify(record)
  const { people } = told(await clinician.call(contract.importRecords, { clinicId: clinic.clinicId, body }))
  return people[0]?.personId ?? ''
}

async function consider(personId: string): Promise<Consideration> {
  const clinician = await clinic.as('clinician')
  const { clinicId } = clinic
  return told(await clinician.call(contract.considerScreening, { clinicId, params: { personId }, body: asked }))
}

/** The one standing statement about keloids. */
const keloidIn = ({ facts }: Consideration) => {
  const found = facts.filter(({ statement }) => statement.concept === 'keloid')
  if (found.length !== 1 || !found[0]) throw new Error(`there are ${found.length} statements about keloids`)
  return found[0]
}
const restsOnKeloid = ({ document }: Consideration) =>
  document.findings.some(({ effect, facts }) => effect !== 'ask' && facts.some(({ concept }) => concept === 'keloid'))

it('what a finding rests on is corrected, and the answer is the new consideration', async () => {
  const personId = await withKeloid('1')
  const before = await consider(personId)
  expect(restsOnKeloid(before)).toBe(true)
  const said = keloidIn(before)
  expect(said.statement.source).toMatchObject({ from: 'record', reference: 'Condition/c' })

  const assistant = await clinic.as('assistant')
  const { clinicId } = clinic
  const correct = (body: object) =>
    assistant.call(contract.correctFacts, { clinicId, params: { personId }, body: { ...asked, ...nothing, ...body } })
  const absent = { concept: 'keloid', answer: 'absent' as const }
  const after = told(await correct({ statements: [absent], withdraw: [said.factId] }))
  expect(restsOnKeloid(after)).toBe(false)
  expect(after.seen).not.toBe(before.seen)
  expect(after.noted).toEqual([keloidIn(after).factId])
  expect(await consider(personId)).toMatchObject({ seen: after.seen, noted: [] })

  // Undone: what stands is the statement of the record, and not a copy in somebody else's name.
  const undone = told(await correct({ withdraw: after.noted, restore: [said.factId] }))
  expect(keloidIn(undone)).toEqual(said)
  expect(undone.seen).toBe(before.seen)
})

it('of two who correct one statement the second is refused as a whole, and nothing of theirs is half done', async () => {
  const personId = await withKeloid('2')
  const said = keloidIn(await consider(personId))
  const { clinicId } = clinic
  const params = { personId }
  const [one, other] = [await clinic.as('clinician'), await clinic.as('assistant')]
  const over = { concept: 'keloid', answer: 'present' as const, end: 'unknown' as const }
  const absent = { concept: 'keloid', answer: 'absent' as const }
  const [first, second] = [
    await one.call(contract.correctFacts, {
      clinicId,
      params,
      body: { ...asked, statements: [over], withdraw: [said.factId] },
    }),
    await other.call(contract.correctFacts, {
      clinicId,
      params,
      body: { ...asked, statements: [absent], withdraw: [said.factId] },
    }),
  ]
  expect(codeOf(first)).toBe('ok')
  expect(codeOf(second)).toBe('already-withdrawn')
  expect(keloidIn(await consider(personId)).statement).toMatchObject(over)
})

it('only whoever withdrew a statement takes that back, and only while it is withdrawn', async () => {
  const personId = await withKeloid('3')
  const said = keloidIn(await consider(personId))
  const { clinicId } = clinic
  const params = { personId }
  const [one, other] = [await clinic.as('clinician'), await clinic.as('assistant')]
  const restore = { ...asked, ...nothing, restore: [said.factId] }
  expect(codeOf(await one.call(contract.correctFacts, { clinicId, params, body: restore }))).toBe('already-withdrawn')
  await one.call(contract.recordFacts, { clinicId, params, body: { statements: [], withdraw: [said.factId] } })
  expect(codeOf(await other.call(contract.correctFacts, { clinicId, params, body: restore }))).toBe('already-withdrawn')
  expect(codeOf(await one.call(contract.correctFacts, { clinicId, params, body: restore }))).toBe('ok')
})

it('what the content does not know is not noted', async () => {
  const personId = await withKeloid('4')
  const said = keloidIn(await consider(personId))
  const { clinicId } = clinic
  const clinician = await clinic.as('clinician')
  const statements = [{ concept: 'no-such-thing', answer: 'present' as const }]
  const body = { ...asked, statements, withdraw: [said.factId] }
  const refused = await clinician.call(contract.correctFacts, { clinicId, params: { personId }, body })
  expect(codeOf(refused)).toBe('fact-unknown')
  expect(keloidIn(await consider(personId))).toEqual(said)
})
