import { type Fact, factSchema } from '@stipple/domain/patient'
import { objectsIn } from './json.ts'
import { statementUrl, zoneSystem } from './own-system.ts'
import type { RecordEntry } from './reading.ts'
import type { CompiledTerminology } from './terminology.ts'

/**
 * The statement that Stipple wrote with an entry, word for word and with where it came from.
 *
 * @returns undefined when there is none, when it is no statement, or when the content does not know its concept or a zone
 *   of it; then the entry is read by its codes, as any other
 */
export function ownStatement({ resource }: RecordEntry, terminology: CompiledTerminology): Fact | undefined {
  if (resource.extension === undefined) return undefined
  const written = objectsIn(resource.extension).find(({ url }) => url === statementUrl)?.valueString
  if (typeof written !== 'string') return undefined
  const read = factSchema.safeParse(jsonIn(written))
  if (!read.success) return undefined
  const { concept, zones = [] } = read.data
  const isKnown =
    terminology.kindOf(concept) !== undefined &&
    zones.every((zone) => terminology.zonesAt(zoneSystem, zone) !== undefined)
  return isKnown ? read.data : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
