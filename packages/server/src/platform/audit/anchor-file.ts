import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { appendDurably } from '../files/durable-file.ts'
import type { AuditAnchor } from './audit-chain.ts'
import { auditAnchor } from './audit-store.ts'

const anchorLineSchema = z.object({
  clinicId: z.uuid(),
  position: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})
export type AnchorLine = z.infer<typeof anchorLineSchema>

export class AnchorFileUnreadable extends Error {
  override readonly name = 'AnchorFileUnreadable'
  readonly line: number

  constructor(line: number) {
    super(`Line ${line} of the anchors cannot be read.`)
    this.line = line
  }
}

/**
 * Every anchor of a file; none when there is no file yet.
 *
 * @throws {AnchorFileUnreadable} naming the line. A last line without an end was cut short while it was written and counts
 * as not there.
 */
export async function readAnchors(file: string): Promise<AnchorLine[]> {
  return (await linesIn(file)).whole.flatMap((line, index) => {
    // What was cut short was ended by the next one that was added, and has a line to itself.
    if (line.endsWith(cutShortSign)) return []
    const parsed = anchorLineSchema.safeParse(jsonIn(line))
    if (!parsed.success) throw new AnchorFileUnreadable(index + 1)
    return [parsed.data]
  })
}

async function linesIn(file: string): Promise<{ readonly whole: readonly string[]; readonly cutShort: boolean }> {
  const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return ''
    throw problem
  })
  const lines = text.split('\n')
  const cutShort = lines.pop() !== ''
  return { whole: lines, cutShort }
}

/** Ends a line that was cut short, so that what follows begins a line of its own. */
const cutShortSign = '\u2026'

/** Anchors of one clinic, for whoever follows its chain. */
export async function anchorsOf(file: string, clinicId: string): Promise<AuditAnchor[]> {
  return (await readAnchors(file)).filter((anchor) => anchor.clinicId === clinicId)
}

/**
 * Adds the place that each clinic's chain has come to, where it has moved since the last anchor.
 *
 * @returns how many were added
 */
export async function addAnchors(database: Database, file: string, at: Date): Promise<number> {
  const clinics = await database.accounts.selectFrom('public.clinic').select('clinic_id').orderBy('clinic_id').execute()
  const known = new Map((await readAnchors(file)).map((anchor) => [anchor.clinicId, anchor.position]))
  const { cutShort } = await linesIn(file)
  const lines: string[] = []
  for (const { clinic_id: clinicId } of clinics) {
    const anchor = await database.viewClinic(clinicId, (transaction) => auditAnchor(transaction, clinicId))
    if (anchor.position === 0 || anchor.position === known.get(clinicId)) continue
    lines.push(`${JSON.stringify({ ...anchor, at: at.toISOString() } satisfies AnchorLine)}\n`)
  }
  if (lines.length > 0) await appendDurably(file, (cutShort ? `${cutShortSign}\n` : '') + lines.join(''))
  return lines.length
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
