/**
 * Runs the benches: all of them, or the ones named. What follows `--` goes to the bench.
 *
 *     npm run bench
 *     npm run bench -- screening
 *     npm run bench -- cohort -- --people 1000
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installPeers } from './peer-install.ts'

const benches: Readonly<Record<string, { readonly needsPeers: boolean }>> = {
  screening: { needsPeers: true },
  cohort: { needsPeers: false },
  intake: { needsPeers: false },
  'dose-monte-carlo': { needsPeers: false },
  delivery: { needsPeers: false },
  'delivery-samples': { needsPeers: false },
  durability: { needsPeers: false },
  'people-search': { needsPeers: false },
  'clinic-requests': { needsPeers: false },
  'browser-waits': { needsPeers: false },
  plans: { needsPeers: false },
}

/** Each in a process of its own, so that none finds code already compiled or memory already filled by another. */
function runBench(name: string, options: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
    const child = spawn(process.execPath, [file, ...options], { stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const given = process.argv.slice(2)
const end = given.includes('--') ? given.indexOf('--') : given.length
const named = given.slice(0, end)
const unknown = named.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join(' ')}". Benches: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
} else {
  const chosen = named.length > 0 ? named : Object.keys(benches)
  if (chosen.some((name) => benches[name]?.needsPeers)) await installPeers()
  for (const name of chosen) {
    console.log(`── ${name} ${'─'.repeat(100 - name.length)}\n`)
    if ((await runBench(name, given.slice(end + 1))) !== 0) process.exitCode = 1
  }
}
