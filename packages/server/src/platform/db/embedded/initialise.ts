import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresBinaries, programPath } from './binaries.ts'
import { ClusterFailure } from './failure.ts'
import type { ServiceUser } from './service-user.ts'

export type Initialisation = {
  readonly folder: string
  readonly data: string
  readonly binaries: PostgresBinaries
  readonly environment: NodeJS.ProcessEnv
  readonly user: ServiceUser | undefined
  readonly userName: string
}

/**
 * Makes a new cluster with data checksums and a password of its own. It is made under another name and renamed when it
 * is whole, so that a run that was cut short leaves nothing that looks like a database.
 *
 * @throws {ClusterFailure} `init-failed`
 */
export async function initialise(options: Initialisation): Promise<void> {
  const { folder, data, binaries, environment, user, userName } = options
  const unfinished = `${data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid)
  const { code, output } = await run(
    programPath(binaries, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${userName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C',
      // Sorting and comparing text follows Unicode, and a query can name the language it sorts for.
      '--locale-provider=icu',
      '--icu-locale=und',
    ],
    { env: environment, cwd: folder, ...user?.ids },
  )
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new ClusterFailure('init-failed', { folder, reason: output.trim().split('\n').at(-1) ?? `code ${code}` })
  }
  renameSync(unfinished, data)
}

/** Major version a cluster was made by; undefined when the folder holds none. */
export function majorVersionOf(data: string): string | undefined {
  const file = join(data, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Major version of the programs. @throws {ClusterFailure} `start-failed` when they cannot run on this machine */
export async function versionOf(binaries: PostgresBinaries, environment: NodeJS.ProcessEnv): Promise<string> {
  const options = { env: environment, cwd: binaries.binFolder }
  const { output } = await run(programPath(binaries, 'postgres'), ['--version'], options)
  const version = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  if (version === undefined)
    throw new ClusterFailure('start-failed', { folder: binaries.binFolder, reason: output.trim() })
  return version
}

function run(
  program: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.once('error', (problem) => resolve({ code: null, output: problem.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
