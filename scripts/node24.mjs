import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './root.mjs'

/** Node keeps what it compiled here, the types already taken out of TypeScript: halves the start of a command. */
const compileCache = join(root, 'node_modules', '.cache', 'stipple-compiled')

/** True for the Nodes that run TypeScript without a warning. */
export function isNewEnough(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 12)
}

/**
 * Runs a file as the program, with the arguments, under a Node that can: in this process when it is one (the file runs
 * by being imported), else in the Node that was installed with the dependencies.
 *
 * @param {URL} file
 * @param {string[]} args
 */
export async function goOnUnderNode24(file, args) {
  const path = fileURLToPath(file)
  if (isNewEnough(process.versions.node)) {
    nodeModule.enableCompileCache(compileCache)
    process.argv = [process.execPath, path, ...args]
    await import(file.href)
  } else {
    const { handOver } = await import('./hand-over.mjs')
    handOver([path, ...args], { NODE_COMPILE_CACHE: compileCache, ...process.env })
  }
}
