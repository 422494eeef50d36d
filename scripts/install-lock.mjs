import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const heartbeatMs = 2_000
/** A holder that has not shown itself for so long is gone, whatever its process number says. */
const silentMs = 30_000
const pollMs = 200

/**
 * Runs `work` while no other process runs its own under the same lock. A lock whose holder is gone is taken over.
 *
 * The lock is a folder with the holder's name inside, put in place by one rename: renaming onto a folder that is not
 * empty fails, so only one process wins, both when taking the lock and when clearing away a dead one.
 *
 * @template T
 * @param {string} lock path of the lock
 * @param {() => void} onWait called once when another process holds it
 * @param {() => Promise<T>} work
 */
export async function withLock(lock, onWait, work) {
  const mine = `${lock}.${randomUUID()}`
  makeFolder(dirname(lock))
  makeFolder(mine)
  writeFileSync(join(mine, 'owner'), JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() }))
  /** @type {string[]} */
  const cleared = []
  let told = false
  try {
    while (!isMoved(mine, lock)) {
      const gone = goneHolder(lock)
      // Named after the dead holder and kept until our work is done: whoever else saw the dead one fails here.
      const grave = `${lock}.gone.${gone}`
      if (gone !== undefined && isMoved(lock, grave)) {
        cleared.push(grave)
        continue
      }
      if (!told) onWait()
      told = true
      await sleep(pollMs)
    }
  } catch (problem) {
    remove(mine)
    throw problem
  }
  const heartbeat = setInterval(() => touch(join(lock, 'owner')), heartbeatMs)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    for (const folder of [lock, ...cleared]) remove(folder)
  }
}

/** Identifier of the holder when it is gone; undefined when it lives, or when there is none. */
function goneHolder(/** @type {string} */ lock) {
  try {
    const file = join(lock, 'owner')
    const { pid, host, id } = JSON.parse(readFileSync(file, 'utf8'))
    const silent = Date.now() - statSync(file).mtimeMs > silentMs
    return silent || (host === hostname() && !isAlive(pid)) ? String(id) : undefined
  } catch {
    return undefined
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return codeOf(problem) === 'EPERM'
  }
}

function isMoved(/** @type {string} */ from, /** @type {string} */ to) {
  try {
    renameSync(from, to)
    return true
  } catch (problem) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT'].includes(codeOf(problem))) return false
    throw problem
  }
}

function makeFolder(/** @type {string} */ path) {
  try {
    mkdirSync(path, { recursive: true })
  } catch (problem) {
    throw new Error(
      `Dependencies are missing and cannot be installed here: ${path} cannot be made (${codeOf(problem)}).`,
      { cause: problem },
    )
  }
}

function touch(/** @type {string} */ file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {}
}

const remove = (/** @type {string} */ path) => rmSync(path, { recursive: true, force: true })
const codeOf = (/** @type {unknown} */ problem) => String(/** @type {NodeJS.ErrnoException} */ (problem).code)
