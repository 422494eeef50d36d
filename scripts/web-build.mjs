import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { withLock } from './install-lock.mjs'
import { root } from './root.mjs'
import { runNode } from './tools.mjs'

const web = join(root, 'packages/web')
const stampFile = join(web, 'dist', '.stipple-build')
/** What the built application is made of. */
const sources = ['packages/web', 'packages/api/src', 'packages/domain/src', 'package-lock.json']

/**
 * Builds the browser application when it is not what its sources say. Costs a hash when it is.
 *
 * @returns {Promise<boolean>} false when the build failed; why is on the error stream
 */
export async function readyWeb() {
  const wanted = fingerprint()
  if (isBuilt(wanted)) return true
  const lock = join(root, '.stipple', 'web-build.lock')
  return withLock(
    lock,
    () => console.error('Another run is building; waiting for it …'),
    async () => {
      if (isBuilt(wanted)) return true
      console.error('Building the browser application …')
      const vite = ['build', 'packages/web', '--config', 'packages/web/vite.config.ts', '--logLevel', 'error']
      const { code, output } = await runNode('node_modules/vite/bin/vite.js', vite, 'kept', {
        // A test that builds it says NODE_ENV=test, and would get what is for developers.
        NODE_ENV: 'production',
      })
      if (code !== 0) {
        console.error(output.trimEnd())
        return false
      }
      compress(join(web, 'dist/assets'))
      writeFileSync(stampFile, wanted)
      return true
    },
  )
}

/** Beside each script and style, what a browser that takes Brotli or gzip gets: made once, and not with every answer. */
function compress(/** @type {string} */ folder) {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
    const text = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }))
  }
}

const isBuilt = (/** @type {string} */ wanted) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesIn(source)) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @returns {string[]} in a fixed order, without what is built or only tested */
function filesIn(/** @type {string} */ path) {
  if (/(^|\/)(dist|node_modules)$/.test(path) || /\.test\.tsx?$/.test(path)) return []
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  return entries
    .map((entry) => ({ name: `${path}/${entry.name}`, isFolder: entry.isDirectory() }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(({ name, isFolder }) => (isFolder ? filesIn(name) : /\.test\.tsx?$/.test(name) ? [] : [name]))
}
