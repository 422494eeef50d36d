import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '@stipple/knowledge'

/** The compiled clinical content that comes with this checkout. A test keeps it true to the content files. */
export function loadKnowledge(): Knowledge {
  const path = fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json'))
  return JSON.parse(readFileSync(path, 'utf8')) as Knowledge
}
