import { canonicalJson } from '@stipple/knowledge'
import { signatureOf } from './approval-handlers.ts'
import { changedFindings, type PlanDesk, presentFinding } from './plan-desk.ts'
import type { StoredVersion } from './plan-store.ts'

/** A signed version checked again with its own inputs; undefined for one that was never signed. */
export function replayed(stored: StoredVersion, planDesk: PlanDesk, installed: string) {
  const { approval, plan, knowledgeVersion } = stored
  if (!approval) return undefined
  const again = planDesk.check(plan, approval.background).findings
  const isSame = canonicalJson(again.map(presentFinding)) === canonicalJson(approval.findings.map(presentFinding))
  return {
    /** null when another content signed: then `newContent` says what differs. */
    asSigned: knowledgeVersion === installed ? (isSame ? ('same' as const) : ('differs' as const)) : null,
    signature: holds(stored) ? ('holds' as const) : ('broken' as const),
    newContent: changedFindings(approval.findings, again),
  }
}

function holds(stored: StoredVersion): boolean {
  const { approval, approvedAt, approvedBy, signature } = stored
  if (!approval || !approvedAt || approvedBy === null) return false
  return signature === signatureOf({ ...stored, approval, actor: approvedBy, at: approvedAt })
}

/**
 * What another content changes for a signed plan, checked against the background it was signed on. Drafts are checked anew
 * whenever they are opened, so that nothing of them can be overlooked.
 */
export function changedByContent(version: StoredVersion, planDesk: PlanDesk) {
  const { approval, plan } = version
  if (!approval) return undefined
  const changed = changedFindings(approval.findings, planDesk.check(plan, approval.background).findings)
  return changed.added.length + changed.gone.length > 0 ? changed : undefined
}
