import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createClinic } from '../../features/clinics/clinic-store.ts'
import { newId } from '../db/new-id.ts'
import type { AuditAnchor } from './audit-chain.ts'
import { auditAnchor, recordAudit, verifyAudit } from './audit-store.ts'

const { database, target } = testDatabase()
const at = new Date('2026-11-20T10:00:00.123Z')
let clinicId = ''
let anchor: AuditAnchor | undefined

const note = (action: string) =>
  database().inClinic(clinicId, (transaction) =>
    recordAudit(transaction, clinicId, { at, actor: 'staff:1', action, personId: null, detail: { z: 1, a: ['ı'] } }),
  )
const verify = (anchors: AuditAnchor[] = []) =>
  database().viewClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId, anchors))
/** Somebody with the keys of the database, past the application. */
const tamper = async (...statements: string[]) => {
  const client = new pg.Client(target())
  await client.connect()
  for (const statement of statements) await client.query(statement.replaceAll('$clinic', `'${clinicId}'`))
  await client.end()
}

beforeEach(async () => {
  clinicId = newId(at)
  await createClinic(database(), { clinicId, name: 'Example', at, actor: 'system' })
  for (const action of ['a', 'b', 'c', 'd']) await note(action)
  anchor = await database().viewClinic(clinicId, (transaction) => auditAnchor(transaction, clinicId))
})

it('a chain nobody touched is whole', async () => {
  expect(await verify(anchor ? [anchor] : [])).toEqual({ length: 5, fault: undefined })
})

it('entries that come at once stand in one line', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => note(`at-once-${index}`)))
  expect(await verify()).toEqual({ length: 25, fault: undefined })
})

it('an entry of a transaction that is undone was never there', async () => {
  const undone = database().inClinic(clinicId, async (transaction) => {
    await recordAudit(transaction, clinicId, { at, actor: 'staff:1', action: 'undone', personId: null, detail: {} })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  expect(await verify()).toEqual({ length: 5, fault: undefined })
})

describe('the first place that is not whole is named', () => {
  it.each([
    ['an action edited', `update audit_entry set action = 'x' where clinic_id = $clinic and position = 3`, 'edited', 3],
    [
      'a time edited',
      `update audit_entry set at = at + interval '1 ms' where clinic_id = $clinic and position = 2`,
      'edited',
      2,
    ],
    ['a detail edited', `update audit_entry set detail = '{}' where clinic_id = $clinic and position = 4`, 'edited', 4],
    ['an entry deleted', `delete from audit_entry where clinic_id = $clinic and position = 2`, 'deleted', 2],
    ['the first deleted', `delete from audit_entry where clinic_id = $clinic and position = 1`, 'deleted', 1],
    ['the last deleted', `delete from audit_entry where clinic_id = $clinic and position = 5`, 'truncated', 5],
    ['all deleted', `delete from audit_entry where clinic_id = $clinic`, 'truncated', 1],
  ])('%s', async (_what, statement, code, position) => {
    await tamper(statement)
    expect((await verify()).fault).toEqual({ code, position })
  })

  it('two entries changed places', async () => {
    await tamper(
      `update audit_entry set position = 99 where clinic_id = $clinic and position = 2`,
      `update audit_entry set position = 2 where clinic_id = $clinic and position = 3`,
      `update audit_entry set position = 3 where clinic_id = $clinic and position = 99`,
    )
    expect((await verify()).fault).toEqual({ code: 'edited', position: 2 })
  })

  it('an entry was put in', async () => {
    await tamper(
      `insert into audit_entry select clinic_id, 6, at, actor, action, person_id, detail, previous_hash, hash
         from audit_entry where clinic_id = $clinic and position = 5`,
    )
    expect((await verify()).fault).toEqual({ code: 'edited', position: 6 })
  })

  it('the end was cut off and the head made to agree: an anchor kept elsewhere tells', async () => {
    await tamper(
      `delete from audit_entry where clinic_id = $clinic and position > 3`,
      `update audit_head set length = 3, hash = (select hash from audit_entry where clinic_id = $clinic and position = 3)
         where clinic_id = $clinic`,
    )
    expect((await verify()).fault).toBeUndefined()
    expect((await verify(anchor ? [anchor] : [])).fault).toEqual({ code: 'truncated', position: 4 })
  })

  it('an anchor with another hash tells of a chain written anew', async () => {
    const other = { clinicId, position: 3, hash: 'f'.repeat(64) }
    expect((await verify([other])).fault).toEqual({ code: 'against-anchor', position: 3 })
  })
})

describe('the application itself', () => {
  it.each([
    ['change', `update audit_entry set action = 'x'`],
    ['delete', `delete from audit_entry`],
    ['empty', `truncate audit_entry`],
  ])('cannot %s an entry', async (_verb, statement) => {
    const client = new pg.Client(target())
    await client.connect()
    await client.query(`begin`)
    await client.query(`select set_config('role', 'stipple_app', true), set_config('stipple.clinic_id', $1, true)`, [
      clinicId,
    ])
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })
})
