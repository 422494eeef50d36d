import { readFileSync } from 'node:fs'
import type { Knowledge } from '@stipple/knowledge'

/** The compiled clinical content, for tests of the whole. */
export const knowledge = JSON.parse(
  readFileSync(new URL('../packages/knowledge/knowledge.json', import.meta.url), 'utf8'),
) as Knowledge
