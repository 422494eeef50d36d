import { createHash } from 'node:crypto'
import { canonicalJson } from '@stipple/knowledge'

/** What is noted: who did what, to whom, when. Identifiers and counts only, never what is known of a person. */
export type AuditEvent = {
  readonly at: Date
  /** `staff:<id>`, `link:<id>`, `system`. */
  readonly actor: string
  /** `<thing>.<what was done>`, such as `person.read`. */
  readonly action: string
  readonly personId: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

export type ChainedEntry = AuditEvent & {
  readonly clinicId: string
  /** Counts from 1, without gaps. */
  readonly position: number
  readonly previousHash: string
  readonly hash: string
}

/** A place in a chain that is kept outside the database, so that the whole chain cannot be written anew unseen. */
export type AuditAnchor = { readonly clinicId: string; readonly position: number; readonly hash: string }

/** What the first entry is chained to. */
export const chainStart = '0'.repeat(64)

/** SHA-256 over the canonical JSON of everything in the entry but the hash itself, in hexadecimal. */
export function entryHash(entry: Omit<ChainedEntry, 'hash'>): string {
  const { clinicId, position, at, actor, action, personId, detail, previousHash } = entry
  const told = { clinicId, position, at: at.toISOString(), actor, action, personId, detail, previousHash }
  return createHash('sha256').update(canonicalJson(told)).digest('hex')
}

export type AuditFault =
  /** The entry's own content is not what its hash was made of. */
  | { readonly code: 'edited'; readonly position: number }
  /** No entry stands where one has to. */
  | { readonly code: 'deleted'; readonly position: number }
  /** The entry does not follow the one before it: inserted, reordered, or the chain was written anew from here. */
  | { readonly code: 'out-of-line'; readonly position: number }
  /** The chain is longer than its head says: entries were added past the application. */
  | { readonly code: 'beyond-head'; readonly position: number }
  /** The end of the chain is missing; `position` is the first that is gone. */
  | { readonly code: 'truncated'; readonly position: number }
  /** An anchor kept elsewhere has another hash for this place: the chain was written anew. */
  | { readonly code: 'against-anchor'; readonly position: number }

/**
 * Follows a chain and names the first place where it is not whole.
 *
 * @param entries in the order of their positions
 * @param head what the clinic's head row says
 * @param anchors of this clinic, in any order
 */
export async function followChain(
  entries: AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>,
  head: { readonly length: number; readonly hash: string },
  anchors: readonly AuditAnchor[],
): Promise<{ readonly length: number; readonly fault: AuditFault | undefined }> {
  const anchored = new Map(anchors.map(({ position, hash }) => [position, hash]))
  let length = 0
  let previousHash = chainStart
  const faultAt = (position: number, code: AuditFault['code']) => ({ length, fault: { code, position } })
  for await (const entry of entries) {
    const expected = length + 1
    if (entry.position > expected) return faultAt(expected, 'deleted')
    if (entry.hash !== entryHash(entry)) return faultAt(entry.position, 'edited')
    if (entry.position < expected || entry.previousHash !== previousHash) return faultAt(entry.position, 'out-of-line')
    const kept = anchored.get(entry.position)
    if (kept !== undefined && kept !== entry.hash) return faultAt(entry.position, 'against-anchor')
    if (entry.position > head.length) return faultAt(entry.position, 'beyond-head')
    length = entry.position
    previousHash = entry.hash
  }
  const longest = Math.max(head.length, ...anchored.keys())
  if (length < longest) return faultAt(length + 1, 'truncated')
  return head.hash === previousHash ? { length, fault: undefined } : faultAt(length, 'edited')
}
