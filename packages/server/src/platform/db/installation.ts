import { sql } from 'kysely'
import pg from 'pg'
import { asClinic, checkVersion, type ClinicTransaction, connect, type ConnectionTarget } from './database.ts'
import { type Migration, migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** One transaction over everything: all clinics, one after the other, and the accounts. */
export type WholeTransaction = {
  /** Works as the role that signs people in; tables of that schema are named with it. */
  asAccounts<Result>(work: (transaction: ClinicTransaction) => Promise<Result>): Promise<Result>
  /** Works as the application does for that clinic. */
  asClinic<Result>(clinicId: string, work: (transaction: ClinicTransaction) => Promise<Result>): Promise<Result>
}

/** The whole of what is installed, for whoever looks after it: backup, restore, archives. Its tables are left as they are. */
export type Installation = {
  /** Steps that made its tables; none where there are no tables yet. */
  layout(): Promise<string[]>
  /** Brings the tables to a layout. @throws {MigrationFailure} */
  migrate(migrations: readonly Migration[]): Promise<void>
  /** Everything as it is at one moment; nothing can be written. Others go on working. */
  view<Result>(work: (whole: WholeTransaction) => Promise<Result>): Promise<Result>
  /** All of `work` is kept, or nothing of it. */
  change<Result>(work: (whole: WholeTransaction) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** @throws {DatabaseRefusal} when its version is not supported */
export async function openInstallation(target: ConnectionTarget): Promise<Installation> {
  await withOwner(target, checkVersion)
  // One connection: roles change within the transaction, and nobody else's work is in between.
  const tables = connect<Tables>(target, 1, '')
  const whole = (transaction: ClinicTransaction): WholeTransaction => ({
    asAccounts: async (work) => {
      await sql`select set_config('role', 'stipple_accounts', true), set_config('stipple.clinic_id', '', true)`.execute(
        transaction,
      )
      return work(transaction)
    },
    asClinic: (clinicId, work) => asClinic(transaction, clinicId, work),
  })
  return {
    layout: () =>
      withOwner(target, async (client) => {
        const { rows: there } = await client.query<{ found: string | null }>(`select to_regclass('migration') as found`)
        if ((there[0]?.found ?? null) === null) return []
        const { rows } = await client.query<{ name: string }>('select name from migration order by name')
        return rows.map(({ name }) => name)
      }),
    migrate: (migrations) =>
      withOwner(target, async (client) => {
        await migrate(client, migrations)
      }),
    view: (work) =>
      tables
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => work(whole(transaction))),
    change: (work) => tables.transaction().execute((transaction) => work(whole(transaction))),
    close: () => tables.destroy(),
  }
}

async function withOwner<Result>(
  target: ConnectionTarget,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(target)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
