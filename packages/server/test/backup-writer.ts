/** Writes a backup of a database, and says on standard output when it has begun. Made to be killed. */
import { writeSync } from 'node:fs'
import { writeBackup } from '../src/features/backup/write-backup.ts'
import type { ConnectionTarget } from '../src/platform/db/database.ts'
import { openInstallation } from '../src/platform/db/installation.ts'

const [target = '', folder = ''] = process.argv.slice(2)
const installation = await openInstallation(JSON.parse(target) as ConnectionTarget)
writeSync(1, 'begun\n')
await writeBackup(installation, {
  folder,
  at: new Date(),
  made: 'by-hand',
  secret: 'a secret of the tests, long enough',
})
await installation.close()
