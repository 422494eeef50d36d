import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '@stipple/knowledge'
import { sql } from 'kysely'
import manifest from '../package.json' with { type: 'json' }
import { clinicApp } from './clinic-app.ts'
import { type DailyBackup, startDailyBackup } from './features/backup/daily-backup.ts'
import { addAnchors, anchorsOf } from './platform/audit/anchor-file.ts'
import { dataFolder, placesIn } from './platform/config/data-folder.ts'
import { installationSecret } from './platform/config/secret.ts'
import type { Settings } from './platform/config/settings.ts'
import { type ConnectionTarget, type Database, openDatabase } from './platform/db/database.ts'
import { installedBinaries } from './platform/db/embedded/binaries.ts'
import { startCluster } from './platform/db/embedded/cluster.ts'
import { mailSender } from './platform/mail/mail-sender.ts'

/** A clinic that answers requests. */
export type RunningClinic = {
  /** What people type: `http://127.0.0.1:7246`. */
  readonly address: string
  /** Settles when the clinic's own database has ended, whoever ended it. */
  readonly databaseEnded: Promise<void>
  /** Finishes what is under way, then stops. */
  close(): Promise<void>
}

const anchorEveryMs = 60 * 60 * 1_000
const keep = { daily: 14, weekly: 8, monthly: 12 } as const
/** At night, by the clock of the machine. */
const backupHour = 3

/** Opens the database, brings its tables up to date, and listens. */
export async function openClinic(settings: Settings): Promise<RunningClinic> {
  const folder = dataFolder(settings.data)
  const { target, ended, stop } = await databaseOf(settings, folder)
  try {
    return await listen(settings, folder, { target, ended, stop })
  } catch (problem) {
    await stop()
    throw problem
  }
}

async function listen(settings: Settings, folder: string, own: OwnDatabase): Promise<RunningClinic> {
  const { target, ended, stop } = own
  const database = await openDatabase(target, 16)
  const secret = settings.secret ?? installationSecret(folder)
  const places = placesIn(folder)
  const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
  let backups: DailyBackup | undefined
  let address = ''
  const app = await clinicApp({
    database,
    knowledge: readKnowledge(),
    secret,
    version: manifest.version,
    mail: mailSender(settings['smtp-url'], settings['mail-from'] ?? 'stipple@localhost'),
    anchorsOf: (clinicId) => anchorsOf(places.anchors, clinicId),
    clock: () => new Date(),
    origin: () => settings['public-url'] ?? address,
    publicOrigin: settings['public-url'],
    trustedProxies: settings['trusted-proxies'],
    requestsPerMinute: settings['requests-per-minute'],
    logLevel: settings['log-level'],
    webFolder: existsSync(webFolder) ? webFolder : undefined,
    ready: async () => {
      await sql`select 1`.execute(database.accounts)
      const { lastGoodAt, failure } = backups?.status() ?? {}
      return { backup: failure ?? 'ok', lastBackupAt: lastGoodAt?.toISOString() ?? 'none yet' }
    },
  })
  address = await app.listen({ host: settings.host, port: settings.port })
  const stopAnchors = anchorRegularly(database, places.anchors, (kind) => app.log.error({ kind }, 'anchor failed'))
  backups = await startDailyBackup({
    target,
    folder: places.backups,
    secret,
    hourOfDay: backupHour,
    keep,
    now: () => new Date(),
    onFailure: (kind) => app.log.error({ kind }, 'daily backup failed'),
  })
  return {
    address: settings['public-url'] ?? address,
    databaseEnded: ended,
    close: async () => {
      stopAnchors()
      await app.close()
      await backups?.stop()
      await database.close()
      await stop()
    },
  }
}

/** Notes where each audit chain has come to, outside the database, once an hour. */
function anchorRegularly(database: Database, file: string, onFailure: (kind: string) => void): () => void {
  const timer = setInterval(() => {
    addAnchors(database, file, new Date()).catch((problem: Error) => onFailure(problem.name))
  }, anchorEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

type OwnDatabase = {
  readonly target: ConnectionTarget
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

async function databaseOf(settings: Settings, folder: string): Promise<OwnDatabase> {
  const url = settings['database-url']
  if (url !== undefined) {
    return { target: { connectionString: url }, ended: new Promise(() => {}), stop: () => Promise.resolve() }
  }
  const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
  const { socketFolder: host, user, password, ended, stop } = cluster
  return { target: { host, user, password, database: 'postgres' }, ended, stop }
}

function readKnowledge(): Knowledge {
  const path = createRequire(import.meta.url).resolve('@stipple/knowledge/knowledge.json')
  return JSON.parse(readFileSync(path, 'utf8')) as Knowledge
}
