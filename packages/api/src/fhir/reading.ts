import type { Fact } from '@stipple/domain/patient'
import type { DayInterval } from '@stipple/domain/units'
import type { JsonObject } from './json.ts'
import type { Problem, ProblemCode, ProblemDetails } from './problem.ts'
import type { CompiledTerminology, KnownCode } from './terminology.ts'

/** One resource and where it stands in the record. */
export type RecordEntry = {
  readonly resource: JsonObject
  readonly resourceType: string
  readonly fullUrl: string | undefined
  /** Where it stands, for one without an id: the list it is in, and its number there; −1 when it is the whole input. */
  readonly list: string
  readonly index: number
}

/** A code or text that nobody maps, and how often it occurs. */
export type UnmappedCode = {
  readonly system: string | null
  readonly code: string | null
  readonly display: string | null
  /** With the element, where it is not the code of the resource itself: `Condition.bodySite`. */
  readonly resourceType: string
  count: number
  /** The first few places. */
  readonly references: string[]
}

/** Everything that grows while one record is read. */
export type Reading = {
  readonly terminology: CompiledTerminology
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly birth: DayInterval | undefined
  /** The Medication resource that a reference means. */
  readonly medicationAt: (reference: string) => JsonObject | undefined
  readonly facts: Fact[]
  readonly problems: Problem[]
  readonly unmapped: Map<string, Map<KnownCode | string, UnmappedCode>>
  readonly counted: Map<string, { count: number }>
  /** The date read last, known to be good. */
  latestDate: string
}

/** How the record itself would refer to the entry: `Condition/4711`, else its full URL, else its place in the list. */
export function referenceOf(entry: RecordEntry): string {
  const { id } = entry.resource
  if (typeof id === 'string' && id !== '' && id.length <= 64) return `${entry.resourceType}/${id}`
  if (entry.fullUrl && entry.fullUrl.length <= 200) return entry.fullUrl
  return entry.index < 0 ? entry.resourceType : `${entry.list}[${entry.index}]`
}

const addressPattern = /^[\w\-.:/%[\]]{1,260}$/

/** As {@link referenceOf}, for messages: an id that is none cannot bring a name into them. */
export function placeOf(entry: RecordEntry): string {
  const reference = referenceOf(entry)
  if (addressPattern.test(reference)) return reference
  return entry.index < 0 ? 'resource' : `${entry.list}[${entry.index}]`
}

export function addProblem<Code extends ProblemCode>(
  reading: Pick<Reading, 'problems'>,
  entry: RecordEntry,
  element: string | undefined,
  code: Code,
  detail: ProblemDetails[Code],
): void {
  const place = element === undefined ? placeOf(entry) : `${placeOf(entry)}.${element}`
  reading.problems.push({ code, place, detail } as Problem)
}

type CountedCode = {
  [Code in ProblemCode]: ProblemDetails[Code] extends { readonly count: number } ? Code : never
}[ProblemCode]

/** As {@link addProblem}, once for all problems that are alike; the later ones only raise the count. */
export function countProblem<Code extends CountedCode>(
  reading: Pick<Reading, 'problems' | 'counted'>,
  place: () => string,
  code: Code,
  detail: Omit<ProblemDetails[Code], 'count'>,
): void {
  const key = JSON.stringify([code, detail])
  const alike = reading.counted.get(key)
  if (alike) {
    alike.count++
    return
  }
  const counting = { ...detail, count: 1 }
  reading.counted.set(key, counting)
  reading.problems.push({ code, place: place(), detail: counting } as unknown as Problem)
}

const referencesKept = 3

/** Counts a code or text that nobody maps. False when it is the first of its kind: it is to be added then. */
export function countUnmapped(
  reading: Reading,
  entry: RecordEntry,
  resourceType: string,
  key: KnownCode | string,
): boolean {
  const known = reading.unmapped.get(resourceType)?.get(key)
  if (!known) return false
  known.count++
  if (known.references.length < referencesKept) known.references.push(referenceOf(entry))
  return true
}

export function addUnmapped(
  reading: Reading,
  entry: RecordEntry,
  resourceType: string,
  key: KnownCode | string,
  coding: Pick<UnmappedCode, 'system' | 'code' | 'display'>,
): void {
  let ofType = reading.unmapped.get(resourceType)
  if (!ofType) {
    ofType = new Map()
    reading.unmapped.set(resourceType, ofType)
  }
  ofType.set(key, { ...coding, resourceType, count: 1, references: [referenceOf(entry)] })
}
