import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clinicWithMember } from '../../test/clinic.ts'
import { addAnchors } from '../platform/audit/anchor-file.ts'
import { recordAudit } from '../platform/audit/audit-store.ts'
import { installationSecret } from '../platform/config/secret.ts'
import { type ConnectionTarget, openDatabase } from '../platform/db/database.ts'
import { installedBinaries } from '../platform/db/embedded/binaries.ts'
import { type Cluster, startCluster } from '../platform/db/embedded/cluster.ts'
import { messages } from './messages.ts'
import { operate } from './operate.ts'

const parent = mkdtempSync(join(tmpdir(), 'stipple-operate-'))
// PostgreSQL may run as another user than the tests, and has to get in.
chmodSync(parent, 0o755)
const data = join(parent, 'clinic')
const at = new Date('2026-11-21T02:00:00Z')
let clinicId = ''
let cluster: Cluster | undefined

const run = async (...args: string[]) => {
  let [output, errors] = ['', '']
  const code = await operate({
    args: [...args, ...(args.includes('--data') ? [] : ['--data', data])],
    environment: { PATH: process.env.PATH, STIPPLE_TRACE: '1' },
    now: () => at,
    write: (text) => (output += text),
    warn: (text) => (errors += text),
  })
  return { code, output, errors }
}

const start = async (folder = data): Promise<ConnectionTarget> => {
  cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: false })
  const { socketFolder: host, user, password } = cluster
  return { host, user, password, database: 'postgres' }
}
/** Somebody with the keys of the database, past Stipple. */
const tamper = async (...statements: string[]) => {
  const client = new pg.Client(await start())
  await client.connect()
  for (const statement of statements) await client.query(statement.replaceAll('$clinic', `'${clinicId}'`))
  await client.end()
  await cluster?.stop()
}

beforeAll(async () => {
  const database = await openDatabase(await start(), 2)
  clinicId = (await clinicWithMember(database)).clinicId
  for (const action of ['b', 'c', 'd', 'e']) {
    await database.inClinic(clinicId, (transaction) =>
      recordAudit(transaction, clinicId, { at, actor: 'system', action, personId: null, detail: {} }),
    )
  }
  installationSecret(data)
  await addAnchors(database, join(data, 'audit-anchors.ndjson'), at)
  await database.close()
  await cluster?.stop()
})
afterAll(async () => {
  await cluster?.stop()
  rmSync(parent, { recursive: true, force: true })
})

describe('backup, restore and drill', () => {
  const folder = join(parent, 'backup')

  it('works on a clinic that runs, and on one that does not', async () => {
    await start()
    const online = await run('backup', folder)
    await cluster?.stop()
    expect(online).toMatchObject({ code: 0, errors: '' })
    expect(online.output).toMatch(/^Backed up and read back: 1 clinic, \d+ rows, /)
    expect(await run('backup')).toMatchObject({ code: 0 })
    expect(readdirSync(join(data, 'backups'))).toEqual(['stipple-2026-11-21T02-00-00Z'])
  })

  it('goes over nothing that is there', async () => {
    expect(await run('backup', folder)).toMatchObject({ code: 4, errors: expect.stringContaining('is there already') })
  })

  it('is restored elsewhere with its secret, and that backs up to the same', async () => {
    const elsewhere = join(parent, 'elsewhere')
    expect(await run('restore', folder, '--data', elsewhere)).toMatchObject({ code: 0, errors: '' })
    expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe(readFileSync(join(data, 'secret'), 'utf8'))
    const again = join(parent, 'again')
    expect(await run('backup', again, '--data', elsewhere)).toMatchObject({ code: 0 })
    expect(readFileSync(join(again, 'backup.json'), 'utf8')).toBe(readFileSync(join(folder, 'backup.json'), 'utf8'))
  })

  it('is not restored over a clinic, nor under one that runs', async () => {
    expect(await run('restore', folder)).toMatchObject({
      code: 4,
      errors: expect.stringContaining('into an empty one'),
    })
    await start()
    expect(await run('restore', folder)).toMatchObject({
      code: 4,
      errors: expect.stringContaining(`process ${process.pid}`),
    })
    await cluster?.stop()
  })

  it('the drill says how long it took and leaves nothing', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('stipple-drill-'))
    const { code, output } = await run('drill')
    expect(code).toBe(0)
    expect(output).toMatch(/can be restored: 1 clinic, \d+ rows in \d+\.\d s[^]+the same file for file/)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('stipple-drill-'))).toEqual(before)
    expect(await run('drill', join(parent, 'nowhere'))).toMatchObject({ code: 3 })
  })

  it('a damaged one is refused by name, and nothing is made', async () => {
    appendFileSync(join(folder, 'accounts', 'user.ndjson'), '{}\n')
    const fresh = join(parent, 'fresh')
    const damaged = { code: 3, output: '', errors: expect.stringContaining('accounts/user.ndjson is missing, or') }
    expect(await run('restore', folder, '--data', fresh)).toMatchObject(damaged)
    expect(existsSync(fresh)).toBe(false)
    expect(await run('drill', folder)).toMatchObject(damaged)
  })
})

