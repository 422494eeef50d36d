import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { PostgresBinaries } from '../src/platform/db/embedded/binaries.ts'
import { startCluster } from '../src/platform/db/embedded/cluster.ts'
import { migrate, ownMigrations } from '../src/platform/db/migrate.ts'

export type ProvidedCluster = { readonly host: string; readonly user: string; readonly password: string }

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ProvidedCluster
  }
}

/** Name of the database that the databases of the tests are copies of. */
export const templateDatabase = 'stipple_template'

/** One PostgreSQL for all test files of a project; it does not sync, since it is thrown away. */
export async function provideCluster(project: TestProject, binaries: PostgresBinaries): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'stipple-test-'))
  // PostgreSQL may run as another user than the tests, and has to get in.
  chmodSync(folder, 0o755)
  const { socketFolder: host, user, password, stop } = await startCluster({ folder, binaries, syncToDisk: false })
  const cluster = { host, user, password }
  await onDatabase(cluster, 'postgres', (client) => client.query(`create database ${templateDatabase}`))
  await onDatabase(cluster, templateDatabase, (client) => migrate(client, ownMigrations()))
  project.provide('cluster', cluster)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs `work` on a connection of the owner. */
export async function onDatabase<Result>(
  cluster: ProvidedCluster,
  database: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...cluster, database })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
