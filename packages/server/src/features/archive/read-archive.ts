import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { verifyAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicTransaction, Database } from '../../platform/db/database.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import {
  type ArchivedTable,
  archivedTables,
  type ArchiveManifest,
  archiveManifestSchema,
  fileOf,
  manifestFile,
} from './archive-manifest.ts'

export type ArchiveRefusal =
  | { readonly code: 'no-manifest' }
  | { readonly code: 'manifest-unreadable' }
  /** The archive comes from another layout of the tables; read it with the Stipple that knows these steps. */
  | { readonly code: 'other-layout'; readonly migrations: readonly string[] }
  /** A file is missing, or is not what the manifest says of it. */
  | { readonly code: 'file-altered'; readonly file: string }
  | { readonly code: 'clinic-exists'; readonly clinicId: string }
  /** The audit chain of the archive is not whole at this place. */
  | { readonly code: 'audit-not-whole'; readonly position: number }

/** Carries a refusal out of the transaction, so that it is undone. */
class Refused extends Error {
  readonly refusal: ArchiveRefusal

  constructor(refusal: ArchiveRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const batch = 1_000

/**
 * Takes an archive into a database that does not have that clinic: all of it or nothing. Every file is held against its
 * hash first, and the audit chain is followed before the end.
 */
export async function readArchive(
  database: Database,
  folder: string,
): Promise<{ readonly manifest: ArchiveManifest } | { readonly refusal: ArchiveRefusal }> {
  try {
    const manifest = await checkedManifest(folder)
    const { clinicId } = manifest
    await database.inClinic(clinicId, async (transaction) => {
      const there = await transaction.selectFrom('clinic').select('clinic_id').executeTakeFirst()
      if (there) throw new Refused({ code: 'clinic-exists', clinicId })
      for (const { table } of archivedTables) await fillTable(transaction, table, join(folder, fileOf(table)))
      const { fault } = await verifyAudit(transaction, clinicId)
      if (fault) throw new Refused({ code: 'audit-not-whole', position: fault.position })
    })
    return { manifest }
  } catch (problem) {
    if (problem instanceof Refused) return { refusal: problem.refusal }
    throw problem
  }
}

async function checkedManifest(folder: string): Promise<ArchiveManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw new Refused({ code: 'no-manifest' })
  })
  const parsed = archiveManifestSchema.safeParse(jsonIn(text))
  if (!parsed.success) throw new Refused({ code: 'manifest-unreadable' })
  const { migrations, tables } = parsed.data
  if (
    migrations.join() !==
    ownMigrations()
      .map(({ name }) => name)
      .join()
  ) {
    throw new Refused({ code: 'other-layout', migrations })
  }
  for (const { table } of archivedTables) {
    const file = fileOf(table)
    const found = await hashOf(join(folder, file)).catch(() => undefined)
    if (found === undefined || found !== tables[table]?.sha256) throw new Refused({ code: 'file-altered', file })
  }
  return parsed.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function fillTable(transaction: ClinicTransaction, table: ArchivedTable, path: string): Promise<void> {
  let lines: string[] = []
  const put = async () => {
    if (lines.length === 0) return
    const rows = `[${lines.join()}]`
    lines = []
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb)`.execute(transaction)
  }
  for await (const line of linesOf(path)) {
    lines.push(line)
    if (lines.length >= batch) await put()
  }
  await put()
}

/** Lines end at a line feed and nowhere else: what a person wrote may hold other signs that end lines elsewhere. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
