import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../platform/config/data-folder.ts'
import { readSettings } from '../platform/config/settings.ts'
import type { ConnectionTarget } from '../platform/db/database.ts'
import { installedBinaries } from '../platform/db/embedded/binaries.ts'
import { runningCluster, startCluster } from '../platform/db/embedded/cluster.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { Refusal } from './refusal.ts'

/** Where the installation is that a command is for. */
export type Place = {
  readonly folder: string
  readonly databaseUrl: string | undefined
  /** As it is set; undefined where the data folder keeps it. */
  readonly secret: string | undefined
}

export type Reached = { readonly target: ConnectionTarget; stop(): Promise<void> }

/** @throws {Refusal} when a setting is not what it has to be */
export function placeOf(
  { data, databaseUrl }: { readonly data: string | undefined; readonly databaseUrl: string | undefined },
  environment: Readonly<NodeJS.ProcessEnv>,
): Place {
  const args = [
    ...(data === undefined ? [] : [`--data=${data}`]),
    ...(databaseUrl === undefined ? [] : [`--database-url=${databaseUrl}`]),
  ]
  const read = readSettings(args, environment)
  if (!('settings' in read)) throw new Refusal(messages.badArguments('faults' in read ? read.faults.join('; ') : ''))
  const { settings } = read
  return { folder: dataFolder(settings.data), databaseUrl: settings['database-url'], secret: settings.secret }
}

/**
 * Reaches the database of an installation: by address, or the one that a running clinic supervises, or by starting it for as
 * long as the command takes.
 *
 * @param make whether an installation may be made where there is none
 * @throws {Refusal} `noInstallation`; {ClusterFailure} when its own database does not start
 */
export async function reachInstallation({ folder, databaseUrl }: Place, make: boolean): Promise<Reached> {
  if (databaseUrl !== undefined) return { target: { connectionString: databaseUrl }, stop: () => Promise.resolve() }
  const running = runningCluster(folder)
  if (running) {
    const { socketFolder: host, user, password } = running
    return { target: { host, user, password, database: 'postgres' }, stop: () => Promise.resolve() }
  }
  if (!make && !existsSync(join(folder, 'postgres'))) {
    throw new Refusal(messages.noInstallation(folder), exitCode.refused)
  }
  const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
  const { socketFolder: host, user, password, stop } = cluster
  return { target: { host, user, password, database: 'postgres' }, stop }
}

/** A restore changes the secret, which a running clinic has read already. @throws {Refusal} */
export function refuseWhileRunning({ folder }: Place): void {
  const running = runningCluster(folder)
  if (running) throw new Refusal(messages.stopFirst(running.supervisor), exitCode.refused)
}
