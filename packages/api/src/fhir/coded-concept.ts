import type { FactSource } from '@stipple/domain/patient'
import { codeText, isObject, type JsonObject, objectsIn, textOf } from './json.ts'
import { addProblem, addUnmapped, countUnmapped, type Reading, type RecordEntry } from './reading.ts'
import type { CodeMatch, ConceptKind, KnownCode, Meaning } from './terminology.ts'

export type CodingText = { readonly system: string; readonly code: string; readonly display?: string }

/** One of our concepts as an entry names it. */
export type NamedConcept = {
  readonly concept: string
  readonly kind: ConceptKind
  readonly means: Meaning
  readonly zones: readonly string[] | undefined
  readonly match: CodeMatch
  readonly coding: CodingText | undefined
  readonly matchedBy: NonNullable<FactSource['matchedBy']> | undefined
}

const none: readonly NamedConcept[] = []

/**
 * The concepts a CodeableConcept names, each once. Nothing found: its first coding, or else its text, is kept as
 * unmapped; nothing in it at all is a problem.
 *
 * Where two codings speak of the same concept, the one that says more of a presence decides, then the verified one;
 * zones add up.
 *
 * @param element where the value stands in the resource
 * @param kinds the kinds of concept that an entry of this type can speak of: a substance in an allergy is no medicine
 */
export function readCodedConcept(
  reading: Reading,
  entry: RecordEntry,
  element: string,
  value: unknown,
  kinds: ReadonlySet<ConceptKind>,
): readonly NamedConcept[] {
  const only = onlyCoding(value)
  const known = lookUpCoding(reading, only)
  if (known && known.matches.length === 0 && countUnmapped(reading, entry, entry.resourceType, known)) return none
  const found = conceptsIn(reading, value, kinds)
  if (found.length === 0 && !noteUnmapped(reading, entry, entry.resourceType, value)) {
    addProblem(reading, entry, element, 'no-code', {})
  }
  return found
}

/** Most things have one code that nobody maps; they are many and must cost next to nothing. */
function onlyCoding(value: unknown): unknown {
  const codings = isObject(value) ? value.coding : undefined
  return Array.isArray(codings) && codings.length === 1 ? codings[0] : undefined
}

/** As {@link readCodedConcept}, without keeping what is not found. */
export function conceptsIn(reading: Reading, value: unknown, kinds: ReadonlySet<ConceptKind>): readonly NamedConcept[] {
  if (!isObject(value)) return none
  let found: NamedConcept[] | undefined
  const codings = Array.isArray(value.coding) ? value.coding : objectsIn(value.coding)
  for (const coding of codings) {
    const known = lookUpCoding(reading, coding)
    if (!known) continue
    for (const match of known.matches) {
      if (!kinds.has(match.kind)) continue
      const named: NamedConcept = { ...shown(match), match, coding: codingText(coding), matchedBy: 'code' }
      if (found) addConcept(found, named)
      else found = [named]
    }
  }
  return found ?? none
}

export function shown(match: CodeMatch): Pick<NamedConcept, 'concept' | 'kind' | 'means' | 'zones'> {
  return { concept: match.concept, kind: match.kind, means: match.means, zones: match.zones }
}

/** What weighs more where codings of one entry disagree: a presence, then doubt, then the past, then an absence. */
const weight: Readonly<Record<Meaning, number>> = { present: 3, unknown: 2, over: 1, absent: 0 }

function addConcept(found: NamedConcept[], named: NamedConcept): void {
  const at = found.findIndex(({ concept }) => concept === named.concept)
  const before = found[at]
  if (before === undefined) {
    found.push(named)
    return
  }
  const heavier =
    weight[named.means] - weight[before.means] || Number(named.match.verified) - Number(before.match.verified)
  const zones =
    before.zones && named.zones ? [...new Set([...before.zones, ...named.zones])] : (before.zones ?? named.zones)
  found[at] = { ...(heavier > 0 ? named : before), zones }
}

export function lookUpCoding(reading: Reading, coding: unknown): KnownCode | undefined {
  if (!isObject(coding) || typeof coding.system !== 'string') return undefined
  const code = codeText(coding.code)
  return code === undefined ? undefined : reading.terminology.lookUp(coding.system, code)
}

export function codingText(coding: JsonObject): CodingText | undefined {
  const system = textOf(coding.system)
  const code = codeText(coding.code)
  const display = textOf(coding.display)
  return system === undefined || code === undefined
    ? undefined
    : { system, code, ...(display !== undefined && { display }) }
}

/** Keeps a coded or worded thing that nobody maps. False when it says nothing at all. */
export function noteUnmapped(reading: Reading, entry: RecordEntry, resourceType: string, value: unknown): boolean {
  if (!isObject(value)) return false
  for (const coding of Array.isArray(value.coding) ? value.coding : objectsIn(value.coding)) {
    const known = lookUpCoding(reading, coding)
    if (known && countUnmapped(reading, entry, resourceType, known)) return true
    if (!isObject(coding)) continue
    const code = codeText(coding.code) ?? null
    const display = textOf(coding.display) ?? textOf(value.text) ?? null
    if (code === null && display === null) continue
    const system = textOf(coding.system) ?? null
    const key = known ?? `${system ?? ''}|${code ?? display}`
    if (!countUnmapped(reading, entry, resourceType, key)) {
      addUnmapped(reading, entry, resourceType, key, { system, code, display })
    }
    return true
  }
  const text = textOf(value.text)
  if (text === undefined) return false
  if (!countUnmapped(reading, entry, resourceType, text)) {
    addUnmapped(reading, entry, resourceType, text, { system: null, code: null, display: text })
  }
  return true
}

/** Names in a CodeableConcept: its text and the displays of its codings. */
export function wordsIn(value: unknown): string {
  if (!isObject(value)) return ''
  let words = textOf(value.text) ?? ''
  for (const coding of objectsIn(value.coding)) {
    const display = textOf(coding.display)
    if (display !== undefined && display !== words) words += ` ; ${display}`
  }
  return words
}

/** The first code of a CodeableConcept, or its text in lower case, that is one of the known ones. */
export function knownStatus<Status>(value: unknown, known: ReadonlyMap<string, Status>): Status | undefined {
  if (!isObject(value)) return undefined
  for (const coding of objectsIn(value.coding)) {
    const status = typeof coding.code === 'string' ? known.get(coding.code) : undefined
    if (status !== undefined) return status
  }
  const text = textOf(value.text)
  return text === undefined ? undefined : known.get(text.toLowerCase())
}
