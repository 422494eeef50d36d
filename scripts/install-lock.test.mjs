import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withLock } from './install-lock.mjs'

/** @type {string} */
let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stipple-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockIn = () => join(folder, 'install.lock')

/** Leaves a lock as a process would that ended without giving it back. */
function leaveLock(/** @type {{ pid: number, host: string }} */ owner, lastSeen = new Date()) {
  mkdirSync(lockIn())
  const file = join(lockIn(), 'owner')
  writeFileSync(file, JSON.stringify({ ...owner, id: 'left' }))
  utimesSync(file, lastSeen, lastSeen)
}

/** A process number that belonged to a process that has ended. */
async function deadPid() {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('exit', resolve))
  return child.pid ?? 0
}

it('answers what the work answers and leaves nothing behind', async () => {
  expect(
    await withLock(
      lockIn(),
      () => {},
      async () => 'done',
    ),
  ).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})

it('gives the lock back when the work fails', async () => {
  await expect(
    withLock(
      lockIn(),
      () => {},
      () => Promise.reject(new Error('no network')),
    ),
  ).rejects.toThrow('no network')
  expect(readdirSync(folder)).toEqual([])
})

it('takes over from a process that has ended', async () => {
  leaveLock({ pid: await deadPid(), host: hostname() })
  expect(
    await withLock(
      lockIn(),
      () => {},
      async () => 'done',
    ),
  ).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})

it('takes over from a holder on another machine that has gone silent', async () => {
  leaveLock({ pid: 1, host: 'elsewhere' }, new Date(Date.now() - 60_000))
  expect(
    await withLock(
      lockIn(),
      () => {},
      async () => 'done',
    ),
  ).toBe('done')
})

it('waits for a holder that lives, and says so once', async () => {
  let waits = 0
  /** @type {string[]} */
  const order = []
  const first = withLock(
    lockIn(),
    () => {},
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      order.push('first')
    },
  )
  const second = withLock(
    lockIn(),
    () => (waits += 1),
    async () => order.push('second'),
  )
  await Promise.all([first, second])
  expect({ order, waits }).toEqual({ order: ['first', 'second'], waits: 1 })
})

it('lets in one process at a time, also when all find the same dead holder', async () => {
  leaveLock({ pid: await deadPid(), host: hostname() })
  const log = join(folder, 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(new URL('install-lock.mjs', import.meta.url).href)}
    await withLock(${JSON.stringify(lockIn())}, () => {}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      await new Promise((resolve) => setTimeout(resolve, 50))
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })`
  const runs = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', program]))
  const codes = await Promise.all(runs.map((run) => new Promise((resolve) => run.on('exit', resolve))))
  expect(codes).toEqual([0, 0, 0, 0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(6))
})
