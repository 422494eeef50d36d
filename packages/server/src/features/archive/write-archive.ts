import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Installation, WholeTransaction } from '../../platform/db/installation.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import { renameDurably, syncFolder, writeDurably } from '../../platform/files/durable-file.ts'
import { archivedTables, type ArchiveManifest, fileOf, manifestFile, membersFile } from './archive-manifest.ts'
import { memberLines } from './archived-members.ts'
import { rowsOf, writeLines } from './table-rows.ts'

export type Archiving = { readonly clinicId: string; readonly folder: string; readonly at: Date }

/**
 * Writes everything of a clinic into a new folder: one NDJSON file a table, a row a line as PostgreSQL writes it, its
 * members, and a manifest with the hashes of all. All files show the same moment. The folder appears when it is whole and on
 * the disk.
 *
 * @param archiving.folder must not be there yet
 */
export async function writeArchive(installation: Installation, archiving: Archiving): Promise<ArchiveManifest> {
  const { folder } = archiving
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const manifest = await installation.view((whole) => writeClinic(whole, { ...archiving, folder: unfinished }))
  await renameDurably(unfinished, folder)
  return manifest
}

/** As `writeArchive`, in a view that is open already, straight into the folder. */
export async function writeClinic(
  whole: WholeTransaction,
  { clinicId, folder, at }: Archiving,
): Promise<ArchiveManifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return whole.asClinic(clinicId, async (transaction) => {
    const tables: ArchiveManifest['tables'] = {}
    for (const { table, key } of archivedTables) {
      tables[table] = await writeLines(join(folder, fileOf(table)), rowsOf(transaction, table, key))
    }
    const manifest: ArchiveManifest = {
      format: 'stipple.archive/1',
      clinicId,
      exportedAt: at.toISOString(),
      migrations: ownMigrations().map(({ name }) => name),
      tables,
      members: await writeLines(join(folder, membersFile), memberLines(transaction, clinicId)),
    }
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    await writeDurably(join(folder, manifestFile), (file) => file.writeFile(text))
    await syncFolder(folder)
    return manifest
  })
}
