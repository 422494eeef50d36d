import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type BackupManifest, backupFile, bytesOf, secretFile } from '../features/backup/backup-manifest.ts'
import { checkBackup } from '../features/backup/check-backup.ts'
import { drill } from '../features/backup/drill.ts'
import { backupsIn } from '../features/backup/kept-backups.ts'
import { restoreBackup } from '../features/backup/restore-backup.ts'
import { backupFolderIn, writeBackup } from '../features/backup/write-backup.ts'
import { placesIn } from '../platform/config/data-folder.ts'
import { replaceDurably } from '../platform/files/durable-file.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { onInstallation, type Operation } from './operation.ts'
import { type Place, refuseWhileRunning } from './reach-installation.ts'
import { refused } from './refused-backup.ts'
import { Refusal } from './refusal.ts'

export async function backup({ words, place, now, say, warn }: Operation): Promise<number> {
  const at = now()
  const folder = words[0] === undefined ? backupFolderIn(placesIn(place.folder).backups, at) : resolve(words[0])
  return onInstallation(place, false, async (installation) => {
    const secret = secretOf(place)
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
    const written = await writeBackup(installation, { folder, at, made: 'by-hand', secret })
    if ('refusal' in written) {
      const { refusal } = written
      if (refusal.code !== 'other-layout') throw refused(refusal, folder)
      throw new Refusal(messages.tablesDiffer(refusal.migrations.at(-1) ?? '–'), exitCode.refused)
    }
    const { clinics, rows } = written.manifest
    say(messages.backedUp(folder, clinics.length, rows, bytesOf(written.manifest)))
    say(messages.lockAway())
    return brokenChains(written.manifest, warn)
  })
}

/** The installation's secret, never a new one: a backup with another would lock people out. */
function secretOf({ secret, folder }: Place): string {
  if (secret !== undefined) return secret
  const file = join(folder, secretFile)
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept === '') throw new Refusal(messages.noSecret(), exitCode.refused)
  return kept
}

function brokenChains({ clinics }: BackupManifest, warn: Operation['warn']): number {
  const broken = clinics.flatMap(({ clinicId, fault }) => (fault ? [{ clinicId, fault }] : []))
  for (const { clinicId, fault } of broken) warn(messages.chainWasBroken(clinicId, fault.position, fault.code))
  return broken.length > 0 ? exitCode.problems : exitCode.done
}

export async function restore({ words, place, say, warn }: Operation): Promise<number> {
  const folder = resolve(words[0] ?? '')
  // Before anything is started or made.
  const checked = await checkBackup(folder)
  if ('refusal' in checked) throw refused(checked.refusal, folder)
  const secret = (await readFile(join(folder, secretFile), 'utf8')).trim()
  if (place.secret !== undefined && place.secret !== secret) throw refused({ code: 'other-secret' }, folder)
  refuseWhileRunning(place)
  return onInstallation(place, true, async (installation) => {
    // An empty installation may have made a secret of its own, which protects nothing yet.
    const keepSecret = async () => {
      if (place.secret !== undefined) return
      await mkdir(place.folder, { recursive: true })
      await replaceDurably(join(place.folder, secretFile), secret)
    }
    const restored = await restoreBackup(installation, folder, keepSecret)
    if ('refusal' in restored) throw refused(restored.refusal, folder)
    const { clinics, rows } = restored.manifest
    say(messages.restored(clinics.length, rows))
    return brokenChains(restored.manifest, warn)
  })
}

export async function drillNewest({ words, place, say, warn }: Operation): Promise<number> {
  const parent = words[0] === undefined ? placesIn(place.folder).backups : resolve(words[0])
  const isBackup = statSync(join(parent, backupFile), { throwIfNoEntry: false }) !== undefined
  const folder = isBackup ? parent : (await backupsIn(parent)).at(-1)?.folder
  if (folder === undefined) throw new Refusal(messages.noBackups(parent), exitCode.unreadable)
  const drilled = await drill(folder, () => performance.now())
  if ('refusal' in drilled) throw refused(drilled.refusal, folder)
  const { manifest, restoredMs, same } = drilled
  say(messages.drilled(folder, manifest.clinics.length, manifest.rows, restoredMs))
  const code = brokenChains(manifest, warn)
  if (same === false) {
    warn(messages.drillDiffers())
    return exitCode.problems
  }
  say(same === undefined ? messages.drillOlder() : messages.drillSame())
  return code
}
