import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ClusterFailure } from './failure.ts'
import { commandLineOf, isRunning, processesIn } from './process-identity.ts'

const stopLimitMs = 30_000

/**
 * Stops the PostgreSQL that a killed run left behind in a data folder, with a fast shutdown. Call it only while holding
 * the folder's lock: then nobody else supervises that server.
 *
 * A program that was given the same number since is left alone.
 *
 * @throws {ClusterFailure} `orphan-stays`
 */
export async function stopOrphan(data: string, socketFolder: string): Promise<void> {
  const pid = postmasterIn(data)
  if (pid === undefined) return
  if (!isRunning(pid)) return clearDead(data, socketFolder)
  const command = commandLineOf(pid)
  if (command !== undefined && !isServerOf(command, data)) {
    // PostgreSQL would take that program for a server of its own and not start.
    rmSync(join(data, 'postmaster.pid'), { force: true })
    return
  }
  process.kill(pid, 'SIGINT')
  const lastMoment = performance.now() + stopLimitMs
  while (isRunning(pid)) {
    if (performance.now() > lastMoment) throw new ClusterFailure('orphan-stays', { process: pid })
    await sleep(20)
  }
}

/**
 * A server that was killed may wait to be reaped for as long as nobody does it; its number then looks taken, and the next
 * server does not start. The notes of it go once no process works in the folder any more: they are what keeps a new
 * server from starting beside the last processes of a dead one.
 *
 * @throws {ClusterFailure} `orphan-stays`
 */
async function clearDead(data: string, socketFolder: string): Promise<void> {
  const lastMoment = performance.now() + stopLimitMs
  for (let [left] = processesIn(data); left !== undefined; [left] = processesIn(data)) {
    if (performance.now() > lastMoment) throw new ClusterFailure('orphan-stays', { process: left })
    await sleep(20)
  }
  // Where the system does not show its processes, PostgreSQL judges the note itself.
  if (!existsSync('/proc/self/cwd')) return
  for (const note of [join(data, 'postmaster.pid'), join(socketFolder, '.s.PGSQL.5432.lock')])
    rmSync(note, { force: true })
}

/** Process number of the server that last ran in a data folder. */
export function postmasterIn(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

function isServerOf(command: readonly string[], data: string): boolean {
  return /postgres(\.exe)?$/.test(command[0] ?? '') && command[command.indexOf('-D') + 1] === data
}
