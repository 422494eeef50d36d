import type { CodeEntry, CodeMap, Concept, Terminology } from '@stipple/domain/patient'
import { compileMedicineNames, type MedicineText } from './medicine-names.ts'
import { ownCodeMap, zoneSystem } from './own-system.ts'

export type ConceptKind = Concept['kind']
export type Meaning = CodeEntry['means']

/** What one code, or one medicine's name, says of one concept. */
export type CodeMatch = {
  readonly concept: string
  readonly kind: ConceptKind
  /** The unit in which a measurement is kept. */
  readonly unit: string | undefined
  readonly means: Meaning
  readonly verified: boolean
  readonly zones: readonly string[] | undefined
  readonly units: CodeEntry['units']
  readonly answers: CodeEntry['answers']
}

/** All that is known of one code. The same object for the same code, so that it can serve as a key. */
export type KnownCode = { readonly matches: readonly CodeMatch[] }

export type CompiledTerminology = {
  /** What a code says; no matches for a code nobody maps. */
  lookUp(system: string, code: string): KnownCode
  /** Medicines whose names stand in the text as whole words and whose route agrees with it. */
  medicinesNamed(text: MedicineText): readonly CodeMatch[]
  zonesAt(system: string, code: string): readonly string[] | undefined
  /** The one URI for a system that is written in several ways. */
  systemOf(uri: string): string
  kindOf(concept: string): ConceptKind | undefined
  /** True for the concept itself and all it is a kind of. */
  isKindOf(concept: string, ancestor: string): boolean
}

export type TerminologyContent = {
  readonly terminology: Terminology
  readonly concepts: readonly Concept[]
  /** Ids of the zones that exist. */
  readonly zones: readonly string[]
}

/** Looked-up codes are kept up to this many, so that hostile records cannot fill the memory. */
const rememberedCodes = 100_000

type Entries = Map<string, CodeMatch[]>
type System = {
  readonly uri: string
  readonly exact: Entries
  readonly prefixes: Entries
  longestPrefix: number
  /** ICD-like codes with a dot after the third character; billing files leave it out. */
  dotted: boolean
}

/**
 * Prepares the code maps for reading any number of records.
 *
 * Of the entries that match one code, the most specific decides for each concept: the exact one before the longest
 * prefix before shorter ones.
 *
 * @throws {RangeError} naming the entry whose concept or zone does not exist
 */
export function compileTerminology(content: TerminologyContent): CompiledTerminology {
  const concepts = new Map(content.concepts.map((concept) => [concept.id, concept]))
  const matchOf = matchBuilder(concepts, new Set(content.zones))
  const systems = new Map<string, System>()
  for (const map of [...content.terminology.codeMaps, ownCodeMap(content.concepts)]) compileMap(map, systems, matchOf)
  const sites = compileSites(content, new Set(content.zones))
  const medicines = compileMedicineNames(content.terminology.medicineNames, (concept) =>
    matchOf({ concept, verified: false, means: 'present' }, 'medicineNames'),
  )
  const memory = new Map<string, Map<string, KnownCode>>()
  let remembered = 0

  function remember(systemUri: string, code: string): KnownCode {
    if (remembered++ >= rememberedCodes) {
      memory.clear()
      latestCodes = undefined
      remembered = 1
    }
    let known = memory.get(systemUri)
    if (!known) memory.set(systemUri, (known = new Map()))
    const found: KnownCode = { matches: matchesIn(systems.get(systemUri), code) }
    known.set(code, found)
    return found
  }

  // Codes of one system stand side by side in a record, and comparing a text costs less than finding it in a map.
  let latestSystem: string | undefined
  let latestCodes: Map<string, KnownCode> | undefined
  function lookUp(system: string, code: string): KnownCode {
    if (system !== latestSystem || latestCodes === undefined) {
      latestSystem = system
      latestCodes = memory.get(system)
    }
    return latestCodes?.get(code) ?? remember(system, code)
  }

  return {
    lookUp,
    medicinesNamed: medicines,
    zonesAt: (system, code) => sites.get(systems.get(system)?.uri ?? system)?.get(code),
    systemOf: (uri) => systems.get(uri)?.uri ?? uri,
    kindOf: (concept) => concepts.get(concept)?.kind,
    isKindOf: (concept, ancestor) => isKindOf(concept, ancestor, concepts),
  }
}

