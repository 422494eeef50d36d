import type { Entries } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'

const file = 'zone-areas.yaml'

/** Every zone without parts has one area, no other zone has any, and the sources exist. */
export function checkZoneAreas(entries: Entries): ContentProblem[] {
  const zones = entries.zones.map(({ entry }) => entry.id)
  const leaves = new Set(zones.filter((id) => !zones.some((other) => other.startsWith(`${id}.`))))
  const sources = new Set(entries.sources.map(({ entry }) => entry.id))
  const seen = new Set<string>()
  const problems = entries.zoneAreas.flatMap(({ entry, path }): ContentProblem[] => {
    const { zone } = entry
    const isTwice = seen.has(zone)
    seen.add(zone)
    return [
      ...(leaves.has(zone) ? [] : [{ file, path, code: 'unknown-reference' as const, kind: 'zone', id: zone }]),
      ...(isTwice ? [{ file, path, code: 'duplicate-id' as const, id: zone }] : []),
      ...entry.sources
        .filter((id) => !sources.has(id))
        .map((id) => ({ file, path: [...path, 'sources'], code: 'unknown-reference' as const, kind: 'source', id })),
    ]
  })
  const missing = [...leaves].filter((zone) => !seen.has(zone))
  return [
    ...problems,
    ...missing.map((id) => ({ file, path: [], code: 'invalid-entry' as const, message: `${id} has no area` })),
  ]
}
