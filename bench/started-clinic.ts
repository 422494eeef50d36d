import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, contract, createClient } from '@stipple/api/contract'

/** A clinic in a process of its own, as `npm start` runs it, set up with the demo's people and signed in. */
export type StartedClinic = {
  readonly address: string
  readonly folder: string
  readonly server: ChildProcess
  readonly clinicId: string
  readonly call: Client
  /** Seconds from the start to the first answer; a database is made on the way. */
  readonly startSeconds: number
  stop(): Promise<void>
}

/** Who signs in, in a browser too. */
export const benchOwner = { email: 'owner@bench.example', password: 'quiet-harbour-lantern-42' }

export async function startClinic(): Promise<StartedClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'stipple-bench-'))
  // The database may run as another user and has to get in.
  chmodSync(folder, 0o755)
  const began = performance.now()
  const program = new URL('../packages/server/src/main.ts', import.meta.url)
  const server = fork(program, ['--port', '0', '--data', folder, '--requests-per-minute', '10000000'], { silent: true })
  const address = await new Promise<string>((resolve) =>
    server.once('message', (message) => resolve((message as { ready: string }).ready)),
  )
  const startSeconds = (performance.now() - began) / 1_000
  let cookie = ''
  const call: Client = createClient(async ({ method, address: path, body, mediaType }) => {
    const headers = { cookie, ...(mediaType === undefined ? {} : { 'content-type': mediaType }) }
    const answer = await fetch(address + path, { method, headers, ...(body === undefined ? {} : { body }) })
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  const setUp = await call(contract.setUpClinic, {
    body: {
      clinicName: 'Bench',
      name: 'Bench Owner',
      ...benchOwner,
      language: 'en',
      clinician: true,
      demo: true,
    },
  })
  if (!setUp.ok) {
    await stop()
    throw new Error(`startClinic: ${setUp.problem.code}`)
  }
  return { address, folder, server, clinicId: setUp.value.memberships[0]?.clinicId ?? '', call, startSeconds, stop }
}
