import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodePackage } from './installed.mjs'
import { isNewEnough } from './node24.mjs'
import { root } from './root.mjs'

/**
 * Goes on in the Node that was installed with the dependencies, handing on terminal, signals and exit code.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function handOver(args, env) {
  const found = installedNode()
  if ('problem' in found) return giveUp(found.problem, found.advice)
  const child = spawn(found.path, args, { stdio: 'inherit', env })
  child.on('error', (error) => giveUp(`The installed one does not run here (${error.message}).`, ownNode))

  // A terminal sends Ctrl-C to both of us; the child decides what it means.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))

  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    // Ended by a signal: end the same way, so that the caller sees what happened.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

const ownNode = 'Install Node 24 from https://nodejs.org or with your version manager (nvm install 24, fnm install 24)'
const freshInstall = 'Remove the folder node_modules'

/** @returns {{ path: string } | { problem: string, advice: string }} */
function installedNode() {
  const name = nodePackage()
  const folder = join(root, 'node_modules', name)
  const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(path)) {
    const { version } = manifest(folder)
    return isNewEnough(version) ? { path } : { problem: `The installed one is ${version}.`, advice: freshInstall }
  }
  return name in manifest(root).optionalDependencies
    ? { problem: `${name} is not in node_modules.`, advice: freshInstall }
    : { problem: `None can be installed for this machine (${name}).`, advice: ownNode }
}

const manifest = (/** @type {string} */ folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/**
 * @param {string} problem
 * @param {string} advice
 */
function giveUp(problem, advice) {
  console.error(
    `Stipple runs on Node 24.12 or newer; this is Node ${process.versions.node}. ${problem}\n` +
      `${advice}, then run the same command again.`,
  )
  process.exitCode = 1
}
