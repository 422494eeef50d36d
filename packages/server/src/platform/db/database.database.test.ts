import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createClinic } from '../../features/clinics/clinic-store.ts'
import { openDatabase } from './database.ts'
import { migrate, MigrationFailure, ownMigrations } from './migrate.ts'
import { newId } from './new-id.ts'

const { database, target } = testDatabase()
const at = new Date('2026-11-20T10:00:00Z')

const asOwner = async <Result>(work: (client: pg.Client) => Promise<Result>) => {
  const client = new pg.Client(target())
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const rows = (text: string) =>
  asOwner(async (client) => (await client.query<Record<string, unknown>>(text)).rows.map((row) => Object.values(row)))

/** Tables that belong to no clinic. */
const notOfAClinic = ['migration']

/** Keys and indexes that the clinic does not lead, and tables whose rows are not walled off. */
async function leaks(): Promise<string[]> {
  const indexes = await rows(`
    select c.relname || ' ' || i.relname
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where n.nspname = 'public' and a.attname is distinct from 'clinic_id'
      and c.relname <> all ('{${notOfAClinic.join(',')}}')`)
  const walls = await rows(`
    select c.relname || ' has no wall' from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> all ('{${notOfAClinic.join(',')}}')
      and not (c.relrowsecurity and c.relforcerowsecurity
               and exists (select from pg_policy p where p.polrelid = c.oid))`)
  return [...indexes, ...walls].flat().map(String).sort()
}

describe('every row belongs to a clinic', () => {
  it('the clinic leads every key and index, and every table is walled off', async () => {
    expect(await leaks()).toEqual([])
  })

  it('the check names what is planted', async () => {
    await asOwner((client) =>
      client.query(`create table planted (person_id uuid primary key, clinic_id uuid);
                    create index planted_by_clinic on planted (clinic_id)`),
    )
    expect(await leaks()).toEqual(['planted has no wall', 'planted planted_pkey'])
    await asOwner((client) => client.query('drop table planted'))
  })
})

describe('a clinic sees its own rows only', () => {
  const one = newId(at)
  const other = newId(at)

  it('whatever it asks for', async () => {
    for (const clinicId of [one, other])
      await createClinic(database(), { clinicId, name: clinicId, at, actor: 'system' })
    const seen = await database().inClinic(one, (transaction) => transaction.selectFrom('clinic').selectAll().execute())
    expect(seen.map(({ clinic_id }) => clinic_id)).toEqual([one])
    const changed = await database().inClinic(one, (transaction) =>
      transaction.updateTable('clinic').set({ name: 'taken' }).where('clinic_id', '=', other).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })

  it('and cannot write a row of another', async () => {
    const written = database().inClinic(one, (transaction) =>
      transaction
        .insertInto('clinic')
        .values({ clinic_id: newId(at), name: 'stray', created_at: at })
        .execute(),
    )
    await expect(written).rejects.toMatchObject({ code: '42501' })
  })

  it('a connection used for one clinic carries nothing over to the next', async () => {
    const single = await openDatabase(target(), 1)
    await single.inClinic(one, async () => undefined)
    const names = await single.inClinic(other, (transaction) =>
      transaction.selectFrom('clinic').select('name').execute(),
    )
    expect(names).toEqual([{ name: other }])
    await single.close()
  })

  it('a view cannot write', async () => {
    const written = database().viewClinic(one, (transaction) =>
      transaction.updateTable('clinic').set({ name: 'x' }).where('clinic_id', '=', one).execute(),
    )
    await expect(written).rejects.toMatchObject({ code: '25006' })
  })
})

describe('migrations', () => {
  const own = ownMigrations()
  const trial = (migrations: typeof own) => asOwner((client) => migrate(client, migrations))

  it('are taken once', async () => {
    expect(await trial(own)).toEqual([])
  })

  it('one that fails is undone whole', async () => {
    const broken = { name: '9998-broken', sql: 'create table half (clinic_id uuid); select no_such_thing()' }
    await expect(trial([...own, broken])).rejects.toThrow(/“9998-broken” failed and was undone/)
    expect(await rows(`select to_regclass('half')`)).toEqual([[null]])
    expect(await trial(own)).toEqual([])
  })

  it('one that was edited, one that is missing and a database that is newer are refused', async () => {
    const next = { name: '9999-next', sql: 'select 1' }
    expect(await trial([...own, next])).toEqual(['9999-next'])
    await expect(trial(own)).rejects.toThrow(/newer than this Stipple/)
    await expect(trial([...own, { ...next, sql: 'select 2' }])).rejects.toThrow(MigrationFailure)
    await expect(trial([...own, { ...next, name: '9999-other' }])).rejects.toThrow(/“9999-next” where this Stipple/)
    await asOwner((client) => client.query(`delete from migration where name = '9999-next'`))
  })

  it('two servers that start at once take turns', async () => {
    const next = { name: '9997-slow', sql: 'select pg_sleep(0.2)' }
    const taken = await Promise.all([trial([...own, next]), trial([...own, next])])
    expect(taken.flat()).toEqual(['9997-slow'])
    await asOwner((client) => client.query(`delete from migration where name = '9997-slow'`))
  })
})
