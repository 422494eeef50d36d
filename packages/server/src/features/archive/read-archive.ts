import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditFault } from '../../platform/audit/audit-chain.ts'
import { verifyAudit } from '../../platform/audit/audit-store.ts'
import type { Installation, WholeTransaction } from '../../platform/db/installation.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import { digestOf } from '../../platform/files/durable-file.ts'
import {
  archivedTables,
  type ArchiveManifest,
  archiveManifestSchema,
  fileOf,
  manifestFile,
  membersFile,
} from './archive-manifest.ts'
import { fillMembers } from './archived-members.ts'
import { fillTable } from './table-rows.ts'

export type ArchiveRefusal =
  | { readonly code: 'no-manifest' }
  | { readonly code: 'manifest-unreadable' }
  /** It comes from another layout of the tables: read it with the Stipple that knows these steps. */
  | { readonly code: 'other-layout'; readonly migrations: readonly string[] }
  /** A file is missing, or is not what the manifest says of it. */
  | { readonly code: 'file-altered'; readonly file: string }
  | { readonly code: 'clinic-exists'; readonly clinicId: string }
  /** The audit chain of the archive is not whole at this place. */
  | { readonly code: 'audit-not-whole'; readonly clinicId: string; readonly fault: AuditFault }

/** Carries a refusal out of the transaction, so that it is undone. */
class Refused extends Error {
  readonly refusal: ArchiveRefusal

  constructor(refusal: ArchiveRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Takes an archive into an installation that does not have that clinic: all of it or nothing. Every file is held against its
 * hash first, and the audit chain is followed before the end.
 */
export async function readArchive(
  installation: Installation,
  folder: string,
): Promise<{ readonly manifest: ArchiveManifest } | { readonly refusal: ArchiveRefusal }> {
  const checked = await checkArchive(folder)
  if ('refusal' in checked) return checked
  const { clinicId, migrations } = checked.manifest
  const own = ownMigrations().map(({ name }) => name)
  if (migrations.join() !== own.join()) return { refusal: { code: 'other-layout', migrations } }
  try {
    await installation.change(async (whole) => {
      const there = await whole.asClinic(clinicId, (transaction) =>
        transaction.selectFrom('clinic').select('clinic_id').executeTakeFirst(),
      )
      if (there) throw new Refused({ code: 'clinic-exists', clinicId })
      const fault = await fillClinic(whole, checked.manifest, folder)
      if (fault) throw new Refused({ code: 'audit-not-whole', clinicId, fault })
    })
    return checked
  } catch (problem) {
    if (problem instanceof Refused) return { refusal: problem.refusal }
    throw problem
  }
}

/**
 * Puts everything of an archive in, in a transaction that is open already.
 *
 * @returns where its audit chain is not whole
 */
export async function fillClinic(
  whole: WholeTransaction,
  { clinicId, tables }: ArchiveManifest,
  folder: string,
): Promise<AuditFault | undefined> {
  await whole.asClinic(clinicId, async (transaction) => {
    for (const table of Object.keys(tables)) await fillTable(transaction, table, join(folder, fileOf(table)))
  })
  await fillMembers(whole, clinicId, join(folder, membersFile))
  return whole.asClinic(clinicId, async (transaction) => (await verifyAudit(transaction, clinicId)).fault)
}

/** Holds every file of an archive against its manifest. */
export async function checkArchive(
  folder: string,
): Promise<{ readonly manifest: ArchiveManifest } | { readonly refusal: ArchiveRefusal }> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined)
  if (text === undefined) return { refusal: { code: 'no-manifest' } }
  const parsed = archiveManifestSchema.safeParse(jsonIn(text))
  if (!parsed.success) return { refusal: { code: 'manifest-unreadable' } }
  const { tables, members, migrations } = parsed.data
  const known = new Set<string>(archivedTables.map(({ table }) => table))
  // A table that nobody here knows comes from a newer Stipple.
  if (Object.keys(tables).some((table) => !known.has(table))) return { refusal: { code: 'other-layout', migrations } }
  const files = Object.entries(tables).map(([table, told]) => [fileOf(table), told] as const)
  for (const [file, { sha256 }] of [...files, [membersFile, members] as const]) {
    const found = await digestOf(join(folder, file)).catch(() => undefined)
    if (found?.sha256 !== sha256) return { refusal: { code: 'file-altered', file } }
  }
  return { manifest: parsed.data }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
