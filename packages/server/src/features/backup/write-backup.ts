import { mkdir, readdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Installation } from '../../platform/db/installation.ts'
import { ownMigrations } from '../../platform/db/migrate.ts'
import { auditAnchor } from '../../platform/audit/audit-store.ts'
import { digestOf, renameDurably, syncFolder, writeDurably } from '../../platform/files/durable-file.ts'
import { rowsOf, writeLines } from '../archive/table-rows.ts'
import { writeClinic } from '../archive/write-archive.ts'
import {
  accountFile,
  accountTables,
  backupFile,
  type BackupManifest,
  clinicFolder,
  secretFile,
} from './backup-manifest.ts'
import { type BackupRefusal, checkBackup, followArchive } from './check-backup.ts'

export type BackingUp = {
  readonly folder: string
  readonly at: Date
  readonly made: BackupManifest['made']
  readonly secret: string
}

/**
 * Writes everything of an installation into a new folder while it goes on working: all clinics and the accounts as they are
 * at one moment, and the secret that second factors are encrypted with. Who was signed in is left out. The folder appears
 * when it is whole and on the disk, and is then read back: hashes are compared and every audit chain is followed.
 *
 * @param options.folder must not be there yet
 * @returns the manifest, or why there is no whole backup
 */
export async function writeBackup(
  installation: Installation,
  { folder, at, made, secret }: BackingUp,
): Promise<{ readonly manifest: BackupManifest } | { readonly refusal: BackupRefusal }> {
  if (existsSync(folder)) return { refusal: { code: 'folder-exists', folder } }
  const migrations = ownMigrations().map(({ name }) => name)
  const layout = await installation.layout()
  if (layout.join() !== migrations.join()) return { refusal: { code: 'other-layout', migrations: layout } }
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(join(unfinished, 'accounts'), { recursive: true, mode: 0o700 })
  await mkdir(join(unfinished, 'clinics'), { mode: 0o700 })
  const { clinics, rows } = await writeRows(installation, unfinished, at)
  await writeDurably(join(unfinished, secretFile), (file) => file.writeFile(secret))
  const files = await filesIn(unfinished)
  const manifest: BackupManifest = {
    format: 'stipple.backup/1',
    madeAt: at.toISOString(),
    made,
    migrations,
    clinics,
    rows,
    files,
  }
  await writeDurably(join(unfinished, backupFile), (file) => file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`))
  for (const inside of ['accounts', 'clinics', '.']) await syncFolder(join(unfinished, inside))
  await renameDurably(unfinished, folder)
  return checkBackup(folder)
}

async function writeRows(
  installation: Installation,
  folder: string,
  at: Date,
): Promise<Pick<BackupManifest, 'clinics' | 'rows'>> {
  return installation.view(async (whole) => {
    let rows = 0
    const clinicIds = await whole.asAccounts(async (transaction) => {
      for (const { table, key } of accountTables) {
        rows += (await writeLines(join(folder, accountFile(table)), rowsOf(transaction, `accounts.${table}`, key))).rows
      }
      const found = await transaction.selectFrom('clinic').select('clinic_id').orderBy('clinic_id').execute()
      return found.map(({ clinic_id }) => clinic_id)
    })
    const clinics: BackupManifest['clinics'] = []
    for (const clinicId of clinicIds) {
      const { tables, members } = await writeClinic(whole, {
        clinicId,
        folder: join(folder, clinicFolder(clinicId)),
        at,
      })
      rows += Object.values(tables).reduce((sum, table) => sum + table.rows, members.rows)
      const { position, hash } = await whole.asClinic(clinicId, (transaction) => auditAnchor(transaction, clinicId))
      const own = join(folder, clinicFolder(clinicId))
      const fault = await followArchive(own, { length: position, hash })
      clinics.push({ clinicId, position, hash, fault: fault ?? null })
    }
    return { clinics, rows }
  })
}

async function filesIn(folder: string): Promise<BackupManifest['files']> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const files: BackupManifest['files'] = {}
  for (const path of paths.sort()) files[relative(folder, path).split(sep).join('/')] = await digestOf(path)
  return files
}

/** Where a backup by hand goes when only its parent is named, and where the schedule puts its own. */
export function backupFolderIn(parent: string, at: Date): string {
  return join(
    parent,
    `stipple-${at
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(':', '-')}`,
  )
}
