import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyAudit } from '../src/platform/audit/audit-store.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { installedBinaries } from '../src/platform/db/embedded/binaries.ts'
import { startCluster } from '../src/platform/db/embedded/cluster.ts'
import { postmasterIn } from '../src/platform/db/embedded/orphan.ts'

/** Who is killed amid the writes: Stipple alone, so that its database is left behind, or the database under it. */
export const victims = ['stipple', 'database'] as const
export type Victim = (typeof victims)[number]

export type TrialResult = {
  /** Changes whose answer had arrived before the kill. */
  readonly acknowledged: number
  /** Of these, how many are not there after the next start. */
  readonly lost: number
  /** Clinics whose audit chain is not whole afterwards. */
  readonly broken: number
}

const writer = fileURLToPath(new URL('durability-writer.ts', import.meta.url))

/** Lets a process write into a data folder, kills the victim after `milliseconds` of writing, starts again and looks. */
export async function durabilityTrial(folder: string, victim: Victim, milliseconds: number): Promise<TrialResult> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'ignore'] })
  const acknowledged = new Map<string, number>()
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    // A line that the kill cut short acknowledges nothing.
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [clinicId = '', count] = line.split(' ')
      acknowledged.set(clinicId, Number(count))
    }
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  while (acknowledged.size === 0) {
    if (child.exitCode !== null) throw new Error('durabilityTrial: the writer ended before it wrote anything')
    await sleep(5)
  }
  await sleep(milliseconds)
  killAmidWrites(victim, child, folder)
  await closed
  return lookAgain(folder, acknowledged)
}

function killAmidWrites(victim: Victim, child: ChildProcess, folder: string): void {
  if (victim === 'database') {
    const postmaster = postmasterIn(join(folder, 'postgres'))
    if (postmaster === undefined) throw new Error('durabilityTrial: the database is not running')
    // The postmaster leads a group of its own; the whole of it goes.
    process.kill(-postmaster, 'SIGKILL')
  }
  child.kill('SIGKILL')
}

async function lookAgain(folder: string, acknowledged: ReadonlyMap<string, number>): Promise<TrialResult> {
  const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
  const { socketFolder: host, user, password } = cluster
  const database = await openDatabase({ host, user, password, database: 'postgres' }, 1)
  let [lost, broken] = [0, 0]
  for (const [clinicId, count] of acknowledged) {
    const { length, fault } = await database.viewClinic(clinicId, (transaction) => verifyAudit(transaction, clinicId))
    // The first entry is the clinic's beginning.
    lost += Math.max(0, count - (length - 1))
    if (fault) broken += 1
  }
  await database.close()
  await cluster.stop()
  return { acknowledged: [...acknowledged.values()].reduce((sum, count) => sum + count, 0), lost, broken }
}