type MatchSource = Pick<CodeEntry, 'concept' | 'verified' | 'means' | 'zones' | 'units' | 'answers'>

function matchBuilder(concepts: ReadonlyMap<string, Concept>, zones: ReadonlySet<string>) {
  return (entry: MatchSource, where: string): CodeMatch => {
    const concept = concepts.get(entry.concept)
    if (!concept) throw new RangeError(`compileTerminology: ${where} names the unknown concept '${entry.concept}'`)
    requireZones(entry.zones, zones, where)
    return {
      concept: concept.id,
      kind: concept.kind,
      unit: concept.unit,
      means: entry.means,
      verified: entry.verified,
      zones: entry.zones,
      units: entry.units,
      answers: entry.answers,
    }
  }
}

function requireZones(named: readonly string[] | undefined, zones: ReadonlySet<string>, where: string): void {
  const missing = named?.find((zone) => !zones.has(zone))
  if (missing !== undefined) throw new RangeError(`compileTerminology: ${where} names the unknown zone '${missing}'`)
}

function compileMap(
  map: Pick<CodeMap, 'name' | 'system' | 'alsoWritten' | 'entries'>,
  systems: Map<string, System>,
  matchOf: (entry: CodeEntry, where: string) => CodeMatch,
): void {
  let system = systems.get(map.system)
  if (!system) {
    system = { uri: map.system, exact: new Map(), prefixes: new Map(), longestPrefix: 0, dotted: false }
    systems.set(map.system, system)
  }
  for (const uri of map.alsoWritten) systems.set(uri, system)
  for (const entry of map.entries) {
    const code = entry.code ?? entry.prefix ?? ''
    const into = entry.code === undefined ? system.prefixes : system.exact
    const match = matchOf(entry, `${map.name} ${code}`)
    const beside = into.get(code)
    if (beside) beside.push(match)
    else into.set(code, [match])
    if (entry.code === undefined) system.longestPrefix = Math.max(system.longestPrefix, code.length)
    if (/^[A-Z][0-9][0-9A-Z]\./.test(code)) system.dotted = true
  }
}

const nothing: readonly CodeMatch[] = []

function matchesIn(system: System | undefined, code: string): readonly CodeMatch[] {
  if (!system) return nothing
  const found = mostSpecific(system, code)
  if (found.length > 0 || !system.dotted || !/^[A-Z][0-9][0-9A-Z][0-9A-Z]/i.test(code)) return found
  return mostSpecific(system, `${code.slice(0, 3)}.${code.slice(3)}`.toUpperCase())
}

function mostSpecific(system: System, code: string): readonly CodeMatch[] {
  let found = system.exact.get(code) ?? nothing
  for (let length = Math.min(code.length, system.longestPrefix); length > 0; length--) {
    const entries = system.prefixes.get(code.slice(0, length))
    if (!entries) continue
    const settled = found
    found = [...settled, ...entries.filter(({ concept }) => !settled.some((match) => match.concept === concept))]
  }
  return found
}

function compileSites({ terminology }: TerminologyContent, zones: ReadonlySet<string>) {
  const own = new Map([...zones].map((zone) => [zone, [zone]] as const))
  const sites = new Map<string, Map<string, readonly string[]>>([[zoneSystem, own]])
  for (const map of terminology.siteMaps) {
    const system = sites.get(map.system) ?? new Map<string, readonly string[]>()
    sites.set(map.system, system)
    for (const entry of map.entries) {
      requireZones(entry.zones, zones, `site ${entry.code} of ${map.system}`)
      system.set(entry.code, [...(system.get(entry.code) ?? []), ...entry.zones])
    }
  }
  return sites
}

function isKindOf(concept: string, ancestor: string, concepts: ReadonlyMap<string, Concept>): boolean {
  const seen = new Set<string>()
  const waiting = [concept]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === ancestor) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...(concepts.get(next)?.parents ?? []))
  }
  return false
}
