import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '@stipple/knowledge'

/** The compiled knowledge of this checkout, or another file to compare with. */
export function readKnowledge(file?: string): Knowledge {
  const path = file ?? fileURLToPath(new URL('../packages/knowledge/knowledge.json', import.meta.url))
  if (!existsSync(path)) throw new Error('packages/knowledge/knowledge.json is not there: npm run knowledge')
  return JSON.parse(readFileSync(path, 'utf8')) as Knowledge
}
