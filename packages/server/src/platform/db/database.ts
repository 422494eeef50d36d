import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg, { type ClientConfig } from 'pg'
import { migrate, ownMigrations } from './migrate.ts'
import type { AccountTables, Tables } from './tables.ts'

/** Where a PostgreSQL is reached: a URL, or a socket of our own. */
export type ConnectionTarget = Pick<
  ClientConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'
>

/** One transaction for one clinic: it sees and changes that clinic's rows and no others. */
export type ClinicTransaction = Transaction<Tables>

export type Database = {
  /**
   * Runs `work` in one transaction that sees only the clinic's rows, as a role that owns nothing. It is committed when
   * `work` ends and undone when it throws.
   */
  inClinic<Result>(clinicId: string, work: (transaction: ClinicTransaction) => Promise<Result>): Promise<Result>
  /** As `inClinic`, for reading only: all of `work` sees the rows as they were when it began. */
  viewClinic<Result>(clinicId: string, work: (transaction: ClinicTransaction) => Promise<Result>): Promise<Result>
  /** Accounts of the installation, as a role that sees nothing of any clinic's records. */
  readonly accounts: Kysely<AccountTables>
  close(): Promise<void>
}

export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal'
}

/** Oldest and newest major version of PostgreSQL that the tests run on. */
const supported = { from: 15, to: 18 }

// Days are days: a Date would shift them with the time zone.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/**
 * Opens a database and brings its tables up to date.
 *
 * @throws {DatabaseRefusal} when its version is not supported
 * @throws {MigrationFailure} when its tables cannot be brought up to date
 */
export async function openDatabase(target: ConnectionTarget, connections = 10): Promise<Database> {
  const owner = new pg.Client(target)
  await owner.connect()
  try {
    await checkVersion(owner)
    await migrate(owner, ownMigrations())
  } finally {
    await owner.end()
  }
  const tables = connect<Tables>(target, connections, '')
  const accounts = connect<AccountTables>(
    target,
    // Sessions are read with every request, for a fraction of the time that the rest takes.
    Math.ceil(connections / 3),
    '-c role=stipple_accounts -c search_path=accounts',
  )
  return {
    accounts,
    inClinic: (clinicId, work) => tables.transaction().execute((transaction) => asClinic(transaction, clinicId, work)),
    viewClinic: (clinicId, work) =>
      tables
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => asClinic(transaction, clinicId, work)),
    close: async () => {
      await Promise.all([tables.destroy(), accounts.destroy()])
    },
  }
}

/** A pool of connections whose days are days and whose moments are told in UTC. */
export function connect<Of>(target: ConnectionTarget, connections: number, settings: string): Kysely<Of> {
  const pool = new pg.Pool({ ...target, types, max: connections, options: `-c TimeZone=UTC ${settings}` })
  // An idle connection that breaks is replaced by the pool; whoever uses one gets the error itself.
  pool.on('error', () => {})
  return new Kysely<Of>({ dialect: new PostgresDialect({ pool }) })
}

/** Both settings end with the transaction, so that a connection never carries one clinic's view to the next. */
export async function asClinic<Result>(
  transaction: ClinicTransaction,
  clinicId: string,
  work: (transaction: ClinicTransaction) => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('role', 'stipple_app', true), set_config('stipple.clinic_id', ${clinicId}, true)`.execute(
    transaction,
  )
  return work(transaction)
}

/** @throws {DatabaseRefusal} */
export async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number }>(`select current_setting('server_version_num')::int as number`)
  const major = Math.floor((rows[0]?.number ?? 0) / 10_000)
  if (major < supported.from || major > supported.to) {
    throw new DatabaseRefusal(
      `The database is PostgreSQL ${major}. Stipple works with ${supported.from} to ${supported.to}.`,
    )
  }
}
