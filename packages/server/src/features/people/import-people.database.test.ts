import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileTerminology } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import { intentSchema } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { verifyAudit } from '../../platform/audit/audit-store.ts'
import { newId } from '../../platform/db/new-id.ts'
import { createClinic } from '../clinics/clinic-store.ts'
import { screeningDesk } from '../screening/screening-record.ts'
import { importPerson, type ImportResult } from './import-people.ts'
import { findPeople } from './find-people.ts'
import { knownOf } from './people-store.ts'
import { readImport } from './read-import.ts'

const knowledge = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json')), 'utf8'),
) as Knowledge
const terminology = compileTerminology({
  terminology: knowledge.terminology,
  concepts: knowledge.concepts,
  zones: [wholeBody, ...knowledge.zones.map(({ id }) => id)],
})

const { database } = testDatabase()
const at = new Date('2026-11-20T10:00:00Z')
const clinicId = newId(at)
const otherClinicId = newId(at)
const acting = { clinicId, actor: 'staff:1', at }

beforeAll(async () => {
  await createClinic(database(), { clinicId, name: 'Example Dermatology', at, actor: 'system' })
  await createClinic(database(), { clinicId: otherClinicId, name: 'Another', at, actor: 'system' })
})

const patient = (mrn: string, more: object = {}) => ({
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'urn:example:mrn', value: mrn }],
  name: [{ family: 'Işık', given: ['Ayşe'] }],
  birthDate: '1980-02-03',
  ...more,
})
const psoriasis = (id: string) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p' },
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'L40.0' }] },
})

async function take(resources: object[], as = acting): Promise<ImportResult> {
  const read = readImport(resources.map((resource) => JSON.stringify(resource)).join('\n'), {
    terminology,
    today: '2026-11-20',
  })
  if ('refusal' in read) throw new Error(read.refusal.code)
  const [person] = read.reading.people
  if (!person) throw new Error('the file is about nobody')
  return importPerson(database(), as, person, knowledge.version)
}

const factsOf = (personId: string, clinic = clinicId) =>
  database().inClinic(clinic, async (transaction) => (await knownOf(transaction, clinic, personId))?.facts)
const search = (typed: string, clinic = clinicId) =>
  database().inClinic(clinic, async (transaction) => {
    const page = await findPeople(transaction, clinic, { typed, after: undefined, limit: 20 })
    return page.people
  })
const auditLength = async () =>
  (await database().viewClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId))).length

describe('a record that is taken in', () => {
  it('adds the person with name, birth date and facts', async () => {
    const result = await take([patient('1'), psoriasis('a')])
    expect(result).toMatchObject({ code: 'added', factCount: 1 })
    const { personId } = result as { personId: string }
    expect(await factsOf(personId)).toMatchObject([{ concept: 'psoriasis', answer: 'present' }])
    expect(await search('isik')).toMatchObject([{ personId, fullName: 'Ayşe Işık', birthDate: '1980-02-03' }])
  })

  it('changes nothing when it comes again, the audit included', async () => {
    const first = await take([patient('2'), psoriasis('a')])
    const before = await auditLength()
    expect(await take([patient('2'), psoriasis('a')])).toEqual({ ...first, code: 'unchanged' })
    expect(await auditLength()).toBe(before)
  })

  it('replaces what an earlier record said, and can be followed by the earlier one again', async () => {
    const { personId } = (await take([patient('3'), psoriasis('a')])) as { personId: string }
    expect(await take([patient('3')])).toMatchObject({ code: 'updated', personId })
    expect(await factsOf(personId)).toEqual([])
    // All at the same moment of the clock.
    expect(await take([patient('3'), psoriasis('a')])).toMatchObject({ code: 'updated', personId })
    expect(await factsOf(personId)).toHaveLength(1)
  })

  it('fills in a birth date that nobody had noted', async () => {
    const { birthDate: _unknown, ...nameless } = patient('4')
    const { personId } = (await take([nameless])) as { personId: string }
    await take([patient('4')])
    expect(await search('1980-02')).toContainEqual(expect.objectContaining({ personId, birthDate: '1980-02-03' }))
  })

  it('is one person when it comes twice at the same moment', async () => {
    const both = await Promise.all([take([patient('5')]), take([patient('5'), psoriasis('a')])])
    const [one, two] = both.map((result) => ('personId' in result ? result.personId : result.code))
    expect(one).toBe(two)
  })
})

describe('a record that cannot be told apart is not taken', () => {
  it('when the number belongs to somebody born on another day', async () => {
    const { personId } = (await take([patient('6')])) as { personId: string }
    expect(await take([patient('6', { birthDate: '1981-02-03' }), psoriasis('a')])).toEqual({
      code: 'other-birth-date',
      personId,
    })
    expect(await factsOf(personId)).toEqual([])
    expect(await take([patient('6', { birthDate: '1980' })])).toMatchObject({ code: 'updated' })
  })

  it('when its numbers belong to two people', async () => {
    const people = [await take([patient('7')]), await take([patient('8')])]
    const both = ['7', '8'].map((value) => ({ system: 'urn:example:mrn', value }))
    expect(await take([patient('7', { identifier: both })])).toEqual({
      code: 'several-people',
      personIds: people.map((result) => ('personId' in result ? result.personId : '')).sort(),
    })
  })
})

it('another clinic sees none of it, and may know the same number as somebody else', async () => {
  const { personId } = (await take([patient('9')])) as { personId: string }
  expect(await factsOf(personId, otherClinicId)).toBeUndefined()
  expect(await search('isik', otherClinicId)).toEqual([])
  const there = await take([patient('9')], { ...acting, clinicId: otherClinicId })
  expect(there).toMatchObject({ code: 'added' })
  expect(there).not.toMatchObject({ personId })
})

it('a search finds words of a name, and signs of the pattern language are letters like others', async () => {
  await take([patient('10', { name: [{ text: 'O’Brien 100% de_la Cruz' }] })])
  expect(await search('obrien 100')).toHaveLength(1)
  expect(await search('CRUZ')).toHaveLength(1)
  expect(await search('%')).not.toHaveLength(1)
  expect(await search('de%')).toHaveLength(1)
})

/** Synthetic records beside the repository; see the README there. */
const folder = new URL('../../../../../../shared/data/patients/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

it.skipIf(files.length === 0)(
  'the sample records come in, screen from the database, and leave a whole audit',
  async () => {
    const desk = screeningDesk(knowledge)
    const intent = intentSchema.parse({
      indication: 'acne-scars',
      modality: 'mechanical',
      depthMm: 1.5,
      zones: ['face'],
    })
    for (const name of files) {
      const read = readImport(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'), {
        terminology,
        today: '2026-11-20',
      })
      if ('refusal' in read) throw new Error(read.refusal.code)
      for (const person of read.reading.people) {
        const result = await importPerson(database(), acting, person, knowledge.version)
        expect(result).toMatchObject({ code: 'added', factCount: person.record.facts.length })
        const { personId } = result as { personId: string }
        const known = await database().inClinic(clinicId, (transaction) => knownOf(transaction, clinicId, personId))
        if (!known) throw new Error('the person is gone')
        const inputs = { schemaVersion: 1, intent, asOf: '2026-11-20', policy: null } as const
        const { birthDate } = person.record.patient
        const direct = { ...(birthDate === undefined ? {} : { birthDate }), facts: [...person.record.facts] }
        const fromDatabase = desk.record({ ...inputs, person: known }).record.screening
        expect(fromDatabase).toBe(desk.record({ ...inputs, person: direct }).record.screening)
      }
    }
    const { fault } = await database().viewClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId))
    expect(fault).toBeUndefined()
  },
)
