import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * Installs what bench/package-lock.json asks for, unless it is there.
 *
 * @throws {Error} with npm's own words when that fails
 */
export async function installPeers(): Promise<void> {
  if (arePeersInstalled()) return
  console.error('Installing the peers of the bench (npm ci in bench/) …')
  const { command, first } = npm()
  const { code, output } = await collect(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error(`${output}\nnpm ci in bench/ ended with ${code}; it needs the npm registry.`)
}

function arePeersInstalled(): boolean {
  const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> }
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = join('node_modules', name, 'package.json')
    return existsSync(join(folder, manifest)) && (readJson(manifest) as { version: string }).version === version
  })
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

/** The npm that called us, run by the Node that runs it; else the one on the PATH. */
function npm(): { command: string; first: string[] } {
  const cli = join(dirname(process.env['npm_execpath'] ?? ''), 'npm-cli.js')
  if (process.env['npm_execpath'] !== undefined && existsSync(cli)) {
    return { command: process.env['npm_node_execpath'] ?? process.execPath, first: [cli] }
  }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}

function collect(command: string, args: string[]): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
    child.on('error', (error) => resolve({ code: error.message, output }))
    child.on('close', (code, signal) => resolve({ code: code ?? `signal ${signal}`, output }))
  })
}
