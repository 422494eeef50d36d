import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { installedBinaries } from './binaries.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { ClusterFailure } from './failure.ts'
import { postmasterIn } from './orphan.ts'
import { isRunning } from './process-identity.ts'

const parent = mkdtempSync(join(tmpdir(), 'stipple-cluster-'))
// PostgreSQL may run as another user than the tests, and has to get in.
chmodSync(parent, 0o755)
const running: Cluster[] = []
const start = async (name: string) => {
  const cluster = await startCluster({ folder: join(parent, name), binaries: installedBinaries(), syncToDisk: true })
  running.push(cluster)
  return cluster
}
afterAll(async () => {
  for (const cluster of running) await cluster.stop()
  rmSync(parent, { recursive: true, force: true })
})

async function query(cluster: Pick<Cluster, 'socketFolder' | 'user' | 'password'>, text: string) {
  const client = new pg.Client({
    host: cluster.socketFolder,
    user: cluster.user,
    password: cluster.password,
    database: 'postgres',
  })
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const canConnect = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })

describe('a cluster of our own', () => {
  it('is made with data checksums, listens on a socket only, and keeps what it was told over a restart', async () => {
    const first = await start('kept')
    const [settings] = await query(
      first,
      `select current_setting('data_checksums') checksums, current_setting('listen_addresses') listens,
              current_setting('fsync') fsync, current_setting('synchronous_commit') waits,
              current_setting('server_version_num')::int / 10000 as major`,
    )
    expect(settings).toEqual({ checksums: 'on', listens: '', fsync: 'on', waits: 'on', major: 18 })
    expect(await canConnect(5432)).toBe(false)
    expect(statSync(first.socketFolder).mode & 0o077).toBe(0)
    await query(first, `create table told (words text); insert into told values ('kept')`)
    await first.stop()
    expect(isRunning(first.pid)).toBe(false)
    const second = await start('kept')
    expect(await query(second, 'select words from told')).toEqual([{ words: 'kept' }])
    await second.stop()
  })

  it('sorts as the language asked for does: ç after c, i without a dot before i', async () => {
    const cluster = await start('sorted')
    const sorted = await query(
      cluster,
      `select word from unnest(array['da','ça','ca','ib','ıa']) word order by word collate "tr-TR-x-icu"`,
    )
    expect(sorted.map(({ word }) => word)).toEqual(['ca', 'ça', 'da', 'ıa', 'ib'])
    await cluster.stop()
  })

  it('asks for the password', async () => {
    const cluster = await start('secret')
    await expect(query({ ...cluster, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await cluster.stop()
  })
})

describe('a data folder has one supervisor', () => {
  it('a second start is refused and names the process', async () => {
    const cluster = await start('shared')
    const second = start('shared')
    await expect(second).rejects.toThrow(new RegExp(`in use by Stipple, process ${process.pid}`))
    expect(await query(cluster, 'select 1 as one')).toEqual([{ one: 1 }])
    await cluster.stop()
  })

  it('a run that was killed leaves a server behind; the next start stops it and loses nothing', async () => {
    const folder = join(parent, 'killed')
    const script = `
      import { installedBinaries } from ${JSON.stringify(new URL('binaries.ts', import.meta.url).href)}
      import { startCluster } from ${JSON.stringify(new URL('cluster.ts', import.meta.url).href)}
      await startCluster({ folder: ${JSON.stringify(folder)}, binaries: installedBinaries(), syncToDisk: true })
      console.log('ready')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: fileURLToPath(new URL('.', import.meta.url)),
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const orphan = postmasterIn(join(folder, 'postgres')) as number
    const password = readFileSync(join(folder, 'password'), 'utf8')
    const reached = { socketFolder: join(folder, 'run'), user: 'stipple', password }
    await query(reached, `create table told (words text); insert into told values ('kept')`)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    await sleep(50)
    expect(isRunning(orphan)).toBe(true)
    const next = await start('killed')
    expect(isRunning(orphan)).toBe(false)
    expect(await query(next, 'select words from told')).toEqual([{ words: 'kept' }])
    await next.stop()
  })

  it('the number of a dead server that another program was given is not a server', async () => {
    const cluster = await start('reused')
    await cluster.stop()
    const other = spawn('sleep', ['60'])
    const file = join(parent, 'reused', 'postgres', 'postmaster.pid')
    writeFileSync(file, `${other.pid}\n${join(parent, 'reused', 'postgres')}\n`)
    const next = await start('reused')
    expect(isRunning(other.pid as number)).toBe(true)
    other.kill()
    await next.stop()
  })
})

describe('what stands in the way is said', () => {
  const failure = async (name: string) => {
    try {
      await start(name)
      return undefined
    } catch (problem) {
      return problem instanceof ClusterFailure ? problem : undefined
    }
  }

  it('a folder that is a file', async () => {
    writeFileSync(join(parent, 'file'), '')
    expect((await failure('file'))?.code).toBe('folder-not-writable')
  })

  it.skipIf(process.getuid?.() !== 0)('a folder closed to the user PostgreSQL runs as (only as root)', async () => {
    mkdirSync(join(parent, 'closed'), { mode: 0o700 })
    expect((await failure('closed/data'))?.code).toBe('folder-not-reachable')
  })

  it('a folder with something else in it is left as it is', async () => {
    mkdirSync(join(parent, 'else', 'postgres'), { recursive: true })
    writeFileSync(join(parent, 'else', 'postgres', 'notes.txt'), 'mine')
    expect((await failure('else'))?.code).toBe('not-a-cluster')
    expect(existsSync(join(parent, 'else', 'postgres', 'notes.txt'))).toBe(true)
  })

  it('data of another PostgreSQL', async () => {
    mkdirSync(join(parent, 'old', 'postgres'), { recursive: true })
    writeFileSync(join(parent, 'old', 'postgres', 'PG_VERSION'), '14\n')
    const { message, code } = (await failure('old')) as ClusterFailure
    expect(code).toBe('other-version')
    expect(message).toMatch(/PostgreSQL 14, this Stipple brings 18/)
  })
})
