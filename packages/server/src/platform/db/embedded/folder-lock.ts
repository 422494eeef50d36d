import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { ClusterFailure } from './failure.ts'
import { isSameProcess, type ProcessIdentity, processIdentity } from './process-identity.ts'

/**
 * Makes this process the only one that supervises a data folder. The lock of a process that is gone is taken over.
 *
 * A hard link is made in one step and fails when the name is taken, so two processes cannot both win. A dead lock is
 * moved away before it is replaced; what was moved is looked at again, in case another process was faster.
 *
 * @returns what releases the folder
 * @throws {ClusterFailure} `in-use`
 */
export function lockFolder(lockFile: string, folder: string): () => void {
  const own = `${lockFile}.${randomUUID()}`
  writeFileSync(own, JSON.stringify(processIdentity(process.pid)))
  try {
    while (!linked(own, lockFile)) {
      const holder = holderIn(lockFile)
      if (holder === undefined) continue
      if (isSameProcess(holder)) throw new ClusterFailure('in-use', { folder, process: holder.pid })
      const moved = `${own}.dead`
      try {
        renameSync(lockFile, moved)
      } catch {
        continue
      }
      const taken = holderIn(moved)
      if (taken !== undefined && isSameProcess(taken)) linked(moved, lockFile)
      rmSync(moved, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(lockFile, { force: true })
}

/** The process that supervises a data folder now; undefined when none does. */
export function supervisorOf(lockFile: string): number | undefined {
  const holder = holderIn(lockFile)
  return holder !== undefined && isSameProcess(holder) ? holder.pid : undefined
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw problem
  }
}

/** Undefined when the lock is gone, or was only half written by a process that died. */
function holderIn(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}
