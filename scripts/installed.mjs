import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stampOf = (/** @type {string} */ root) => join(root, 'node_modules', '.stipple-install')

/** True when node_modules was last found to be what package-lock.json asks for on this kind of machine. */
export function isStamped(/** @type {string} */ root) {
  return textOf(stampOf(root)) === fingerprint(root)
}

/** Remembers that node_modules is as it should be. Where that cannot be written, the next run looks again. */
export function stamp(/** @type {string} */ root) {
  try {
    writeFileSync(stampOf(root), fingerprint(root))
  } catch {}
}

/**
 * True when npm's own record of what is in node_modules agrees with package-lock.json: an install made by hand counts.
 *
 * Optional packages may be absent (they are for other machines), except the Node of this machine.
 */
export function matchesLock(/** @type {string} */ root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || found === undefined) return false
  const ownNode = `node_modules/${nodePackage()}`
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.includes('node_modules/')) return true
    const there = found[path]
    if (there === undefined) return optional === true && path !== ownNode
    return there.version === version
  })
}

/** Name of the npm package that holds Node for this machine. Not every machine has one. */
export function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

/** Changes with what is to be installed and with the kind of machine, whose binaries npm picks. */
function fingerprint(/** @type {string} */ root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex')
}

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function packagesOf(/** @type {string} */ lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}

function textOf(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
