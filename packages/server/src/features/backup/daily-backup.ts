import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openInstallation } from '../../platform/db/installation.ts'
import type { ConnectionTarget } from '../../platform/db/database.ts'
import { removeFolder } from '../../platform/files/durable-file.ts'
import { type BackupManifest, bytesOf } from './backup-manifest.ts'
import { backupsIn } from './kept-backups.ts'
import { type Keep, notKept } from './retention.ts'
import { backupFolderIn, writeBackup } from './write-backup.ts'

/** How the daily backups are doing; for readiness and metrics, so nothing in it is about people. */
export type BackupStatus = {
  readonly lastGoodAt: Date | undefined
  readonly lastGoodBytes: number | undefined
  /** Kind of the failure since the last good one; undefined while all is well. */
  readonly failure: string | undefined
  readonly failedAt: Date | undefined
  /** Audit chains that were not whole when the last good one was made. */
  readonly brokenChains: number
  readonly nextAt: Date | undefined
}

export type DailyBackup = {
  status(): BackupStatus
  /** Makes no more; waits for one that is being made. */
  stop(): Promise<void>
}

export type DailyBackupOptions = {
  readonly target: ConnectionTarget
  /** Holds the backups; made when it is not there. */
  readonly folder: string
  readonly secret: string
  /** 0 to 23, by the clock of the place. */
  readonly hourOfDay: number
  readonly keep: Keep
  readonly now: () => Date
  /** Calls `work` after that time, unless it is cancelled. The clock's own when not given. */
  readonly after?: (milliseconds: number, work: () => void) => () => void
  readonly onGood?: (manifest: BackupManifest) => void
  readonly onFailure?: (kind: string) => void
}

/** A failed backup is tried again after an hour. */
const againMs = 60 * 60 * 1_000

/** When the next one is due: at the hour; at once where the last one is more than a day old, or there is none. */
export function nextBackupAt(now: Date, hourOfDay: number, last: Date | undefined): Date {
  if (last === undefined) return now
  const due = new Date(last)
  due.setHours(hourOfDay, 0, 0, 0)
  if (due <= last) due.setDate(due.getDate() + 1)
  return due <= now ? now : due
}

/**
 * Backs everything up once a day while the clinic runs, and removes daily backups that nothing keeps any more: only those it
 * made, and only after a new one was read back whole. Backups made by hand stay.
 */
export async function startDailyBackup(options: DailyBackupOptions): Promise<DailyBackup> {
  const { folder, hourOfDay, now, after = afterTime } = options
  // A folder that cannot be read does not keep the clinic from starting; the backup that is due then tells.
  const found = await backupsIn(folder).catch(() => [])
  const made = found.filter((backup) => backup.made === 'daily')
  let status: BackupStatus = {
    lastGoodAt: made.at(-1)?.at,
    lastGoodBytes: undefined,
    failure: undefined,
    failedAt: undefined,
    brokenChains: 0,
    nextAt: undefined,
  }
  let cancel = (): void => undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const plan = (at: Date) => {
    if (stopped) return
    status = { ...status, nextAt: at }
    cancel = after(Math.max(0, at.getTime() - now().getTime()), () => {
      running = run()
    })
  }
  const failed = (kind: string) => {
    status = { ...status, failure: kind, failedAt: now() }
    options.onFailure?.(kind)
    plan(new Date(now().getTime() + againMs))
  }
  const run = async () => {
    try {
      const done = await backUpAndThin(options)
      if ('refusal' in done) return failed(done.refusal.code)
      const { manifest } = done
      const brokenChains = manifest.clinics.filter(({ fault }) => fault !== null).length
      const lastGoodAt = new Date(manifest.madeAt)
      status = {
        lastGoodAt,
        lastGoodBytes: bytesOf(manifest),
        failure: undefined,
        failedAt: undefined,
        brokenChains,
        nextAt: undefined,
      }
      options.onGood?.(manifest)
      plan(nextBackupAt(now(), hourOfDay, lastGoodAt))
    } catch (problem) {
      // The kind only: messages of a database may quote what people said.
      failed((problem as NodeJS.ErrnoException).code ?? (problem as Error).name)
    }
  }
  plan(nextBackupAt(now(), hourOfDay, status.lastGoodAt))
  return {
    status: () => status,
    stop: async () => {
      stopped = true
      cancel()
      await running
    },
  }
}

async function backUpAndThin({ target, folder, secret, keep, now }: DailyBackupOptions) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await clearUnfinished(folder)
  const installation = await openInstallation(target)
  try {
    const at = now()
    const done = await writeBackup(installation, { folder: backupFolderIn(folder, at), at, made: 'daily', secret })
    if ('refusal' in done) return done
    const daily = (await backupsIn(folder)).filter(({ made }) => made === 'daily')
    for (const backup of notKept(daily, keep)) await removeFolder(backup.folder)
    return done
  } finally {
    await installation.close()
  }
}

/** What a killed run left half made or half removed; by their names, only what the schedule makes itself. */
async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^stipple-[\dTZ-]+\.unfinished$/.test(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function afterTime(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
