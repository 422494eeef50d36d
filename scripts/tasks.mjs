import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { check } from './check.mjs'
import { format } from './format.mjs'
import { readyBench } from './ready.mjs'
import { root } from './root.mjs'
import { reportTests } from './tests.mjs'
import { readyWeb } from './web-build.mjs'

/**
 * What `npm run <task> -- <args>` does. Each answers the exit code, or leaves it to the program it started.
 *
 * @type {Record<string, (args: string[]) => Promise<number | undefined>>}
 */
const tasks = {
  start: async (args) => {
    if (!(await readyWeb())) return 1
    return program('packages/server/src/main.ts', args)
  },
  demo: (args) => program('packages/cli/src/main.ts', ['demo', ...args]),
  web: (args) =>
    program('node_modules/vite/bin/vite.js', ['packages/web', '--config', 'packages/web/vite.config.ts', ...args]),
  contract: (args) => program('packages/api/build/write-open-api.ts', args),
  knowledge: (args) => program('packages/knowledge/build/main.ts', args),
  bench: async (args) => {
    await readyBench()
    return program('bench/run.ts', args)
  },
  test: reportTests,
  check,
  format,
}

/**
 * @param {string} file relative to the checkout
 * @param {string[]} args
 */
async function program(file, args) {
  if (!existsSync(root + file)) {
    console.error(`${file} is not there.`)
    return 1
  }
  process.argv = [process.execPath, root + file, ...args]
  await import(pathToFileURL(root + file).href)
  return undefined
}

const [name = '', ...args] = process.argv.slice(2)
const task = tasks[name]
if (task === undefined) {
  console.error(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`)
  process.exitCode = 2
} else {
  const code = await task(args)
  if (code !== undefined) process.exitCode = code
}
