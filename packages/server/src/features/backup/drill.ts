import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedBinaries } from '../../platform/db/embedded/binaries.ts'
import { startCluster } from '../../platform/db/embedded/cluster.ts'
import { openInstallation } from '../../platform/db/installation.ts'
import { type BackupManifest, secretFile } from './backup-manifest.ts'
import type { BackupRefusal } from './check-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

export type Drilled = {
  readonly manifest: BackupManifest
  /** From the first byte that was read to the last chain that was followed. */
  readonly restoredMs: number
  /** A backup of what was restored is the same, file for file; undefined for one of an older layout. */
  readonly same: boolean | undefined
}

/**
 * Restores a backup into a database that is made for it and thrown away, backs that one up again, and compares. Nothing of it
 * is left, and nothing of the clinic is touched.
 *
 * @param clock milliseconds, for how long it took
 */
export async function drill(
  folder: string,
  clock: () => number,
): Promise<Drilled | { readonly refusal: BackupRefusal }> {
  const place = await mkdtemp(join(tmpdir(), 'stipple-drill-'))
  try {
    // PostgreSQL may run as another user than this process, and has to get in.
    await chmod(place, 0o755)
    const cluster = await startCluster({
      folder: join(place, 'data'),
      binaries: installedBinaries(),
      syncToDisk: false,
    })
    try {
      const { socketFolder: host, user, password } = cluster
      const installation = await openInstallation({ host, user, password, database: 'postgres' })
      try {
        const began = clock()
        const restored = await restoreBackup(installation, folder)
        if ('refusal' in restored) return restored
        const restoredMs = clock() - began
        const again = await writeBackup(installation, {
          folder: join(place, 'again'),
          at: new Date(restored.manifest.madeAt),
          made: restored.manifest.made,
          secret: '',
        })
        if ('refusal' in again) return again
        return { manifest: restored.manifest, restoredMs, same: sameFiles(restored.manifest, again.manifest) }
      } finally {
        await installation.close()
      }
    } finally {
      await cluster.stop()
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

function sameFiles(one: BackupManifest, other: BackupManifest): boolean | undefined {
  if (one.migrations.join() !== other.migrations.join()) return undefined
  const told = ({ files }: BackupManifest) =>
    Object.entries(files)
      .filter(([file]) => file !== secretFile)
      .map(([file, { sha256 }]) => `${file} ${sha256}`)
      .sort()
      .join('\n')
  return told(one) === told(other)
}
