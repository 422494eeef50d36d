import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClusterFailure } from './failure.ts'
import type { ServiceUser } from './service-user.ts'

/** A Unix socket's path may have 107 bytes on Linux and 103 on macOS; the name of the socket takes 16 of them. */
const longestFolderBytes = 103 - '/.s.PGSQL.65535'.length

/**
 * The folder of the socket, open to its owner only: in the data folder, or in the temporary folder under a name derived
 * from it where that path would be too long.
 */
export function socketFolderFor(folder: string, user: ServiceUser | undefined): string {
  const inside = join(folder, 'run')
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const path = Buffer.byteLength(inside) <= longestFolderBytes ? inside : join(tmpdir(), `stipple-${hash}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const owner = user?.uid ?? process.getuid?.() ?? 0
  const found = lstatSync(path)
  // Somebody else may have made the folder in the temporary folder to listen in.
  if (!found.isDirectory() || ![owner, process.getuid?.()].includes(found.uid)) {
    throw new ClusterFailure('folder-not-writable', { folder: path, reason: 'it belongs to somebody else' })
  }
  chmodSync(path, 0o700)
  if (user) chownSync(path, user.uid, user.gid)
  return path
}
