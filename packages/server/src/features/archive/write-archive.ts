import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import { type ArchivedTable, archivedTables, type ArchiveManifest, fileOf, manifestFile } from './archive-manifest.ts'

/** Rows that are held in memory at once. */
const batch = 1_000

/**
 * Writes everything of a clinic into a new folder: one NDJSON file a table, a row a line as PostgreSQL writes it, and a
 * manifest with their hashes. All files show the same moment. The folder appears when it is whole and on the disk.
 *
 * @param folder must not be there yet
 */
export async function writeArchive(
  database: Database,
  { clinicId, folder, at }: { readonly clinicId: string; readonly folder: string; readonly at: Date },
): Promise<ArchiveManifest> {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const tables: ArchiveManifest['tables'] = {}
  await database.viewClinic(clinicId, async (transaction) => {
    for (const { table, key } of archivedTables) {
      tables[table] = await writeTable(transaction, clinicId, { table, key, file: join(unfinished, fileOf(table)) })
    }
  })
  const migrations = ownMigrations().map(({ name }) => name)
  const manifest: ArchiveManifest = {
    format: 'stipple.archive/1',
    clinicId,
    exportedAt: at.toISOString(),
    migrations,
    tables,
  }
  await writing(join(unfinished, manifestFile), (file) => file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`))
  await rename(unfinished, folder)
  return manifest
}

async function writeTable(
  transaction: ClinicTransaction,
  clinicId: string,
  { table, key, file }: { readonly table: ArchivedTable; readonly key: readonly string[]; readonly file: string },
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  await writing(file, async (handle) => {
    for await (const line of linesOf(transaction, clinicId, table, key)) {
      await handle.write(line)
      hash.update(line)
      rows++
    }
  })
  return { rows, sha256: hash.digest('hex') }
}

/** Rows in the order of their key, a batch at a time; each batch begins after the last key of the one before. */
async function* linesOf(
  transaction: ClinicTransaction,
  clinicId: string,
  table: ArchivedTable,
  key: readonly string[],
): AsyncGenerator<string> {
  const columns = sql.join(key.map((name) => sql.ref(`of.${name}`)))
  let after: unknown[] | undefined
  for (;;) {
    const beyond = after ? sql`and (${columns}) > (${sql.join(after)})` : sql``
    const { rows } = await sql<{ line: string; key: unknown[] }>`
      select to_jsonb(of)::text as line, jsonb_build_array(${columns}) as key
      from ${sql.table(table)} of where of.clinic_id = ${clinicId} ${beyond}
      order by ${columns} limit ${batch}`.execute(transaction)
    for (const { line } of rows) yield `${line}\n`
    if (rows.length < batch) return
    after = rows.at(-1)?.key
  }
}

/** Writes a file and waits until it is on the disk. */
async function writing(path: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await work(file)
    await file.sync()
  } finally {
    await file.close()
  }
}
