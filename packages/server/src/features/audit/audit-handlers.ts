import type { AuditEndpointName } from '@stipple/api/contract'
import { AnchorFileUnreadable } from '../../platform/audit/anchor-file.ts'
import type { AuditAnchor } from '../../platform/audit/audit-chain.ts'
import { auditAnchor, recordAudit, verifyAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { auditPage, filtersSet } from './audit-page.ts'

export type AuditParts = {
  readonly database: Database
  /** Anchors of the clinic that are kept outside the database. */
  readonly anchorsOf: (clinicId: string) => Promise<readonly AuditAnchor[]>
}

/** Reading the audit and following its chain; both are noted in it. */
export function auditHandlers({ database, anchorsOf }: AuditParts): Handlers<AuditEndpointName> {
  return {
    listAudit: async ({ caller, query, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const page = await auditPage(transaction, clinicId, query)
        const { position: length } = await auditAnchor(transaction, clinicId)
        const detail = { filters: filtersSet(query), entries: page.entries.length }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'audit.read', null, detail))
        return { answer: { ...page, length } }
      })
    },

    checkAudit: async ({ caller, at }) => {
      const { clinicId } = caller
      // Anchors first: one that is set meanwhile would stand beyond the chain that is read.
      const { anchors, unreadableAnchorLine } = await readableAnchors(() => anchorsOf(clinicId))
      const { length, fault, anchor } = await database.viewClinic(clinicId, async (transaction) => ({
        ...(await verifyAudit(transaction, clinicId, anchors)),
        anchor: await auditAnchor(transaction, clinicId),
      }))
      const detail = { length, fault: fault?.code ?? null, position: fault?.position ?? null, unreadableAnchorLine }
      await database.inClinic(clinicId, (transaction) =>
        recordAudit(transaction, clinicId, auditEvent(caller, at, 'audit.check', null, detail)),
      )
      return {
        answer: {
          length,
          fault: fault ?? null,
          anchor: { position: anchor.position, hash: anchor.hash },
          unreadableAnchorLine,
        },
      }
    },
  }
}

/** The anchors, or the line that keeps them from being read: the chain is followed all the same, and the line is named. */
async function readableAnchors(read: () => Promise<readonly AuditAnchor[]>) {
  try {
    return { anchors: await read(), unreadableAnchorLine: null }
  } catch (problem) {
    if (problem instanceof AnchorFileUnreadable) return { anchors: [], unreadableAnchorLine: problem.line }
    throw problem
  }
}
