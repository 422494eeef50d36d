import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'

/** Whom PostgreSQL runs as when Stipple was started as root, which PostgreSQL refuses. */
export type ServiceUser = {
  readonly uid: number
  readonly gid: number
  readonly ids: { readonly uid: number; readonly gid: number }
}

/**
 * The number that Linux gives to nobody in particular. A machine with a user of its own for Stipple starts Stipple as that
 * user, and this is not needed.
 */
const nobody = 65_534

/** Undefined when this process is not root: then PostgreSQL runs as the same user. */
export function serviceUser(): ServiceUser | undefined {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined
  return { uid: nobody, gid: nobody, ids: { uid: nobody, gid: nobody } }
}

/** True when the user may enter every folder on the way to a path. */
export function canReach(user: ServiceUser, path: string): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder)
    const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & enter) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
