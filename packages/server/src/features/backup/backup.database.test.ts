import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { clinicWithMember } from '../../../test/clinic.ts'
import { onDatabase } from '../../../test/cluster.ts'
import { testDatabase } from '../../../test/database.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'
import { type Installation, openInstallation } from '../../platform/db/installation.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import { accountTables, leftOutTables } from './backup-manifest.ts'
import { checkBackup } from './check-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const here = testDatabase()
const parent = mkdtempSync(join(tmpdir(), 'stipple-backup-'))
const at = new Date('2026-11-21T02:00:00Z')
const secret = 'a secret of the tests, long enough'
let installation: Installation
let clinicIds: string[] = []
const opened: Installation[] = []
const made: string[] = []

/** A database without any table. */
async function emptyPlace(): Promise<Installation> {
  const cluster = inject('cluster')
  const name = `restore_${randomUUID().replaceAll('-', '')}`
  await onDatabase(cluster, 'postgres', (client) => client.query(`create database ${name}`))
  made.push(name)
  const place = await openInstallation({ ...cluster, database: name })
  opened.push(place)
  return place
}

const note = (database: Database, clinicId: string, count: number) =>
  database.inClinic(clinicId, async (transaction) => {
    for (let index = 0; index < count; index++) {
      await recordAudit(transaction, clinicId, { at, actor: 'system', action: 'ıß', personId: null, detail: { index } })
    }
  })

