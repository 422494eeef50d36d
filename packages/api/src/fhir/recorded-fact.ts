import type { Fact, FactSource } from '@stipple/domain/patient'
import { type NamedConcept, noteUnmapped } from './coded-concept.ts'
import { isAfter } from './dates.ts'
import { codeText, isObject, objectsIn } from './json.ts'
import { addProblem, type Reading, type RecordEntry, referenceOf } from './reading.ts'

/**
 * What an entry says of the things it names: so now, over, or only suspected.
 *
 * A denial (refuted, not taken) is none of them and gives no fact: that somebody does not have type 1 diabetes does not
 * say that they have no diabetes, and most codes are narrower than the concept they are mapped to.
 */
export type Standing = 'ongoing' | 'over' | 'suspected'

export type Course = {
  readonly standing: Standing
  readonly start?: string | undefined
  /** Last day, where known; read only when over. */
  readonly end?: string | undefined
  readonly recordedOn?: string | undefined
  /** Beside those that the code itself names. */
  readonly zones?: readonly string[] | undefined
}

/** Adds the fact that an entry states about one concept; what its code means decides together with the course. */
export function addRecordedFact(reading: Reading, entry: RecordEntry, named: NamedConcept, course: Course): void {
  const source = sourceOf(entry, named, course.recordedOn)
  const zones = zonesOf(named.zones, course.zones)
  const place = zones && { zones }
  const { concept } = named
  if (course.standing === 'suspected' || named.means === 'unknown') {
    reading.facts.push({ concept, answer: 'unknown', ...place, source })
  } else if (named.means === 'absent') {
    if (course.standing === 'over') addProblem(reading, entry, undefined, 'not-counted', { reason: 'denial-over' })
    else reading.facts.push({ concept, answer: 'absent', ...denialFrom(reading, named), ...place, source })
  } else if (named.means === 'over') {
    // The date of an entry "history of" is that of the entry, not of what it speaks of.
    reading.facts.push({ concept, answer: 'present', end: 'unknown', ...place, source })
  } else {
    reading.facts.push({ concept, answer: 'present', ...periodOf(reading, entry, course), ...place, source })
  }
}

/**
 * "No known allergies" is said of all time. Any other denial speaks of the present: a medicine that was stopped a month
 * ago is not among those known to be taken, and a result is that of its day.
 */
function denialFrom(reading: Reading, named: NamedConcept): Pick<Fact, 'since'> {
  return named.kind === 'allergy' && named.matchedBy === 'code' ? {} : { since: reading.today }
}

function periodOf(reading: Reading, entry: RecordEntry, course: Course): Pick<Fact, 'start' | 'end'> {
  const { start, end } = course
  if (course.standing !== 'over') return start === undefined ? {} : { start }
  if (start === undefined) return { end: end ?? 'unknown' }
  if (end !== undefined && isAfter(start, end)) {
    addProblem(reading, entry, undefined, 'end-before-start', {})
    return { end: 'unknown' }
  }
  return { start, end: end ?? 'unknown' }
}

export function sourceOf(
  entry: RecordEntry,
  named: Pick<NamedConcept, 'coding' | 'matchedBy' | 'match'>,
  recordedOn: string | undefined,
): FactSource {
  const { coding, matchedBy } = named
  return {
    from: 'record',
    reference: referenceOf(entry),
    ...(coding && { code: { ...coding } }),
    ...(matchedBy && { matchedBy }),
    ...(matchedBy && matchedBy !== 'name' && { codeVerified: named.match.verified }),
    ...(recordedOn !== undefined && { recordedOn }),
  }
}

function zonesOf(ofCode: readonly string[] | undefined, ofEntry: readonly string[] | undefined): string[] | undefined {
  if (!ofCode) return ofEntry && [...ofEntry]
  return ofEntry ? [...new Set([...ofCode, ...ofEntry])] : [...ofCode]
}

/** The zones that the body sites of an entry stand for; undefined when none is given or none is mapped. */
export function readBodySites(reading: Reading, entry: RecordEntry, element = 'bodySite'): string[] | undefined {
  const zones = new Set<string>()
  for (const site of objectsIn(entry.resource[element])) {
    let mapped = false
    for (const coding of objectsIn(site.coding)) {
      const code = codeText(coding.code)
      const found =
        typeof coding.system === 'string' && code !== undefined
          ? reading.terminology.zonesAt(coding.system, code)
          : undefined
      for (const zone of found ?? []) zones.add(zone)
      mapped ||= found !== undefined
    }
    if (!mapped && isObject(site)) noteUnmapped(reading, entry, `${entry.resourceType}.${element}`, site)
  }
  return zones.size === 0 ? undefined : [...zones]
}
