import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { newId } from '../../platform/db/new-id.ts'
import { createClinic } from '../clinics/clinic-store.ts'
import { importPerson } from '../people/import-people.ts'
import type { ImportedPerson } from '../people/read-import.ts'
import { archivedTables } from './archive-manifest.ts'
import { readArchive } from './read-archive.ts'
import { writeArchive } from './write-archive.ts'

const here = testDatabase()
const elsewhere = testDatabase()
const parent = mkdtempSync(join(tmpdir(), 'stipple-archive-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const at = new Date('2026-11-20T10:00:00.5Z')
const clinicId = newId(at)
const acting = { clinicId, actor: 'staff:1', at }

/** Text that a careless writer would break: line ends, quotes, signs of JSON and SQL, letters outside the first plane. */
const awkward = 'Işık "O’Brien"\n\\ {}[],:\u2028 😀; drop table person; --'

const someone = (number: number, facts: number): ImportedPerson => ({
  identity: {
    name: { given: '', family: '', full: `${awkward} ${number}` },
    identifiers: [{ system: 'urn:example:mrn', value: String(number) }],
    phone: undefined,
    email: undefined,
    language: 'tr',
  },
  record: {
    patient: { reference: `Patient/${number}`, birthDate: '1980-02' },
    facts: Array.from({ length: facts }, () => ({
      concept: 'psoriasis',
      answer: 'present' as const,
      source: { from: 'record' as const, reference: awkward },
    })),
    unmapped: [],
    notRead: { Claim: 3 },
    problems: [],
    questionnaireResponses: [],
  },
  contentHash: 'a'.repeat(64),
  resourceCount: 1,
})

beforeAll(async () => {
  await createClinic(here.database(), { clinicId, name: 'Example', at, actor: 'system' })
  // More rows than are read at once.
  for (const [number, facts] of [2_500, 1, 0].entries())
    await importPerson(here.database(), acting, someone(number, facts), 'v')
  await here.database().inClinic(clinicId, (transaction) =>
    recordAudit(transaction, clinicId, {
      at,
      actor: 'staff:1',
      action: 'trial',
      personId: null,
      detail: { name: 'ı', n: 0.1 },
    }),
  )
})

let folder = ''
beforeEach(async () => {
  folder = join(parent, newId(new Date()))
  await writeArchive(here.database(), { clinicId, folder, at })
})

const filesIn = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]))

it('has every table that belongs to a clinic', async () => {
  const { rows } = await here.database().inClinic(clinicId, (transaction) =>
    sql<{ name: string }>`select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'clinic_id'`.execute(transaction),
  )
  expect(archivedTables.map(({ table }) => table).sort()).toEqual(rows.map(({ name }) => name).sort())
})

it('says how many rows there are', () => {
  const { tables } = JSON.parse(filesIn(folder)['manifest.json'] as string) as {
    tables: Record<string, { rows: number }>
  }
  expect(tables).toMatchObject({ person: { rows: 3 }, fact: { rows: 2_501 }, audit_entry: { rows: 5 } })
})

it('comes back equal to the byte in another database', async () => {
  expect(await readArchive(elsewhere.database(), folder)).toMatchObject({ manifest: { clinicId } })
  const again = join(parent, 'again')
  await writeArchive(elsewhere.database(), { clinicId, folder: again, at })
  expect(filesIn(again)).toEqual(filesIn(folder))
})

describe('is refused whole', () => {
  it('when the clinic is there already', async () => {
    expect(await readArchive(here.database(), folder)).toEqual({ refusal: { code: 'clinic-exists', clinicId } })
  })

  it.each(archivedTables.map(({ table }) => `${table}.ndjson`))('when %s was altered', async (file) => {
    appendFileSync(join(folder, file), ' ')
    expect(await readArchive(here.database(), folder)).toEqual({ refusal: { code: 'file-altered', file } })
  })

  it('when a file is gone', async () => {
    rmSync(join(folder, 'fact.ndjson'))
    expect(await readArchive(here.database(), folder)).toEqual({
      refusal: { code: 'file-altered', file: 'fact.ndjson' },
    })
  })

  it('when it says nothing of itself, or something unreadable', async () => {
    writeFileSync(join(folder, 'manifest.json'), '{')
    expect(await readArchive(here.database(), folder)).toEqual({ refusal: { code: 'manifest-unreadable' } })
    rmSync(join(folder, 'manifest.json'))
    expect(await readArchive(here.database(), folder)).toEqual({ refusal: { code: 'no-manifest' } })
  })

  it('when it comes from other tables', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as object
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, migrations: ['0000-earlier'] }))
    expect(await readArchive(here.database(), folder)).toEqual({
      refusal: { code: 'other-layout', migrations: ['0000-earlier'] },
    })
  })
})
