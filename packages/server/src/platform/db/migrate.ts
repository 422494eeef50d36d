import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Client } from 'pg'

/** One step from one layout of the tables to the next. A released step is never edited. */
export type Migration = { readonly name: string; readonly sql: string }

export class MigrationFailure extends Error {
  override readonly name = 'MigrationFailure'
}

/** Any number will do, as long as every Stipple takes the same. */
const lockNumber = 7_246_175

/** The steps of this Stipple, in their order. */
export function ownMigrations(): Migration[] {
  const folder = new URL('../../../migrations/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name: name.slice(0, -'.sql'.length), sql: readFileSync(new URL(name, folder), 'utf8') }))
}

/**
 * Brings the tables to the newest layout. Each step is one transaction with the note that it was done; two servers that
 * start at once take turns.
 *
 * @param client a connection of the owner of the tables, for this alone
 * @returns the names of the steps that were taken
 * @throws {MigrationFailure} when a step that was taken has been edited since, is missing, or comes from a newer Stipple
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    await client.query(
      `create table if not exists migration (
         name text primary key, hash text not null, taken_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from migration order by name',
    )
    checkTaken(rows, migrations)
    const waiting = migrations.slice(rows.length)
    for (const migration of waiting) await take(client, migration)
    return waiting.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber])
  }
}

function checkTaken(taken: readonly { name: string; hash: string }[], migrations: readonly Migration[]): void {
  for (const [index, { name, hash }] of taken.entries()) {
    const own = migrations[index]
    if (own === undefined) {
      throw new MigrationFailure(`The database is newer than this Stipple (it has “${name}”). Start a newer Stipple.`)
    }
    if (own.name !== name) {
      throw new MigrationFailure(`The database has the step “${name}” where this Stipple has “${own.name}”.`)
    }
    if (hashOf(own) !== hash) {
      throw new MigrationFailure(`The step “${name}” was edited after it had been taken. Restore the released file.`)
    }
  }
}

async function take(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (name, hash) values ($1, $2)', [migration.name, hashOf(migration)])
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw new MigrationFailure(`The step “${migration.name}” failed and was undone: ${(problem as Error).message}`, {
      cause: problem,
    })
  }
}

const hashOf = ({ sql }: Migration) => createHash('sha256').update(sql).digest('hex')
