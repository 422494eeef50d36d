import { statSync } from 'node:fs'
import { readBackupManifest } from '../features/backup/check-backup.ts'
import { AnchorFileUnreadable, readAnchors } from '../platform/audit/anchor-file.ts'
import type { AuditAnchor } from '../platform/audit/audit-chain.ts'
import { verifyAudit } from '../platform/audit/audit-store.ts'
import { placesIn } from '../platform/config/data-folder.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { clinicsOf, onInstallation, type Operation } from './operation.ts'
import { refused } from './refused-backup.ts'
import { Refusal } from './refusal.ts'

/** Follows every chain against itself and against the anchors that are kept outside the database. */
export async function auditVerify({ place, anchors: elsewhere, say, warn }: Operation): Promise<number> {
  // Anchors first: one that is set meanwhile would stand beyond the chain that is read.
  const own = await anchorsIn(placesIn(place.folder).anchors)
  const anchors = [...own, ...(elsewhere === undefined ? [] : await anchorsIn(elsewhere))]
  return onInstallation(place, false, async (installation) => {
    const clinics = await clinicsOf(installation)
    if (clinics.length === 0) throw new Refusal(messages.noClinic(), exitCode.refused)
    let code: number = exitCode.done
    for (const { clinicId, name } of clinics) {
      const { length, fault } = await installation.view((whole) =>
        whole.asClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId, anchors)),
      )
      if (fault) {
        code = exitCode.problems
        warn(messages.chainBroken(name, fault.position, fault.code))
      } else {
        say(messages.chainWhole(name, length, anchors.filter((anchor) => anchor.clinicId === clinicId).length))
      }
    }
    return code
  })
}

/** Anchors in a file, or the places that a backup was made at. */
async function anchorsIn(path: string): Promise<readonly AuditAnchor[]> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    const read = await readBackupManifest(path)
    if ('refusal' in read) throw refused(read.refusal, path)
    return read.manifest.clinics.filter(({ position }) => position > 0)
  }
  try {
    return await readAnchors(path)
  } catch (problem) {
    if (!(problem instanceof AnchorFileUnreadable)) throw problem
    throw new Refusal(messages.anchorsUnreadable(path, problem.line), exitCode.unreadable)
  }
}
