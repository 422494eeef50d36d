import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** The tools of the checkout, as arguments of Node; never one that happens to be on the PATH. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  stipple: 'packages/cli/src/main.ts',
}

/**
 * Runs a file under this Node in the checkout.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {'shown' | 'kept'} output shown as it comes, or kept and answered
 * @param {NodeJS.ProcessEnv} [settings] environment on top of ours
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(file, args, output, settings = {}) {
  return new Promise((resolve) => {
    const pipes = output === 'shown' ? /** @type {const} */ ('inherit') : /** @type {const} */ ('pipe')
    const env = { ...colours(), ...process.env, ...settings }
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', pipes, pipes], env })
    let kept = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (kept += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${kept}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: kept }))
  })
}

/** Colours where a person looks on, also through a pipe of ours; none in a log. What the environment asks for goes first. */
function colours() {
  if ('FORCE_COLOR' in process.env || 'NO_COLOR' in process.env) return {}
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
}
