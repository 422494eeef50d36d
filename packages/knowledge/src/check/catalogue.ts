import type { Entries } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'

/** Numbers of the catalogue of contraindications and precautions; each needs at least one rule. */
const catalogueSize = 55

export function checkCatalogue(entries: Entries): ContentProblem[] {
  const covered = new Set(entries.rules.map(({ entry }) => entry.catalogue))
  return Array.from({ length: catalogueSize }, (_, at) => `C${String(at + 1).padStart(2, '0')}`)
    .filter((number) => !covered.has(number))
    .map((number) => ({ file: 'rules', path: [], code: 'catalogue-gap', id: number }))
}
