/**
 * Writes without pause into the database of a data folder, and says on standard output what has been acknowledged: a line
 * an entry, written before the next one is begun. Made to be killed.
 */
import { writeSync } from 'node:fs'
import { createClinic } from '../src/features/clinics/clinic-store.ts'
import { recordAudit } from '../src/platform/audit/audit-store.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { installedBinaries } from '../src/platform/db/embedded/binaries.ts'
import { startCluster } from '../src/platform/db/embedded/cluster.ts'
import { newId } from '../src/platform/db/new-id.ts'

const writers = 4
const folder = process.argv[2] as string
const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
const { socketFolder: host, user, password } = cluster
const database = await openDatabase({ host, user, password, database: 'postgres' }, writers)

await Promise.all(
  Array.from({ length: writers }, async () => {
    const clinicId = newId(new Date())
    await createClinic(database, { clinicId, name: 'Trial', at: new Date(), actor: 'system' })
    for (let count = 1; ; count++) {
      const event = { at: new Date(), actor: 'system', action: 'trial', personId: null, detail: { count } }
      await database.inClinic(clinicId, (transaction) => recordAudit(transaction, clinicId, event))
      writeSync(1, `${clinicId} ${count}\n`)
    }
  }),
)
