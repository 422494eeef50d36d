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
