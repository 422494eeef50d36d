import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clinicWithMember } from '../../../test/clinic.ts'
import { testDatabase } from '../../../test/database.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { type Installation, openInstallation } from '../../platform/db/installation.ts'
import { newId } from '../../platform/db/new-id.ts'
import { importPerson } from '../people/import-people.ts'
import type { ImportedPerson } from '../people/read-import.ts'
import { archivedTables } from './archive-manifest.ts'
import { readArchive } from './read-archive.ts'
import { writeArchive } from './write-archive.ts'

const here = testDatabase()
const elsewhere = testDatabase()
const third = testDatabase()
const parent = mkdtempSync(join(tmpdir(), 'stipple-archive-'))
afterAll(async () => {
  await own?.close()
  await others?.close()
  rmSync(parent, { recursive: true, force: true })
})

const at = new Date('2026-11-20T10:00:00.5Z')
let clinicId = ''
let [own, others]: Installation[] = []
const hereNow = () => own as Installation
const elsewhereNow = () => others as Installation

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
  own = await openInstallation(here.target())
  others = await openInstallation(elsewhere.target())
  const member = await clinicWithMember(here.database(), { name: awkward })
  clinicId = member.clinicId
  const acting = { clinicId, actor: member.actor, at }
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
  await writeArchive(hereNow(), { clinicId, folder, at })
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
  expect(await readArchive(elsewhereNow(), folder)).toMatchObject({ manifest: { clinicId } })
  const again = join(parent, 'again')
  await writeArchive(elsewhereNow(), { clinicId, folder: again, at })
  expect(filesIn(again)).toEqual(filesIn(folder))
})

it('holds nothing that anybody signs in with, and its files are for their owner alone', async () => {
  const [account] = await here.database().accounts.selectFrom('user').select(['id', 'email']).execute()
  await here.database().accounts.executeQuery(
    sql`insert into account (id, "accountId", "providerId", "userId", password, "updatedAt")
        values ('a', 'a', 'credential', ${account?.id}, 'a hashed password', now())`.compile(here.database().accounts),
  )
  const path = join(parent, 'open')
  await writeArchive(hereNow(), { clinicId, folder: path, at })
  expect(Object.values(filesIn(path)).join('\n')).not.toContain('a hashed password')
  expect(filesIn(path)['members.ndjson']).toContain(account?.email)
  expect(readdirSync(path).filter((name) => (statSync(join(path, name)).mode & 0o077) !== 0)).toEqual([])
})

it('whoever has an account of that address elsewhere becomes a member with it', async () => {
  const installation = await openInstallation(third.target())
  const [account] = await here.database().accounts.selectFrom('user').select('email').execute()
  await third
    .database()
    .accounts.insertInto('user')
    .values({ id: 'theirs', name: 'Known here', email: account?.email ?? '', language: 'en', twoFactorEnabled: false })
    .execute()
  expect(await readArchive(installation, folder)).toHaveProperty('manifest')
  const members = await third
    .database()
    .accounts.selectFrom('membership')
    .select(['account_id', 'roles', 'clinic_id'])
    .execute()
  expect(members).toEqual([{ account_id: 'theirs', roles: ['owner'], clinic_id: clinicId }])
  await installation.close()
})

describe('is refused whole', () => {
  it('when the clinic is there already', async () => {
    expect(await readArchive(hereNow(), folder)).toEqual({ refusal: { code: 'clinic-exists', clinicId } })
  })

  it.each([...archivedTables.map(({ table }) => `${table}.ndjson`), 'members.ndjson'])(
    'when %s was altered',
    async (file) => {
      appendFileSync(join(folder, file), ' ')
      expect(await readArchive(hereNow(), folder)).toEqual({ refusal: { code: 'file-altered', file } })
    },
  )

  it('when a file is gone', async () => {
    rmSync(join(folder, 'fact.ndjson'))
    expect(await readArchive(hereNow(), folder)).toEqual({
      refusal: { code: 'file-altered', file: 'fact.ndjson' },
    })
  })

  it('when it says nothing of itself, or something unreadable', async () => {
    writeFileSync(join(folder, 'manifest.json'), '{')
    expect(await readArchive(hereNow(), folder)).toEqual({ refusal: { code: 'manifest-unreadable' } })
    rmSync(join(folder, 'manifest.json'))
    expect(await readArchive(hereNow(), folder)).toEqual({ refusal: { code: 'no-manifest' } })
  })

  it('when it comes from other tables', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as object
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, migrations: ['0000-earlier'] }))
    expect(await readArchive(hereNow(), folder)).toEqual({
      refusal: { code: 'other-layout', migrations: ['0000-earlier'] },
    })
  })
})
