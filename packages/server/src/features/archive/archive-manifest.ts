import type { Tables } from '../../platform/db/tables.ts'
import { z } from 'zod'

/** Every table of a clinic with its primary key, in an order in which rows can be put in: nothing refers to a later one. */
export const archivedTables = [
  { table: 'clinic', key: ['clinic_id'] },
  { table: 'invitation', key: ['clinic_id', 'invitation_id'] },
  { table: 'person', key: ['clinic_id', 'person_id'] },
  { table: 'person_word', key: ['clinic_id', 'word', 'person_id'] },
  { table: 'person_identifier', key: ['clinic_id', 'system', 'value'] },
  { table: 'record_import', key: ['clinic_id', 'import_id'] },
  { table: 'fact', key: ['clinic_id', 'person_id', 'fact_id'] },
  { table: 'entry_meaning', key: ['clinic_id', 'meaning_id'] },
  { table: 'screening', key: ['clinic_id', 'person_id', 'screening_id'] },
  { table: 'intake', key: ['clinic_id', 'intake_id'] },
  { table: 'judgement', key: ['clinic_id', 'person_id', 'screening_id'] },
  { table: 'plan', key: ['clinic_id', 'plan_id'] },
  { table: 'plan_version', key: ['clinic_id', 'plan_id', 'version'] },
  { table: 'clinic_policy', key: ['clinic_id', 'version'] },
  { table: 'audit_head', key: ['clinic_id'] },
  { table: 'audit_entry', key: ['clinic_id', 'position'] },
] as const satisfies readonly { readonly table: keyof Tables; readonly key: readonly string[] }[]

export type ArchivedTable = (typeof archivedTables)[number]['table']

/** Who works or worked in the clinic: who they are and what they may do, and nothing they sign in with. */
export const membersFile = 'members.ndjson'

const fileSchema = z.strictObject({ rows: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What an archive says of itself, in `manifest.json` beside one NDJSON file a table. */
export const archiveManifestSchema = z.strictObject({
  format: z.literal('stipple.archive/1'),
  clinicId: z.uuid(),
  exportedAt: z.iso.datetime(),
  /** The steps that made the layout of the tables. */
  migrations: z.array(z.string()),
  /** In an order in which they can be put in. */
  tables: z.record(z.string().regex(/^[a-z_]+$/), fileSchema),
  members: fileSchema,
})
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>

export const manifestFile = 'manifest.json'
export const fileOf = (table: string) => `${table}.ndjson`
