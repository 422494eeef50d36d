import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './install-lock.mjs'
import { isStamped, matchesLock, stamp } from './installed.mjs'

/**
 * Makes node_modules what package-lock.json asks for. Says so on the error stream, so that a command's output stays clean.
 *
 * @param {string} root folder of the checkout
 * @throws {Error} with words for a person when npm fails
 */
export async function install(root) {
  if (matchesLock(root)) return stamp(root)
  const lock = join(root, '.stipple', 'install.lock')
  const sayWaiting = () => console.error('Another run is installing; waiting for it …')
  await withLock(lock, sayWaiting, async () => {
    if (isStamped(root)) return
    const began = Date.now()
    console.error('Installing dependencies (first run, or package-lock.json has changed) …')
    await npmCi(root)
    stamp(root)
    console.error(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
  })
}

/** @param {string} root */
async function npmCi(root) {
  const { command, first } = npm()
  // Said again here so that NODE_ENV=production or a setting of the machine cannot leave out half of it.
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { code, output } = await collect(command, args, root)
  if (code === 0) return
  throw new Error(
    `${output}\nThe installation failed: npm ci ended with ${code}; its output is above.\n` +
      'It needs the npm registry. Put that right and run the same command again.',
  )
}

/** The npm that called us, run by the Node that runs it; else the one on the PATH. */
function npm() {
  const caller = process.env['npm_execpath'] ?? ''
  const cli = join(dirname(caller), 'npm-cli.js')
  const node = process.env['npm_node_execpath']
  if (/np[mx]-cli\.js$/.test(caller) && existsSync(cli)) {
    return { command: node ?? process.execPath, first: [cli] }
  }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number | string, output: string }>}
 */
function collect(command, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: command.endsWith('.cmd') })
    let output = ''
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => {
        child.kill(signal)
        process.exit(1)
      })
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: `"${error.message}"`, output }))
    child.on('close', (code, signal) => resolve({ code: code ?? `signal ${signal}`, output }))
  })
}
