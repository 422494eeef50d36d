import { existsSync } from 'node:fs'
import { isStamped } from './installed.mjs'
import { root } from './root.mjs'

/**
 * Installs what is missing; costs one hash when nothing is. Ends the process with a message when it cannot.
 *
 * @param {string} [folder] whose package-lock.json counts
 */
export async function ready(folder = root) {
  if (isStamped(folder)) return
  const { install } = await import('./install.mjs')
  try {
    await install(folder)
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exit(1)
  }
}

/** The benchmarks compare with packages that nothing else needs; they have a lock file of their own. */
export async function readyBench() {
  const folder = `${root}bench`
  if (existsSync(`${folder}/package-lock.json`)) await ready(folder)
}
