import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, inject, it } from 'vitest'
import { clinicWithMember } from '../../../test/clinic.ts'
import { testDatabase } from '../../../test/database.ts'
import { onDatabase } from '../../../test/cluster.ts'
import { addAnchors, anchorsOf, readAnchors } from './anchor-file.ts'
import { recordAudit, verifyAudit } from './audit-store.ts'

const { database, target } = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'stipple-anchors-'))
const file = join(folder, 'audit-anchors.ndjson')
const at = new Date('2026-11-21T10:00:00Z')
let clinicId = ''
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const note = () =>
  database().inClinic(clinicId, (transaction) =>
    recordAudit(transaction, clinicId, { at, actor: 'system', action: 'trial', personId: null, detail: {} }),
  )
const positions = async () => (await anchorsOf(file, clinicId)).map(({ position }) => position)

beforeEach(async () => {
  rmSync(file, { force: true })
  clinicId = (await clinicWithMember(database())).clinicId
  await addAnchors(database(), file, at)
})

it('an anchor is added for each chain that has moved, and only then', async () => {
  expect(await addAnchors(database(), file, at)).toBe(0)
  await note()
  expect(await addAnchors(database(), file, at)).toBe(1)
  expect(await positions()).toEqual([1, 2])
  expect(statSync(file).mode & 0o077).toBe(0)
})

it('tells of an end that was cut off although the head was made to agree', async () => {
  await note()
  await addAnchors(database(), file, at)
  await onDatabase(inject('cluster'), target().database as string, async (client) => {
    await client.query(`delete from audit_entry where clinic_id = '${clinicId}' and position = 2`)
    await client.query(`update audit_head set length = 1, hash = (select hash from audit_entry where
      clinic_id = '${clinicId}' and position = 1) where clinic_id = '${clinicId}'`)
  })
  const anchors = await anchorsOf(file, clinicId)
  const { fault } = await database().viewClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId, anchors))
  expect(fault).toEqual({ code: 'truncated', position: 2 })
})

it('a last line that was cut short is as if it had not been begun; what follows begins a line of its own', async () => {
  await note()
  appendFileSync(file, '{"clinicId":"0199')
  expect(await positions()).toEqual([1])
  await addAnchors(database(), file, at)
  expect(await positions()).toEqual([1, 2])
})

it('a line that says something else is named', async () => {
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"clinicId":"nobody"}\n`)
  const line = readFileSync(file, 'utf8').split('\n').length - 1
  await expect(readAnchors(file)).rejects.toThrow(`Line ${line} `)
})
