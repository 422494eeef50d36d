import type { BackupRefusal } from '../features/backup/check-backup.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { Refusal } from './refusal.ts'

/** Why a backup or an archive was not written or not taken in, in words. */
export function refused(refusal: BackupRefusal, folder: string): Refusal {
  switch (refusal.code) {
    case 'no-manifest':
    case 'manifest-unreadable':
      return new Refusal(messages.notABackup(folder), exitCode.unreadable)
    case 'file-altered':
      return new Refusal(messages.altered(refusal.file), exitCode.unreadable)
    case 'audit-not-whole':
      return new Refusal(
        messages.chainRefused(refusal.clinicId, refusal.fault.position, refusal.fault.code),
        exitCode.unreadable,
      )
    case 'other-layout':
      return new Refusal(messages.otherLayout(refusal.migrations.at(-1) ?? '–'), exitCode.refused)
    case 'clinic-exists':
      return new Refusal(messages.clinicExists(refusal.clinicId), exitCode.refused)
    case 'folder-exists':
      return new Refusal(messages.folderExists(refusal.folder), exitCode.refused)
    case 'not-empty':
      return new Refusal(messages.notEmpty(), exitCode.refused)
    case 'other-secret':
      return new Refusal(messages.otherSecret(), exitCode.refused)
  }
}
