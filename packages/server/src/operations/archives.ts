import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ArchiveManifest } from '../features/archive/archive-manifest.ts'
import { checkArchive, readArchive } from '../features/archive/read-archive.ts'
import { writeArchive } from '../features/archive/write-archive.ts'
import { recordAudit } from '../platform/audit/audit-store.ts'
import { ownMigrations } from '../platform/db/migrate.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { clinicFor, onInstallation, type Operation } from './operation.ts'
import { refused } from './refused-backup.ts'
import { Refusal } from './refusal.ts'

const rowsIn = ({ tables }: ArchiveManifest) => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)

export async function archiveExport({ words, place, clinic, now, say }: Operation): Promise<number> {
  const folder = resolve(words[0] ?? '')
  if (existsSync(folder)) throw refused({ code: 'folder-exists', folder }, folder)
  return onInstallation(place, false, async (installation) => {
    const { clinicId } = await clinicFor(installation, clinic)
    const layout = await installation.layout()
    if (layout.join() !== namesOf().join()) {
      throw new Refusal(messages.tablesDiffer(layout.at(-1) ?? '–'), exitCode.refused)
    }
    const at = now()
    // Noted before it is read, so that the archive tells of itself.
    await installation.change((whole) =>
      whole.asClinic(clinicId, (transaction) =>
        recordAudit(transaction, clinicId, {
          at,
          actor: 'system',
          action: 'clinic.export',
          personId: null,
          detail: {},
        }),
      ),
    )
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
    say(messages.exported(folder, rowsIn(await writeArchive(installation, { clinicId, folder, at }))))
    return exitCode.done
  })
}

export async function archiveImport({ words, place, say }: Operation): Promise<number> {
  const folder = resolve(words[0] ?? '')
  // Before anything is started or made.
  const checked = await checkArchive(folder)
  if ('refusal' in checked) throw refused(checked.refusal, folder)
  return onInstallation(place, true, async (installation) => {
    if ((await installation.layout()).length === 0) await installation.migrate(ownMigrations())
    const read = await readArchive(installation, folder)
    if ('refusal' in read) throw refused(read.refusal, folder)
    say(messages.imported(rowsIn(read.manifest), read.manifest.members.rows))
    return exitCode.done
  })
}

const namesOf = () => ownMigrations().map(({ name }) => name)
