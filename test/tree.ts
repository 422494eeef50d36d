import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Path from the root, with `/`, to the text of the file. */
export type Tree = ReadonlyMap<string, string>

/** `.git` is a file in a second work tree of the same repository. */
const skipped = new Set(['node_modules', '.git', '.stipple', 'coverage', 'dist'])
const textFile = /(\.(ts|tsx|mjs|js|json|yaml|yml|md|html|css|txt|po|sql|sh)|(^|\/)(\.[a-z]+|\.ci\/run|LICENSE))$/

/** Every text file of the checkout, whether or not it is committed yet. */
export function readTree(): Tree {
  const tree = new Map<string, string>()
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      if (entry.isFile() && textFile.test(path)) tree.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  visit('')
  return tree
}
