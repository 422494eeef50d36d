import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const bytes = 48

/**
 * The installation's secret, kept in its data folder; made at the first start. With a new one every session ends and no
 * second factor can be read any more, so it is written to the disk before it is used.
 */
export function installationSecret(folder: string): string {
  const path = join(folder, 'secret')
  const kept = readIfThere(path)
  if (kept !== undefined) return kept
  mkdirSync(folder, { recursive: true })
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, randomBytes(bytes).toString('base64url'))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (problem) {
    // Two starts at once: the other one made it.
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
  }
  return readFileSync(path, 'utf8')
}

function readIfThere(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim()
    return text === '' ? undefined : text
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
}
