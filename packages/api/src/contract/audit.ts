import { z } from 'zod'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'

export const auditEntrySchema = z.strictObject({
  position: z.int().positive(),
  at: momentSchema,
  /** `staff:<id>`, `link:<id>`, `system`. */
  actor: z.string(),
  /** Name of the member; null when there is none, or none any more. */
  actorName: z.string().nullable(),
  action: z.string(),
  personId: z.uuid().nullable(),
  /** What became of the record since; null where the entry is about none. */
  record: z.enum(['here', 'merged', 'erased']).nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/audit',
  summary: 'Who did what to which record, newest first. Reading it is noted too.',
  permits: ['owner', 'auditor'],
  query: z.strictObject({
    before: z.coerce.number().int().positive().optional().describe('Position; entries before it.'),
    personId: z.uuid().optional(),
    actor: z.string().max(200).optional(),
    action: z.string().max(100).optional(),
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.strictObject({
    entries: z.array(auditEntrySchema),
    next: z.int().positive().nullable(),
    length: z.int().nonnegative(),
  }),
  problems: [],
})

export const checkAudit = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/audit/check',
  summary: 'Follows the whole chain and names the first place where it is not whole.',
  permits: ['owner', 'auditor'],
  answer: z.strictObject({
    length: z.int().nonnegative(),
    fault: z.strictObject({ code: z.string(), position: z.int() }).nullable(),
    /** The place the chain has come to; keep it elsewhere. */
    anchor: z.strictObject({ position: z.int().nonnegative(), hash: z.string() }),
    /** The first line of the anchors kept beside the database that cannot be read; then the chain was held against none. */
    unreadableAnchorLine: z.int().positive().nullable(),
  }),
  problems: [],
})

export const auditEndpoints = { listAudit, checkAudit }
