import { z } from 'zod'
import type { AuditFault } from '../../platform/audit/audit-chain.ts'

/** Tables of the accounts that a backup holds, with their keys; nothing refers to a later one. */
export const accountTables = [
  { table: 'user', key: ['id'] },
  { table: 'account', key: ['id'] },
  { table: 'twoFactor', key: ['id'] },
] as const

/**
 * Tables of the accounts that no backup holds: who was signed in, and what counts attempts for minutes. Memberships stand
 * with their clinics.
 */
export const leftOutTables = ['session', 'verification', 'used_code', 'sign_in_attempt', 'membership'] as const

const auditFaultSchema: z.ZodType<AuditFault> = z.strictObject({
  code: z.enum(['edited', 'deleted', 'out-of-line', 'beyond-head', 'truncated', 'against-anchor']),
  position: z.int(),
})

/** What a backup says of itself, in `backup.json`. Each folder below `clinics/` is an archive of that clinic. */
export const backupManifestSchema = z.strictObject({
  format: z.literal('stipple.backup/1'),
  madeAt: z.iso.datetime(),
  /** Backups by hand are never removed by the schedule. */
  made: z.enum(['daily', 'by-hand']),
  migrations: z.array(z.string()),
  /**
   * The place each audit chain had come to: anchors for whoever keeps the backup elsewhere. `fault` is where a chain was not
   * whole in the database already: people’s records are backed up all the same, and the backup says so.
   */
  clinics: z.array(
    z.strictObject({
      clinicId: z.uuid(),
      position: z.int().nonnegative(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      fault: auditFaultSchema.nullable(),
    }),
  ),
  rows: z.int().nonnegative(),
  /** Every other file by its path in the backup. */
  files: z.record(
    z.string(),
    z.strictObject({ bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})
export type BackupManifest = z.infer<typeof backupManifestSchema>

export const backupFile = 'backup.json'
/** The installation's secret: without it no second factor can be read. */
export const secretFile = 'secret'
export const accountFile = (table: string) => `accounts/${table}.ndjson`
export const clinicFolder = (clinicId: string) => `clinics/${clinicId}`

export const bytesOf = ({ files }: BackupManifest) => Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
