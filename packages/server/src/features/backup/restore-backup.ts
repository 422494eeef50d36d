import { join } from 'node:path'
import type { AuditFault } from '../../platform/audit/audit-chain.ts'
import type { Installation, WholeTransaction } from '../../platform/db/installation.ts'
import { type Migration, ownMigrations } from '../../platform/db/migrate.ts'
import { checkArchive, fillClinic } from '../archive/read-archive.ts'
import { fillTable } from '../archive/table-rows.ts'
import { accountFile, accountTables, type BackupManifest, clinicFolder } from './backup-manifest.ts'
import { type BackupRefusal, checkBackup, isSameFault } from './check-backup.ts'

class Refused extends Error {
  readonly refusal: BackupRefusal

  constructor(refusal: BackupRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Puts a backup into an installation without clinics and accounts: all of it or nothing. It is read from beginning to end
 * first. A backup of an older layout goes into tables of that layout, which are then brought up to date.
 *
 * @param beforeCommit what has to be done for the rows to be of use; when it throws, nothing is kept
 */
export async function restoreBackup(
  installation: Installation,
  folder: string,
  beforeCommit: () => Promise<void> = () => Promise.resolve(),
  migrations: readonly Migration[] = ownMigrations(),
): Promise<{ readonly manifest: BackupManifest } | { readonly refusal: BackupRefusal }> {
  const checked = await checkBackup(folder)
  if ('refusal' in checked) return checked
  const { manifest } = checked
  const steps = migrations.slice(0, manifest.migrations.length)
  const otherLayout = { refusal: { code: 'other-layout', migrations: manifest.migrations } } as const
  if (manifest.migrations.join() !== steps.map(({ name }) => name).join()) return otherLayout
  const layout = await installation.layout()
  // Rows of an older layout do not fit into newer tables.
  if (layout.length > steps.length) return otherLayout
  await installation.migrate(steps)
  try {
    await installation.change(async (whole) => {
      await fill(whole, manifest, folder)
      await beforeCommit()
    })
  } catch (problem) {
    if (problem instanceof Refused) return { refusal: problem.refusal }
    throw problem
  }
  await installation.migrate(migrations)
  return { manifest }
}

async function fill(whole: WholeTransaction, { clinics }: BackupManifest, folder: string): Promise<void> {
  await whole.asAccounts(async (transaction) => {
    const clinic = await transaction.selectFrom('clinic').select('clinic_id').limit(1).executeTakeFirst()
    const account = await transaction.selectFrom('accounts.user').select('id').limit(1).executeTakeFirst()
    if (clinic || account) throw new Refused({ code: 'not-empty' })
    for (const { table } of accountTables) {
      await fillTable(transaction, `accounts.${table}`, join(folder, accountFile(table)))
    }
  })
  for (const { clinicId, fault: known } of clinics) {
    const own = join(folder, clinicFolder(clinicId))
    const archive = await checkArchive(own)
    if ('refusal' in archive) throw new Refused(archive.refusal)
    const fault = await fillClinic(whole, archive.manifest, own)
    if (!isSameFault(fault, known)) {
      throw new Refused({ code: 'audit-not-whole', clinicId, fault: (fault ?? known) as AuditFault })
    }
  }
}