it('a clinic goes out and in elsewhere', async () => {
  const folder = join(parent, 'archive')
  expect(await run('archive', 'export', folder)).toMatchObject({ code: 0 })
  const elsewhere = join(parent, 'other')
  expect(await run('archive', 'import', folder, '--data', elsewhere)).toMatchObject({ code: 0, errors: '' })
  expect(await run('archive', 'import', folder, '--data', elsewhere)).toMatchObject({ code: 4 })
  expect((await run('audit', 'verify', '--data', elsewhere)).output).toContain('whole, 6 entries')
})

it('records are taken in, and one that cannot be read keeps no other out', async () => {
  const [good, bad] = [join(parent, 'good.json'), join(parent, 'bad.json')]
  const patient = {
    resourceType: 'Patient',
    id: 'p',
    birthDate: '1980-02-03',
    name: [{ family: 'Işık', given: ['Ayşe'] }],
  }
  const identifier = [{ system: 'urn:example', value: '7' }]
  writeFileSync(
    good,
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: { ...patient, identifier } }] }),
  )
  writeFileSync(bad, '{')
  const { code, output, errors } = await run('import', bad, good)
  expect([code, output]).toEqual([1, `${good}: 1 added, 0 updated, 0 unchanged\n`])
  expect(errors).toBe(`${bad}: cannot be read (not-json); nothing of it was taken\n`)
  expect((await run('import', good)).output).toBe(`${good}: 0 added, 0 updated, 1 unchanged\n`)
})

describe('audit verify', () => {
  it('says that a whole chain is whole, and which anchors agree', async () => {
    const { code, output } = await run('audit', 'verify')
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/^Işık Kliniği: whole, \d+ entries, 1 anchor agrees\.\n$/),
    ])
  })

  it('takes a backup that was kept elsewhere for an anchor', async () => {
    const kept = join(data, 'backups', 'stipple-2026-11-21T02-00-00Z')
    expect((await run('audit', 'verify', '--anchors', kept)).output).toContain('2 anchors agree')
  })

  it.each([
    ['edited', `update audit_entry set actor = 'x' where clinic_id = $clinic and position = 3`, 3, 'edited'],
    ['deleted', `delete from audit_entry where clinic_id = $clinic and position = 2`, 2, 'deleted'],
    [
      'inserted',
      `insert into audit_entry select clinic_id, 4, at, actor, action, person_id, detail, previous_hash, hash
       from kept where position = 3`,
      4,
      'edited',
    ],
    [
      'reordered',
      `update audit_entry set position = case position when 3 then 4 else 3 end
       where clinic_id = $clinic and position in (3, 4)`,
      3,
      'edited',
    ],
    [
      'cut off, the head made to agree',
      `delete from audit_entry where clinic_id = $clinic and position > 3;
       update audit_head set length = 3, hash = (select hash from audit_entry where position = 3)`,
      4,
      'truncated',
    ],
  ])('names the first entry that was %s', async (_how, statement, position, code) => {
    await tamper(
      `create table if not exists kept as select * from audit_entry; create table if not exists kept_head as select * from audit_head`,
      `alter table audit_entry drop constraint audit_entry_pkey`,
      ...(statement.startsWith('insert') ? [`delete from audit_entry where position = 4`] : []),
      statement,
    )
    const found = await run('audit', 'verify')
    await tamper(
      `delete from audit_entry`,
      `insert into audit_entry select * from kept`,
      `update audit_head set length = k.length, hash = k.hash from kept_head k`,
      `alter table audit_entry add primary key (clinic_id, position)`,
    )
    expect(found).toMatchObject({ code: 1, output: '' })
    expect(found.errors).toMatch(new RegExp(`NOT WHOLE\\. Entry ${position} .*\\(${code}\\)`))
  })
})

it('checks signed plans again, of which there are none here', async () => {
  const { code, output } = await run('replay')
  expect(code).toBe(0)
  expect(output).toContain('0 signed plans checked again')
})

describe('a call that is wrong is told', () => {
  it.each([
    ['an unknown command', ['audit', 'burn'], 2],
    ['an unknown option', ['backup', '--fast'], 2],
    ['a missing word', ['restore'], 2],
    ['a language that is not there', ['drill', '--lang', 'xx'], 2],
    ['no installation', ['audit', 'verify', '--data', join(parent, 'none')], 4],
    ['a clinic that is not there', ['archive', 'export', join(parent, 'x'), '--clinic', 'nobody'], 2],
  ])('%s', async (_what, args, code) => {
    const found = await run(...args)
    expect([found.code, found.output]).toEqual([code, ''])
    expect(found.errors).not.toBe('')
  })

  it('in Turkish too', async () => {
    expect((await run('restore', '--lang', 'tr')).errors).toBe('Şöyle çağrılır: stipple restore <folder>\n')
    expect((await run('drill', join(parent, 'none'), '--lang', 'tr')).errors).toContain('bütün bir yedek yok')
  })

  it('the help names every command in both languages', () => {
    const named = (text: string) =>
      [...text.matchAll(/^ {2}stipple ((?:audit|archive) \w+|\w+)/gm)].map(([, name]) => name)
    expect(named(messages.help().en)).toEqual([
      'audit verify',
      'backup',
      'restore',
      'drill',
      'archive export',
      'archive import',
      'import',
      'replay',
    ])
    expect(named(messages.help().tr)).toEqual(named(messages.help().en))
  })
})