beforeAll(async () => {
  installation = await openInstallation(here.target())
  const members = [await clinicWithMember(here.database()), await clinicWithMember(here.database())]
  clinicIds = members.map(({ clinicId }) => clinicId).sort()
  for (const { clinicId, accountId } of members) {
    await note(here.database(), clinicId, 1_200)
    const { accounts } = here.database()
    await sql`insert into account (id, "accountId", "providerId", "userId", password, "updatedAt")
      values (${accountId}, ${accountId}, 'credential', ${accountId}, 'a hashed password', now())`.execute(accounts)
    await sql`insert into "twoFactor" (id, secret, "backupCodes", "userId")
      values (${accountId}, 'an encrypted factor', 'codes', ${accountId})`.execute(accounts)
    await sql`insert into session (id, token, "userId", "expiresAt", "updatedAt")
      values (${accountId}, ${`token of a session of ${accountId}`}, ${accountId}, now(), now())`.execute(accounts)
  }
})
afterEach(async () => {
  for (const place of opened.splice(0)) await place.close()
})
afterAll(async () => {
  await installation.close()
  for (const name of made) {
    await onDatabase(inject('cluster'), 'postgres', (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  rmSync(parent, { recursive: true, force: true })
})

const backUp = async (name: string, from = installation) => {
  const folder = join(parent, name)
  return { folder, written: await writeBackup(from, { folder, at, made: 'by-hand', secret }) }
}
const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )

describe('a backup', () => {
  it('holds every table of the accounts but those it says it leaves out', async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'accounts'`.execute(here.database().accounts)
    const told = [...accountTables.map(({ table }) => table), ...leftOutTables]
    expect([...told].sort()).toEqual(rows.map(({ name }) => name).sort())
  })

  it('holds all clinics, hashed passwords, encrypted factors and the secret, and nobody’s session', async () => {
    const { folder, written } = await backUp('whole')
    expect(written).toMatchObject({
      manifest: { clinics: clinicIds.map((clinicId) => ({ clinicId, position: 1_201, fault: null })), made: 'by-hand' },
    })
    const all = Object.values(filesIn(folder)).join('\n')
    expect(['a hashed password', 'an encrypted factor', secret].filter((part) => !all.includes(part))).toEqual([])
    expect(all).not.toContain('token of a session')
    const open = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
    )
    expect(open).toEqual([])
  })

  it('restored elsewhere and made again is equal to the byte', async () => {
    const { folder } = await backUp('first')
    const place = await emptyPlace()
    expect(await restoreBackup(place, folder)).toHaveProperty('manifest')
    const again = await backUp('again', place)
    expect(filesIn(again.folder)).toEqual(filesIn(folder))
  })

  it('shows one moment while entries are added all the time', async () => {
    const done = new AbortController()
    const writing = (async () => {
      while (!done.signal.aborted) for (const clinicId of clinicIds) await note(here.database(), clinicId, 1)
    })()
    const { written } = await backUp('busy')
    done.abort()
    await writing
    // Chains that are not whole would have been refused when it was read back.
    expect(written).toHaveProperty('manifest')
  })

  it('does not go over one that is there', async () => {
    const { folder } = await backUp('once')
    const before = filesIn(folder)
    expect((await backUp('once')).written).toEqual({ refusal: { code: 'folder-exists', folder } })
    expect(filesIn(folder)).toEqual(before)
  })

  it('is not made of tables that another Stipple made', async () => {
    expect((await backUp('nothing', await emptyPlace())).written).toEqual({
      refusal: { code: 'other-layout', migrations: [] },
    })
    expect(existsSync(join(parent, 'nothing'))).toBe(false)
  })
})

describe('a restore changes nothing when', () => {
  const untouched = async (place: Installation) =>
    place.change((whole) =>
      whole.asAccounts(async (transaction) => {
        const clinics = await transaction.selectFrom('clinic').select('clinic_id').execute()
        const accounts = await transaction.selectFrom('accounts.user').select('id').execute()
        return clinics.length + accounts.length
      }),
    )

  it('there are clinics already', async () => {
    const { folder } = await backUp('for-full')
    const before = filesIn(folder)
    expect(await restoreBackup(installation, folder)).toEqual({ refusal: { code: 'not-empty' } })
    expect(filesIn((await backUp('full-after')).folder)).toEqual(before)
  })

  it('what has to be done with it fails', async () => {
    const { folder } = await backUp('for-failing')
    const place = await emptyPlace()
    const failing = restoreBackup(place, folder, () => Promise.reject(new Error('no room for the secret')))
    await expect(failing).rejects.toThrow('no room for the secret')
    expect(await untouched(place)).toBe(0)
  })

  it.each([
    'accounts/user.ndjson',
    'accounts/account.ndjson',
    'secret',
    'clinics/*/person.ndjson',
    'clinics/*/manifest.json',
  ])('%s is damaged or gone', async (pattern) => {
    const { folder } = await backUp(`for-${pattern.replaceAll(/\W/g, '')}`)
    const file = pattern.replace('*', clinicIds[0] ?? '')
    appendFileSync(join(folder, file), ' ')
    const place = await emptyPlace()
    expect(await restoreBackup(place, folder)).toEqual({ refusal: { code: 'file-altered', file } })
    rmSync(join(folder, file))
    expect(await restoreBackup(place, folder)).toEqual({ refusal: { code: 'file-altered', file } })
    expect(await place.layout()).toEqual([])
  })

  it('its manifest is gone, cut short, or points outside', async () => {
    const { folder, written } = await backUp('for-manifest')
    const place = await emptyPlace()
    const manifest = join(folder, 'backup.json')
    const files = { '../outside': { bytes: 0, sha256: 'a'.repeat(64) } }
    writeFileSync(manifest, JSON.stringify({ ...('manifest' in written ? written.manifest : {}), files }))
    expect(await restoreBackup(place, folder)).toEqual({ refusal: { code: 'manifest-unreadable' } })
    writeFileSync(manifest, '{"format":')
    expect(await restoreBackup(place, folder)).toEqual({ refusal: { code: 'manifest-unreadable' } })
    rmSync(manifest)
    expect(await restoreBackup(place, folder)).toEqual({ refusal: { code: 'no-manifest' } })
  })

  it('the backup is of a newer Stipple, or the tables are newer than it', async () => {
    const { folder } = await backUp('for-layout')
    const migrations = ownMigrations()
    const earlier = migrations.slice(0, -1)
    const refusal = { refusal: { code: 'other-layout', migrations: migrations.map(({ name }) => name) } }
    expect(await restoreBackup(await emptyPlace(), folder, undefined, earlier)).toEqual(refusal)
    const place = await emptyPlace()
    const later = [...migrations, { name: '9999-later', sql: 'select 1' }]
    await place.migrate(later)
    expect(await restoreBackup(place, folder, undefined, later)).toEqual(refusal)
    expect(await untouched(place)).toBe(0)
  })
})

it('a backup of an older layout is brought up to date', async () => {
  const { folder } = await backUp('older')
  const place = await emptyPlace()
  const later = { name: '9999-later', sql: `alter table clinic add column motto text not null default 'so far'` }
  expect(await restoreBackup(place, folder, undefined, [...ownMigrations(), later])).toHaveProperty('manifest')
  const found = await place.view((whole) =>
    whole.asAccounts((transaction) => sql<{ motto: string }>`select motto from clinic`.execute(transaction)),
  )
  expect(found.rows).toEqual([{ motto: 'so far' }, { motto: 'so far' }])
})

describe('an audit that was altered past the application', () => {
  it('is named by the backup, which can be restored all the same', async () => {
    const { folder } = await backUp('before-tampering')
    const place = await emptyPlace()
    await restoreBackup(place, folder)
    const { rows } = await onDatabase(inject('cluster'), made.at(-1) ?? '', (client) =>
      client.query<{ clinic_id: string }>(`update audit_entry set action = 'x' where position = 7 returning clinic_id`),
    )
    const clinicId = rows.map(({ clinic_id }) => clinic_id).sort()[0]
    const { folder: after, written } = await backUp('after-tampering', place)
    const fault = { code: 'edited', position: 7 }
    expect(written).toMatchObject({ manifest: { clinics: clinicIds.map((id) => ({ clinicId: id, fault })) } })
    // The records of people are worth more than the chain: they come back, with what was found noted.
    expect(await restoreBackup(await emptyPlace(), after)).toMatchObject({
      manifest: { clinics: [{ clinicId, fault }, {}] },
    })
  })
})

describe('killed amid a backup', () => {
  const script = fileURLToPath(new URL('../../../test/backup-writer.ts', import.meta.url))
  const begun = (folder: string) =>
    new Promise<ChildProcess>((resolve) => {
      const child = spawn(process.execPath, [script, JSON.stringify(here.target()), folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child.stdout.once('data', () => resolve(child))
    })

  it.each([0, 5, 10, 20, 40, 80])(
    'after %d ms, no half of one looks whole, and the next one is',
    async (milliseconds) => {
      const folder = join(parent, `killed-${milliseconds}`)
      const child = await begun(folder)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      // Whole or not there: the kill may come after the end.
      if (existsSync(folder)) {
        expect(await checkBackup(folder)).toHaveProperty('manifest')
        rmSync(folder, { recursive: true })
      }
      expect((await backUp(`killed-${milliseconds}`)).written).toHaveProperty('manifest')
      expect(existsSync(`${folder}.unfinished`)).toBe(false)
    },
  )
})

it('a copy that lost its last line is refused', async () => {
  const { folder } = await backUp('short')
  const copy = join(parent, 'short-copy')
  cpSync(folder, copy, { recursive: true })
  const file = join(copy, 'clinics', clinicIds[1] ?? '', 'audit_entry.ndjson')
  writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, -2).join('\n'))
  expect(await checkBackup(copy)).toEqual({
    refusal: { code: 'file-altered', file: `clinics/${clinicIds[1]}/audit_entry.ndjson` },
  })
})
