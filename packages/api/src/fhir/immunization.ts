import type { Immunization } from '@medplum/fhirtypes'
import { codingText, conceptsIn, noteUnmapped } from './coded-concept.ts'
import { readDate, readTiming } from './dates.ts'
import { isObject, objectsIn } from './json.ts'
import { courseOf, type Happening, happeningOf } from './happening.ts'
import { addProblem, type Reading, type RecordEntry, referenceOf } from './reading.ts'
import { addRecordedFact } from './recorded-fact.ts'
import type { ConceptKind } from './terminology.ts'

const statuses: Readonly<Record<NonNullable<Immunization['status']>, Happening>> = {
  completed: 'happened',
  'not-done': { notCounted: 'not-done' },
  'entered-in-error': { notCounted: 'entered-in-error' },
}

const kinds: ReadonlySet<ConceptKind> = new Set(['procedure', 'exposure', 'medicine', 'circumstance'])

/** The concept that every vaccination stands for, whatever was given. */
const vaccination = 'vaccination'

export function readImmunization(reading: Reading, entry: RecordEntry): void {
  const { vaccineCode } = entry.resource
  const found = conceptsIn(reading, vaccineCode, kinds)
  const isVaccination = reading.terminology.kindOf(vaccination) !== undefined
  if (found.length === 0 && !isVaccination) {
    if (!noteUnmapped(reading, entry, 'Immunization', vaccineCode))
      addProblem(reading, entry, 'vaccineCode', 'no-code', {})
    return
  }
  const happening = happeningOf(reading, entry, statuses)
  if (happening === undefined) return
  const given = readTiming(reading, entry, 'occurrence')
  const recordedOn = readDate(entry.resource.recorded, reading, entry, 'recorded')
  for (const concept of found) {
    addRecordedFact(reading, entry, concept, { ...courseOf(happening, concept.kind, given), recordedOn })
  }
  if (!isVaccination || found.some(({ concept }) => reading.terminology.isKindOf(concept, vaccination))) return
  const coding = isObject(vaccineCode)
    ? objectsIn(vaccineCode.coding)
        .map(codingText)
        .find((text) => text)
    : undefined
  reading.facts.push({
    concept: vaccination,
    ...(happening === 'unknown'
      ? { answer: 'unknown' }
      : { answer: 'present', ...(given.from !== undefined && { start: given.from }), end: given.to ?? 'unknown' }),
    source: {
      from: 'record',
      reference: referenceOf(entry),
      ...(coding && { code: { ...coding } }),
      ...(recordedOn !== undefined && { recordedOn }),
    },
  })
}
