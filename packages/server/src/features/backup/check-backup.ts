import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuditEvent, type AuditFault, type ChainedEntry, followChain } from '../../platform/audit/audit-chain.ts'
import { digestOf, linesOf } from '../../platform/files/durable-file.ts'
import { type ArchiveRefusal, checkArchive } from '../archive/read-archive.ts'
import { backupFile, type BackupManifest, backupManifestSchema, clinicFolder } from './backup-manifest.ts'

export type BackupRefusal =
  | ArchiveRefusal
  | { readonly code: 'folder-exists'; readonly folder: string }
  /** The installation has clinics or accounts. */
  | { readonly code: 'not-empty' }
  /** STIPPLE_SECRET says another secret than the backup holds; second factors could not be read. */
  | { readonly code: 'other-secret' }

/**
 * Reads a backup from beginning to end: every file against its hash, every archive against its own manifest, every audit
 * chain entry by entry up to the place the backup names.
 */
export async function checkBackup(
  folder: string,
): Promise<{ readonly manifest: BackupManifest } | { readonly refusal: BackupRefusal }> {
  const read = await readBackupManifest(folder)
  if ('refusal' in read) return read
  const { files, clinics } = read.manifest
  for (const [file, { bytes, sha256 }] of Object.entries(files)) {
    // Nothing outside of the folder is looked at, whatever a manifest says.
    if (file.split('/').includes('..')) return { refusal: { code: 'manifest-unreadable' } }
    const found = await digestOf(join(folder, file)).catch(() => undefined)
    if (found?.sha256 !== sha256 || found.bytes !== bytes) return { refusal: { code: 'file-altered', file } }
  }
  for (const { clinicId, position, hash, fault: known } of clinics) {
    const archive = await checkArchive(join(folder, clinicFolder(clinicId)))
    if ('refusal' in archive) return archive
    if (archive.manifest.clinicId !== clinicId) return { refusal: { code: 'manifest-unreadable' } }
    const fault = await followArchive(join(folder, clinicFolder(clinicId)), { length: position, hash })
    if (!isSameFault(fault, known))
      return { refusal: { code: 'audit-not-whole', clinicId, fault: (fault ?? known) as AuditFault } }
  }
  return read
}

export async function readBackupManifest(
  folder: string,
): Promise<{ readonly manifest: BackupManifest } | { readonly refusal: BackupRefusal }> {
  const text = await readFile(join(folder, backupFile), 'utf8').catch(() => undefined)
  if (text === undefined) return { refusal: { code: 'no-manifest' } }
  const parsed = backupManifestSchema.safeParse(jsonIn(text))
  return parsed.success ? { manifest: parsed.data } : { refusal: { code: 'manifest-unreadable' } }
}

/** Follows the audit chain in the files of an archive. */
export async function followArchive(
  folder: string,
  head: { readonly length: number; readonly hash: string },
): Promise<AuditFault | undefined> {
  return (await followChain(entriesIn(join(folder, 'audit_entry.ndjson')), head, [])).fault
}

/** Whether a chain is as whole as it was, or broken at the very place that was known. */
export function isSameFault(fault: AuditFault | undefined, known: AuditFault | null): boolean {
  return fault?.code === known?.code && fault?.position === known?.position
}

type EntryRow = {
  clinic_id: string
  position: number
  at: string
  actor: string
  action: string
  person_id: string | null
  detail: AuditEvent['detail']
  previous_hash: string
  hash: string
}

async function* entriesIn(file: string): AsyncGenerator<ChainedEntry> {
  for await (const line of linesOf(file)) {
    const row = JSON.parse(line) as EntryRow
    yield {
      clinicId: row.clinic_id,
      position: row.position,
      at: new Date(row.at),
      actor: row.actor,
      action: row.action,
      personId: row.person_id,
      detail: row.detail,
      previousHash: row.previous_hash,
      hash: row.hash,
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
