import { openClinic } from './open-clinic.ts'
import { readSettings } from './platform/config/settings.ts'
import { ClusterFailure } from './platform/db/embedded/failure.ts'
import { DatabaseRefusal } from './platform/db/database.ts'
import { MigrationFailure } from './platform/db/migrate.ts'

/** Failures with a sentence for whoever starts the clinic; anything else is a fault of ours and shows where it was. */
const told = [ClusterFailure, DatabaseRefusal, MigrationFailure]

async function main(args: readonly string[]): Promise<number | undefined> {
  const read = readSettings(args, process.env)
  if ('help' in read) {
    console.log(read.help)
    return 0
  }
  if ('faults' in read) {
    for (const fault of read.faults) console.error(fault)
    console.error('npm start -- --help lists the settings.')
    return 2
  }
  const clinic = await openClinic(read.settings)
  console.log(`Stipple is ready: ${clinic.address}`)
  if (process.send) process.send({ ready: clinic.address })
  let stopping = false
  const stop = (signal: string) => {
    // A second signal does not wait for what is under way.
    if (stopping) process.exit(1)
    stopping = true
    console.log(`${signal}: finishing what is under way …`)
    void clinic.close().then(() => process.exit(0))
  }
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  void clinic.databaseEnded.then(() => {
    if (stopping) return
    console.error('The database has ended. Stipple stops; start it again.')
    process.exit(1)
  })
  return undefined
}

try {
  const code = await main(process.argv.slice(2))
  if (code !== undefined) process.exitCode = code
} catch (problem) {
  const isTold = told.some((kind) => problem instanceof kind)
  console.error(isTold ? (problem as Error).message : problem)
  process.exitCode = 1
}
