/**
 * The clinic's list of people: how long a search takes in the database as the list grows, beside the time of a query that
 * asks for nothing, and beside one that has to look at every row.
 *
 *     npm run bench -- people-search
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createClinic } from '../packages/server/src/features/clinics/clinic-store.ts'
import { countPeople, findPeople } from '../packages/server/src/features/people/find-people.ts'
import { openDatabase } from '../packages/server/src/platform/db/database.ts'
import { installedBinaries } from '../packages/server/src/platform/db/embedded/binaries.ts'
import { startCluster } from '../packages/server/src/platform/db/embedded/cluster.ts'
import { newId } from '../packages/server/src/platform/db/new-id.ts'
import { fillWithPeople } from './made-up-people.ts'

async function percentiles(runs: number, work: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(runs * 0.5)] ?? 0, p99: times[Math.floor(runs * 0.99)] ?? 0 }
}

const folder = mkdtempSync(join(tmpdir(), 'stipple-bench-'))
// The database may run as another user and has to get in.
chmodSync(folder, 0o755)
const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
const { socketFolder: host, user, password } = cluster
const database = await openDatabase({ host, user, password, database: 'postgres' })
const searches = ['', 'm', 'mar', 'martinez', 'kayasi', 'rotam', '%', '1980', '1980-05', 'nobody at all']
console.log('people     search            p50 ms   p99 ms   times the empty query')
try {
  for (const people of [1_000, 10_000, 100_000]) {
    const clinicId = newId(new Date())
    await createClinic(database, { clinicId, name: 'Bench', at: new Date(), actor: 'system' })
    await fillWithPeople(database, clinicId, people)
    const empty = await percentiles(200, () =>
      database.inClinic(clinicId, (transaction) => sql`select 1`.execute(transaction)),
    )
    for (const typed of searches) {
      const { p50, p99 } = await percentiles(100, () =>
        database.inClinic(clinicId, (transaction) =>
          findPeople(transaction, clinicId, { typed, after: undefined, limit: 50 }),
        ),
      )
      const columns = [p50.toFixed(1).padStart(6), p99.toFixed(1).padStart(8), (p50 / empty.p50).toFixed(1).padStart(8)]
      console.log(`${String(people).padEnd(10)} ${typed.padEnd(16)} ${columns.join(' ')}`)
    }
    const { p50, p99 } = await percentiles(50, () =>
      database.inClinic(clinicId, (transaction) => countPeople(transaction, clinicId)),
    )
    console.log(
      `${String(people).padEnd(10)} (how many)       ${p50.toFixed(1).padStart(6)} ${p99.toFixed(1).padStart(8)}`,
    )
  }
} finally {
  await database.close()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
