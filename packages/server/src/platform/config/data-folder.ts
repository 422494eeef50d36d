import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const inCheckout = fileURLToPath(new URL('../../../../../.stipple/clinic', import.meta.url))

/**
 * The folder of an installation: its own database, its secret, its backups and anchors.
 *
 * @param given `--data` or `STIPPLE_DATA`, relative to the working folder
 */
export function dataFolder(given: string | undefined): string {
  return given === undefined || given === '' ? inCheckout : resolve(given)
}

/** Files of an installation beside its database. */
export const placesIn = (folder: string) => ({
  backups: resolve(folder, 'backups'),
  /** Places that the audit chains had come to. A copy of it elsewhere is worth more than the one here. */
  anchors: resolve(folder, 'audit-anchors.ndjson'),
})
