import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './tree.ts'

// The compiler keeps the pure packages pure. Here it is asked to prove it: a file planted among the real sources uses
// what they must not have, one thing a line, and every line has to be refused. Beside node_modules, so that the types
// of Node could be found if the settings let them in.
const folder = join(root, 'node_modules', '.cache', `stipple-purity-${process.pid}`)

const impure = [
  `export const a = fetch('https://example.org')`,
  `export const b = process.env`,
  `console.log('c')`,
  `setTimeout(() => {}, 0)`,
  `import { readFileSync } from 'node:fs'; export const e = readFileSync`,
  `export const f = document.title`,
  `export const g = crypto.randomUUID()`,
  `export const h = localStorage`,
  `export const i = Buffer.from('i')`,
  `export const j = performance.now()`,
]

/** Lines of the planted file that the compiler refuses under the settings. */
function refused(settings: string): number[] {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, settings),
      include: ['domain', 'knowledge', 'api'].map((name) => join(root, 'packages', name, 'src')),
      exclude: ['**/*.test.ts'],
      files: ['planted.ts'],
    }),
  )
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
  return [...new Set([...stdout.matchAll(/planted\.ts\((\d+),\d+\): error/g)].map((match) => Number(match[1])))]
}

describe('pure packages', () => {
  beforeAll(() => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'planted.ts'),
      [...impure, 'export const pure = [1, 2].map((n) => n + 1)', ''].join('\n'),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('compile against the language alone: no network, process, console, timer, file or page', () => {
    expect(refused('tsconfig.pure.json')).toEqual(impure.map((_, index) => index + 1))
  })

  it('are refused for that reason: with the types of Node only the page is unknown', () => {
    expect(refused('tsconfig.json').map((line) => impure[line - 1])).toEqual([expect.stringContaining('document')])
  })
})
