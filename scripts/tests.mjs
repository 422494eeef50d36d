import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'
import { summary, tallyTests } from './tally.mjs'
import { reportFileSetting } from './test-reporter.mjs'
import { runNode, tools } from './tools.mjs'

/** `npm test -- [vitest arguments]`: vitest's own report, then one line with the counts. */
export async function reportTests(/** @type {string[]} */ args) {
  const tally = await runTests(args)
  console.log(summary(tally))
  return tally.failed > 0 ? 1 : 0
}

/** Runs vitest with its report on the screen and answers the counts. */
export async function runTests(/** @type {string[]} */ args) {
  const folder = mkdtempSync(join(tmpdir(), 'stipple-tests-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/test-reporter.mjs')}`]
  try {
    const { code } = await runNode(tools.vitest, ['run', ...reporters, ...args], 'shown', { [reportFileSetting]: file })
    return tallyTests(reportIn(file), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {import('./tally.mjs').FileReport[] | undefined} */
function reportIn(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
