import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { linesOf, writeDurably } from '../../platform/files/durable-file.ts'

/** Rows that are held in memory at once. */
const batch = 1_000

export type WrittenRows = { readonly rows: number; readonly sha256: string }

/** Writes lines into a new file, each as it comes. */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<WrittenRows> {
  const hash = createHash('sha256')
  let rows = 0
  await writeDurably(file, async (handle) => {
    for await (const line of lines) {
      const text = `${line}\n`
      await handle.write(text)
      hash.update(text)
      rows++
    }
  })
  return { rows, sha256: hash.digest('hex') }
}

/**
 * Every row of a table that the role of the transaction sees, as PostgreSQL writes it in JSON, in the order of the key. Text
 * is ordered by its bytes, so that two databases that sort differently write the same file.
 *
 * @param table may be named with its schema
 */
export async function* rowsOf(
  transaction: ClinicTransaction,
  table: string,
  key: readonly string[],
): AsyncGenerator<string> {
  const texts = await textColumns(transaction, table)
  const order = key.map((name) =>
    texts.has(name) ? sql`${sql.ref(`of.${name}`)} collate "C"` : sql`${sql.ref(`of.${name}`)}`,
  )
  await sql`declare archived no scroll cursor for
    select to_jsonb(of)::text as line from ${sql.table(table)} of order by ${sql.join(order)}`.execute(transaction)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batch)} from archived`.execute(transaction)
    for (const { line } of rows) yield line
    if (rows.length < batch) break
  }
  await sql`close archived`.execute(transaction)
}

async function textColumns(transaction: ClinicTransaction, table: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${quoted(table)}::regclass and atttypid = 'text'::regtype`.execute(transaction)
  return new Set(rows.map(({ name }) => name))
}

const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** Puts the rows of a file into a table, as the role of the transaction. */
export async function fillTable(transaction: ClinicTransaction, table: string, file: string): Promise<void> {
  let lines: string[] = []
  const put = async () => {
    if (lines.length === 0) return
    const rows = `[${lines.join()}]`
    lines = []
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb)`.execute(transaction)
  }
  for await (const line of linesOf(file)) {
    lines.push(line)
    if (lines.length >= batch) await put()
  }
  await put()
}
