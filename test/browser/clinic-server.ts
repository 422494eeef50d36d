import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openClinic } from '../../packages/server/src/open-clinic.ts'
import { readSettings } from '../../packages/server/src/platform/config/settings.ts'
import { readyWeb } from '../../scripts/web-build.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a clinic that nobody has set up yet. */
    clinicAddress: string
  }
}

/** The real server with the built application, on a database of its own. */
export async function openTestClinic(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  if (!(await readyWeb())) throw new Error('the browser application could not be built')
  const folder = mkdtempSync(join(tmpdir(), 'stipple-browser-'))
  // PostgreSQL may run as another user than the tests, and has to get in.
  chmodSync(folder, 0o755)
  const read = readSettings(['--port', '0', '--data', folder, '--log-level', 'silent'], {})
  if (!('settings' in read)) throw new Error('the settings of the test are wrong')
  const clinic = await openClinic(read.settings)
  const close = async () => {
    await clinic.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: clinic.address, close }
}

/** One clinic for the tests that begin with nobody having set it up. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, close } = await openTestClinic()
  project.provide('clinicAddress', address)
  return close
}
