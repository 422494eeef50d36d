import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { readyBench } from './ready.mjs'
import { summary } from './tally.mjs'
import { runTests } from './tests.mjs'
import { runNode, tools } from './tools.mjs'

/**
 * `npm run check -- [path…] [--skip step]`: what CI runs. Paths limit format, lint and tests; types and knowledge are
 * checked whole. Every step runs, so that one look shows all that is wrong.
 */
export async function check(/** @type {string[]} */ args) {
  const asked = parse(args)
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  // The types of bench/ need what it compares with.
  await readyBench()
  const total = { passed: 0, failed: 0, skipped: 0 }
  const wrong = []
  for (const { name, run } of stepsFor(asked.paths)) {
    if (asked.skip.includes(name)) continue
    const began = performance.now()
    const tally = await run()
    console.log(
      `${tally.failed > 0 ? 'FAILED' : 'ok    '} ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`,
    )
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
    if (tally.failed > 0) wrong.push(name)
  }
  if (wrong.length > 0) console.log(`Failed: ${wrong.join(', ')}`)
  console.log(summary(total))
  return total.failed > 0 ? 1 : 0
}

/** @typedef {{ name: string, run: () => Promise<import('./tally.mjs').Tally> }} Step */

/** @returns {Step[]} */
function stepsFor(/** @type {string[]} */ paths) {
  const where = paths.length > 0 ? paths : ['.']
  return [
    tool('format', tools.biome, ['format', '--no-errors-on-unmatched', ...where], 'npm run format puts it right.'),
    tool('lint', tools.oxlint, ['--type-aware', '--deny-warnings', '--no-error-on-unmatched-pattern', ...where]),
    tool(
      'pure types',
      tools.tsc,
      ['-p', 'tsconfig.pure.json'],
      'These packages know no Node, no browser and no network.',
    ),
    tool('types', tools.tsc, ['-p', 'tsconfig.json']),
    tool('web types', tools.tsc, ['-p', 'packages/web/tsconfig.json']),
    tool('knowledge', tools.stipple, ['knowledge', 'check']),
    { name: 'tests', run: () => runTests(paths.length > 0 ? ['--passWithNoTests', ...paths.map(testsBelow)] : []) },
  ]
}

/** Part of the path of the tests that belong to a path: all in a folder, or those of one file. */
function testsBelow(/** @type {string} */ path) {
  const whole = resolve(path)
  return statSync(whole).isDirectory() ? `${whole}/` : whole.replace(/(\.test)?\.\w+$/, '.test.')
}

/**
 * @param {string} name
 * @param {string} file
 * @param {string[]} args
 * @param {string} [hint] what to do when it fails
 * @returns {Step}
 */
function tool(name, file, args, hint) {
  return {
    name,
    run: async () => {
      const { code, output } = await runNode(file, args, 'kept')
      if (code === 0) return { passed: 1, failed: 0, skipped: 0 }
      console.log(output.trimEnd())
      if (hint !== undefined) console.log(hint)
      return { passed: 0, failed: 1, skipped: 0 }
    },
  }
}

/** @returns {{ paths: string[], skip: string[] } | string} what is asked for, or what is wrong with it */
function parse(/** @type {string[]} */ args) {
  const names = stepsFor([]).map((step) => step.name)
  /** @type {{ paths: string[], skip: string[] }} */
  const asked = { paths: [], skip: [] }
  for (const [index, arg] of args.entries()) {
    if (args[index - 1] === '--skip') {
      if (!names.includes(arg)) return `There is no step "${arg}". Steps: ${names.join(', ')}.`
      asked.skip.push(arg)
    } else if (arg.startsWith('-')) {
      if (arg !== '--skip') return `check does not know ${arg}. It takes paths and --skip <step>.`
    } else if (!existsSync(arg)) {
      return `${arg} is not there.`
    } else {
      asked.paths.push(arg)
    }
  }
  return args.at(-1) === '--skip' ? `--skip needs a step: ${names.join(', ')}.` : asked
}
