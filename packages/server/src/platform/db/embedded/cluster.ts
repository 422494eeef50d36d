import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { linkLibraries, type PostgresBinaries, programPath, reachableBinaries } from './binaries.ts'
import { ClusterFailure } from './failure.ts'
import { lockFolder, supervisorOf } from './folder-lock.ts'
import { initialise, majorVersionOf, versionOf } from './initialise.ts'
import { stopOrphan } from './orphan.ts'
import { canReach, type ServiceUser, serviceUser } from './service-user.ts'
import { socketFolderFor } from './socket-folder.ts'

export type ClusterOptions = {
  readonly folder: string
  readonly binaries: PostgresBinaries
  /** Off only for databases that a test throws away: without it, a power cut loses what was acknowledged. */
  readonly syncToDisk: boolean
}

/** A running PostgreSQL of our own. */
export type Cluster = {
  readonly socketFolder: string
  readonly user: string
  readonly password: string
  readonly pid: number
  /** Settles when PostgreSQL has ended, whoever ended it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** The superuser of the cluster; it owns the tables, the application works as a role of fewer rights. */
export const clusterUser = 'stipple'

const lockName = 'supervisor.lock'
const startLimitMs = 60_000
const stopLimitMs = 30_000

/**
 * Starts the PostgreSQL of a data folder, making it first where there is none. It listens on a Unix socket only, writes
 * data checksums, and stays a child of this process. A server left over from a killed run is stopped first.
 *
 * @throws {ClusterFailure} with a sentence that names the place and the remedy
 */
export async function startCluster({ folder, binaries: given, syncToDisk }: ClusterOptions): Promise<Cluster> {
  const user = serviceUser()
  prepareFolder(folder, user)
  const release = lockFolder(join(folder, lockName), folder)
  try {
    const binaries = reachableBinaries(given, user, folder)
    const environment = { PATH: process.env.PATH, TZ: 'UTC', ...linkLibraries(binaries, join(folder, 'lib')) }
    const data = join(folder, 'postgres')
    const socketFolder = socketFolderFor(folder, user)
    await stopOrphan(data, socketFolder)
    if (!existsSync(data)) await initialise({ folder, data, binaries, environment, user, userName: clusterUser })
    const found = majorVersionOf(data)
    if (found === undefined) throw new ClusterFailure('not-a-cluster', { folder: data })
    const brought = await versionOf(binaries, environment)
    if (found !== brought) throw new ClusterFailure('other-version', { folder: data, found, brought })
    const password = readFileSync(join(folder, 'password'), 'utf8')
    const log = join(folder, 'postgres.log')
    const child = launch(data, socketFolder, log, { folder, binaries, syncToDisk }, environment, user)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    void ended.then(release)
    await ready(child, data, log, folder)
    return {
      socketFolder,
      user: clusterUser,
      password,
      pid: child.pid as number,
      ended,
      stop: () => stop(child, ended),
    }
  } catch (problem) {
    release()
    throw problem
  }
}

/** How to reach the PostgreSQL of a data folder that another process of Stipple supervises; undefined when none does. */
export function runningCluster(
  folder: string,
): (Pick<Cluster, 'socketFolder' | 'user' | 'password'> & { readonly supervisor: number }) | undefined {
  const supervisor = supervisorOf(join(folder, lockName))
  if (supervisor === undefined) return undefined
  const password = readFileSync(join(folder, 'password'), 'utf8')
  return { supervisor, socketFolder: socketFolderFor(folder, serviceUser()), user: clusterUser, password }
}

function prepareFolder(folder: string, user: ServiceUser | undefined): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    if (user) chownSync(folder, user.uid, user.gid)
  } catch (problem) {
    throw new ClusterFailure('folder-not-writable', {
      folder,
      reason: (problem as NodeJS.ErrnoException).code ?? String(problem),
    })
  }
  if (user && !canReach(user, join(folder, 'postgres'))) {
    throw new ClusterFailure('folder-not-reachable', { folder, user: user.uid })
  }
}

function launch(
  data: string,
  socketFolder: string,
  log: string,
  { binaries, syncToDisk }: ClusterOptions,
  environment: NodeJS.ProcessEnv,
  user: ServiceUser | undefined,
): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    // Messages of the database may quote what a person said; the log keeps the kind of error only.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(syncToDisk ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const output = openSync(log, 'a', 0o600)
  try {
    return spawn(
      programPath(binaries, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // A group of its own: Ctrl-C in the terminal reaches Stipple, and Stipple stops the database last.
      { env: environment, stdio: ['ignore', output, output], detached: true, cwd: data, ...user?.ids },
    )
  } finally {
    closeSync(output)
  }
}

/** PostgreSQL writes its state into the eighth line of postmaster.pid. */
async function ready(child: ChildProcess, data: string, log: string, folder: string): Promise<void> {
  const logStart = existsSync(log) ? statSync(log).size : 0
  let failure: Error | undefined
  child.once('error', (problem) => (failure = problem))
  const lastMoment = performance.now() + startLimitMs
  while (performance.now() < lastMoment) {
    if (failure || child.exitCode !== null || child.signalCode !== null) {
      const told = existsSync(log) ? readFileSync(log).subarray(logStart).toString('utf8').trim() : ''
      const reason = failure?.message ?? reasonIn(told) ?? `exit code ${child.exitCode}`
      throw new ClusterFailure('start-failed', { folder, reason })
    }
    if (stateIn(data, child.pid) === 'ready') return
    await sleep(10)
  }
  child.kill('SIGQUIT')
  throw new ClusterFailure('start-failed', { folder, reason: `not ready after ${startLimitMs / 1000} s` })
}

/** What ended the server, of the lines it wrote: the fatal one, else the last. */
function reasonIn(told: string): string | undefined {
  const lines = told.split('\n').filter((line) => line !== '')
  return lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1)
}

function stateIn(data: string, pid: number | undefined): string | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return lines[0] === String(pid) ? lines[7]?.trim() : undefined
  } catch {
    return undefined
  }
}

/** Fast shutdown: open transactions are undone, what was acknowledged is written out. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const late = new AbortController()
  await Promise.race([
    ended.then(() => late.abort()),
    sleep(stopLimitMs, undefined, { signal: late.signal }).then(
      // Immediate shutdown: the next start recovers from the log, nothing acknowledged is lost.
      () => child.kill('SIGQUIT'),
      () => undefined,
    ),
  ])
  await ended
}
