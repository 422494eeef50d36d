import type { Device, Procedure } from '@medplum/fhirtypes'
import { readCodedConcept } from './coded-concept.ts'
import { readTiming } from './dates.ts'
import { courseOf, type Happening, happeningOf } from './happening.ts'
import type { Reading, RecordEntry } from './reading.ts'
import { addRecordedFact, readBodySites } from './recorded-fact.ts'
import type { ConceptKind } from './terminology.ts'

const procedureStatuses: Readonly<Record<NonNullable<Procedure['status']>, Happening>> = {
  completed: 'happened',
  stopped: 'happened',
  'in-progress': 'going-on',
  'on-hold': 'going-on',
  unknown: 'unknown',
  // That one procedure was not done does not say that none of its kind ever was.
  'not-done': { notCounted: 'not-done' },
  preparation: { notCounted: 'preparation' },
  'entered-in-error': { notCounted: 'entered-in-error' },
}

const deviceStatuses: Readonly<Record<NonNullable<Device['status']>, Happening>> = {
  active: 'going-on',
  inactive: 'happened',
  unknown: 'unknown',
  'entered-in-error': { notCounted: 'entered-in-error' },
}

const procedureKinds: ReadonlySet<ConceptKind> = new Set([
  'condition',
  'medicine',
  'procedure',
  'exposure',
  'device',
  'circumstance',
])
const deviceKinds: ReadonlySet<ConceptKind> = new Set(['device', 'circumstance'])

export function readProcedure(reading: Reading, entry: RecordEntry): void {
  const named = readCodedConcept(reading, entry, 'code', entry.resource.code, procedureKinds)
  if (named.length === 0) return
  const happening = happeningOf(reading, entry, procedureStatuses)
  if (happening === undefined) return
  const performed = readTiming(reading, entry, 'performed')
  const zones = readBodySites(reading, entry)
  for (const concept of named) {
    addRecordedFact(reading, entry, concept, { ...courseOf(happening, concept.kind, performed), zones })
  }
}

/** An implant or other device of the patient. The record seldom says since when, and "inactive" may still be in place. */
export function readDevice(reading: Reading, entry: RecordEntry): void {
  const named = readCodedConcept(reading, entry, 'type', entry.resource.type, deviceKinds)
  if (named.length === 0) return
  const happening = entry.resource.status === undefined ? 'going-on' : happeningOf(reading, entry, deviceStatuses)
  if (happening === undefined) return
  const standing = happening === 'going-on' ? 'ongoing' : 'suspected'
  for (const concept of named) addRecordedFact(reading, entry, concept, { standing })
}
