import type { Entries, Located } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'

/**
 * The figures of the dose engine stand for zones that exist, come from sources that exist, and every ratio is pooled from
 * measurements of its own definition: a needle in place says nothing about the channel it leaves.
 */
export function checkDose(entries: Entries): ContentProblem[] {
  const ids = (list: readonly Located<{ id: string }>[]) => new Set(list.map(({ entry }) => entry.id))
  const [sources, zones] = [ids(entries.sources), ids(entries.zones)]
  const measurements = new Map(entries.depthMeasurements.map(({ entry }) => [entry.id, entry]))
  const unknown = ({ file, path }: Located<unknown>, field: string, kind: string, id: string): ContentProblem => ({
    file,
    path: [...path, field],
    code: 'unknown-reference',
    kind,
    id,
  })
  return [
    ...[...entries.thicknesses, ...entries.depthMeasurements]
      .filter(({ entry }) => !sources.has(entry.source))
      .map((located) => unknown(located, 'source', 'source', located.entry.source)),
    ...entries.thicknesses.flatMap((located) =>
      located.entry.zones.filter((id) => !zones.has(id)).map((id) => unknown(located, 'zones', 'zone', id)),
    ),
    ...entries.depthRatios.flatMap((located) =>
      located.entry.measurements
        .filter((id) => measurements.get(id)?.definition !== located.entry.definition)
        .map((id) => unknown(located, 'measurements', located.entry.definition, id)),
    ),
    ...twoRatios(entries),
  ]
}

/** A device class and definition have one ratio; which of two would be used is nobody's to guess. */
function twoRatios({ depthRatios }: Entries): ContentProblem[] {
  const seen = new Set<string>()
  return depthRatios.flatMap(({ entry, file, path }): ContentProblem[] => {
    const id = `${entry.deviceClass} ${entry.definition}`
    if (seen.has(id)) return [{ file, path, code: 'duplicate-id', id }]
    seen.add(id)
    return []
  })
}
