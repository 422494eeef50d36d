import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupManifest } from './backup-manifest.ts'
import { readBackupManifest } from './check-backup.ts'

export type KeptBackup = { readonly folder: string; readonly at: Date; readonly made: BackupManifest['made'] }

/** Backups in a folder, oldest first: only what was finished and says what it is. */
export async function backupsIn(parent: string): Promise<KeptBackup[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return []
    throw problem
  })
  const found: KeptBackup[] = []
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.endsWith('.unfinished')) continue
    const folder = join(parent, entry.name)
    const read = await readBackupManifest(folder)
    if ('refusal' in read) continue
    found.push({ folder, at: new Date(read.manifest.madeAt), made: read.manifest.made })
  }
  return found.sort((one, other) => one.at.getTime() - other.at.getTime())
}
