import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { clinicWithMember } from '../../../test/clinic.ts'
import { testDatabase } from '../../../test/database.ts'
import { openInstallation } from '../../platform/db/installation.ts'
import { type DailyBackup, type DailyBackupOptions, nextBackupAt, startDailyBackup } from './daily-backup.ts'
import { writeBackup } from './write-backup.ts'

const here = testDatabase()
const parent = mkdtempSync(join(tmpdir(), 'stipple-daily-'))
const secret = 'a secret of the tests, long enough'
const day = (number: number, hour = 2) => new Date(2026, 10, number, hour)
let folder = ''
let now = day(1)
let daily: DailyBackup | undefined
/** Timers that nobody waits for: what was planned, and how far ahead. */
let planned: { milliseconds: number; work: () => void } | undefined

beforeAll(async () => {
  await clinicWithMember(here.database())
})
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'kept-'))
  now = day(1)
})
afterEach(() => daily?.stop())
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const start = async (options: Partial<DailyBackupOptions> = {}) => {
  const keep = { daily: 2, weekly: 0, monthly: 0 }
  const after: DailyBackupOptions['after'] = (milliseconds, work) => {
    planned = { milliseconds, work }
    return () => (planned = undefined)
  }
  daily = await startDailyBackup({
    target: here.target(),
    folder,
    secret,
    hourOfDay: 2,
    keep,
    now: () => now,
    after,
    ...options,
  })
  return daily
}
/** Lets what was planned happen, and waits for its end. */
const happen = async (options: Partial<DailyBackupOptions> = {}) => {
  await new Promise<void>((resolve) => {
    const ended = () => resolve()
    void start({ onGood: ended, onFailure: ended, ...options }).then(() => planned?.work())
  })
  return daily as DailyBackup
}

it.each([
  ['none has been made: at once', day(5, 9), undefined, day(5, 9)],
  ['the last was this night: tomorrow at the hour', day(5, 9), day(5, 2), day(6, 2)],
  ['the last was made late in the evening: at the hour', day(5, 23), day(5, 22), day(6, 2)],
  ['the machine was off at the hour: at once', day(7, 9), day(5, 2), day(7, 9)],
])('is due when %s', (_when, at, last, due) => {
  expect(nextBackupAt(at, 2, last)).toEqual(due)
})

it('one a day is made, and the status says when and how large', async () => {
  const { status } = await happen()
  expect(status()).toMatchObject({ lastGoodAt: day(1), failure: undefined, brokenChains: 0, nextAt: day(2) })
  expect(status().lastGoodBytes).toBeGreaterThan(0)
  expect(planned?.milliseconds).toBe(24 * 60 * 60 * 1_000)
})

it('old ones go, those made by hand and what is not a backup stay', async () => {
  const installation = await openInstallation(here.target())
  await writeBackup(installation, { folder: join(folder, 'by-hand'), at: day(1, 1), made: 'by-hand', secret })
  await installation.close()
  mkdirSync(join(folder, 'stipple-notes'))
  for (const number of [1, 2, 3, 4]) {
    now = day(number)
    await happen()
    await daily?.stop()
  }
  const left = readdirSync(folder)
  expect(left).toHaveLength(4)
  expect(left.filter((name) => name.startsWith('stipple-2026'))).toEqual(
    [day(3), day(4)].map((at) => `stipple-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`),
  )
  expect(left).toEqual(expect.arrayContaining(['by-hand', 'stipple-notes']))
})

it('a failure is told, nothing is removed, and it is tried again in an hour', async () => {
  for (const number of [1, 2]) {
    now = day(number)
    await happen()
    await daily?.stop()
  }
  const before = readdirSync(folder)
  now = day(5)
  const { status } = await happen({ target: { ...here.target(), database: 'no_such_database' } })
  // PostgreSQL’s code for a database that is not there.
  expect(status()).toMatchObject({ failure: '3D000', failedAt: day(5), lastGoodAt: day(2), nextAt: day(5, 3) })
  expect(readdirSync(folder)).toEqual(before)
})

it('a folder that cannot be written is told too', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { status } = await happen({ folder: join(folder, 'file', 'inside') })
  expect(status().failure).toBe('ENOTDIR')
})

it('what a killed run left half made goes with the next one', async () => {
  mkdirSync(join(folder, 'stipple-2026-10-31T01-00-00Z.unfinished', 'accounts'), { recursive: true })
  mkdirSync(join(folder, 'somebody.unfinished'))
  await happen()
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual(['somebody.unfinished'])
})
