import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** A process number alone is given to other processes again; with its start it is not. */
export type ProcessIdentity = {
  readonly pid: number
  /** Ticks since the machine started; undefined where the system does not tell. */
  readonly startedAtTicks: string | undefined
}

export function processIdentity(pid: number): ProcessIdentity {
  return { pid, startedAtTicks: startOf(pid) }
}

/** True while the very process that was noted is running. */
export function isSameProcess({ pid, startedAtTicks }: ProcessIdentity): boolean {
  return isRunning(pid) && (startedAtTicks === undefined || startOf(pid) === startedAtTicks)
}

/** True while a process of that number runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
  return statusOf(pid)?.[0] !== 'Z'
}

/** The command line of a process; undefined where the system does not tell. */
export function commandLineOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  } catch {
    return undefined
  }
}

/** Running processes whose working folder is this one; none where the system does not tell. */
export function processesIn(folder: string): number[] {
  try {
    const real = realpathSync(folder)
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => Number.isSafeInteger(pid) && workingFolderOf(pid) === real && isRunning(pid))
  } catch {
    return []
  }
}

function workingFolderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Fields of `/proc/<pid>/stat` from the third on: the second is a name that may hold blanks and brackets. */
function statusOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** The 22nd field, see proc(5). */
const startOf = (pid: number) => statusOf(pid)?.[19]
