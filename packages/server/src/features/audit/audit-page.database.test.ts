import { contract } from '@stipple/api/contract'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { clinicWithMember, requested } from '../../../test/clinic.ts'
import { testDatabase } from '../../../test/database.ts'
import { AnchorFileUnreadable } from '../../platform/audit/anchor-file.ts'
import type { AuditAnchor } from '../../platform/audit/audit-chain.ts'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { ClinicMember } from '../../platform/http/handler.ts'
import { auditHandlers } from './audit-handlers.ts'

const { database } = testDatabase()
const person = '01990000-0000-7000-8000-000000000001'
let caller: ClinicMember
let anchors: AuditAnchor[] = []
const handlers = () => auditHandlers({ database: database(), anchorsOf: () => Promise.resolve(anchors) })

const note = (minute: number, actor: string, action: string, personId: string | null) =>
  database().inClinic(caller.clinicId, (transaction) =>
    recordAudit(transaction, caller.clinicId, {
      at: new Date(Date.UTC(2026, 10, 21, 9, minute)),
      actor,
      action,
      personId,
      detail: { facts: 2 },
    }),
  )

beforeEach(async () => {
  anchors = []
  caller = await clinicWithMember(database(), { roles: ['auditor'] })
  // Position 1 is the clinic's beginning.
  await note(1, caller.actor, 'person.read', person)
  await note(2, 'staff:long-gone', 'person.read', person)
  await note(3, 'link:7', 'intake.submit', person)
  await note(4, caller.actor, 'screening.judge', null)
})

const list = async (query: Record<string, unknown> = {}) => {
  const handled = await handlers().listAudit({ ...requested, caller, query: contract.listAudit.query.parse(query) })
  return contract.listAudit.answer.parse('answer' in handled ? handled.answer : undefined)
}
const positions = async (query: Record<string, unknown>) => (await list(query)).entries.map(({ position }) => position)

describe('the audit page', () => {
  it('is newest first and names members, nobody else', async () => {
    const { entries, length, next } = await list()
    expect([length, next]).toEqual([5, null])
    expect(entries.map(({ position, actorName, action }) => [position, actorName, action])).toEqual([
      [5, caller.name, 'screening.judge'],
      [4, null, 'intake.submit'],
      [3, null, 'person.read'],
      [2, caller.name, 'person.read'],
      [1, null, 'clinic.create'],
    ])
  })

  it('a member who left keeps their name', async () => {
    await database().inClinic(caller.clinicId, (transaction) =>
      transaction.updateTable('accounts.membership').set({ ended_at: requested.at }).execute(),
    )
    expect((await list()).entries[0]?.actorName).toBe(caller.name)
  })

  it.each([
    ['a person', { personId: person }, [4, 3, 2]],
    ['an action', { action: 'person.read' }, [3, 2]],
    ['a member', { actor: 'link:7' }, [4]],
    ['a beginning', { from: '2026-11-21T09:03:00Z' }, [5, 4]],
    ['an end', { from: '2026-11-21T09:01:00Z', to: '2026-11-21T09:03:00Z' }, [3, 2]],
    [
      'all at once',
      { personId: person, action: 'person.read', actor: 'staff:long-gone', to: '2026-11-22T00:00:00Z' },
      [3],
    ],
    ['what would be a statement', { action: `x' or '1'='1` }, []],
  ])('is narrowed by %s', async (_what, query, expected) => {
    expect(await positions(query)).toEqual(expected)
  })

  it('goes page by page without a gap while entries are added', async () => {
    const pages: number[][] = []
    // Each reading adds an entry of its own.
    for (let before: number | undefined; ; ) {
      const { entries, next } = await list({ limit: 2, ...(before === undefined ? {} : { before }) })
      pages.push(entries.map(({ position }) => position))
      if (next === null) break
      before = next
    }
    expect(pages).toEqual([[5, 4], [3, 2], [1]])
  })

  it('reading it is noted with the names of the filters and not what they were set to', async () => {
    await list({ personId: person, limit: 50 })
    const [newest] = (await list({ limit: 1 })).entries
    expect(newest).toMatchObject({
      position: 6,
      actor: caller.actor,
      action: 'audit.read',
      personId: null,
      detail: { filters: ['personId'], entries: 3 },
    })
  })

  it('does not show another clinic’s entries', async () => {
    const other = await clinicWithMember(database())
    const handled = await handlers().listAudit({ ...requested, caller: other, query: { limit: 100, personId: person } })
    expect('answer' in handled && handled.answer.entries).toEqual([])
  })
})

describe('following the chain', () => {
  const check = async () => {
    const handled = await handlers().checkAudit({ ...requested, caller })
    return contract.checkAudit.answer.parse('answer' in handled ? handled.answer : undefined)
  }

  it('a whole one says how long it is and where it has come to, and the check is noted', async () => {
    const { fault, length, anchor } = await check()
    expect([fault, length, anchor.position]).toEqual([null, 5, 5])
    expect((await list({ limit: 1 })).entries[0]).toMatchObject({
      action: 'audit.check',
      detail: { length: 5, fault: null },
    })
  })

  it('an anchor line that cannot be read is named, and the chain is followed all the same', async () => {
    const unreadable = auditHandlers({
      database: database(),
      anchorsOf: () => Promise.reject(new AnchorFileUnreadable(3)),
    })
    const handled = await unreadable.checkAudit({ ...requested, caller })
    if (!('answer' in handled)) throw new Error(handled.problem)
    expect(handled.answer).toMatchObject({ length: 5, fault: null, unreadableAnchorLine: 3 })
  })

  it('an anchor that disagrees is named', async () => {
    anchors = [{ clinicId: caller.clinicId, position: 2, hash: 'f'.repeat(64) }]
    expect((await check()).fault).toEqual({ code: 'against-anchor', position: 2 })
  })
})

it('a page of a long audit is read by an index, whatever it is narrowed by', async () => {
  await database().inClinic(caller.clinicId, (transaction) =>
    sql`insert into audit_entry select ${caller.clinicId}::uuid, n + 100, now() + n * interval '1 s', 'staff:' || n % 50, 'a.' || n % 20,
          null, '{}', '', '' from generate_series(1, 20000) n`.execute(transaction),
  )
  const plans = await database().inClinic(caller.clinicId, async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction)
    return Promise.all(
      [sql`actor = 'staff:7'`, sql`action = 'a.7'`, sql`person_id = ${person}`].map(async (condition) => {
        const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from audit_entry
          where clinic_id = ${caller.clinicId} and ${condition} order by position desc limit 101`.execute(transaction)
        return rows.map((row) => row['QUERY PLAN']).join('\n')
      }),
    )
  })
  expect(plans).toEqual([
    expect.stringContaining('audit_entry_by_actor'),
    expect.stringContaining('audit_entry_by_action'),
    expect.stringContaining('audit_entry_by_person'),
  ])
})
