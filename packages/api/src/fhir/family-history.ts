import { conceptsIn, noteUnmapped } from './coded-concept.ts'
import { objectsIn, shortText } from './json.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { addRecordedFact } from './recorded-fact.ts'
import type { ConceptKind } from './terminology.ts'

/** What a relative's condition says of the patient. Nothing else in a family history is a fact about the patient. */
const familyConcepts: readonly { readonly ofRelative: string; readonly ofPatient: string }[] = [
  { ofRelative: 'keloid', ofPatient: 'family-keloid' },
]

const kinds: ReadonlySet<ConceptKind> = new Set(['condition'])

/** http://hl7.org/fhir/R4/valueset-history-status.html */
const statuses: ReadonlyMap<unknown, 'known' | 'entered-in-error' | 'health-unknown'> = new Map([
  ['partial', 'known'],
  ['completed', 'known'],
  ['health-unknown', 'health-unknown'],
  ['entered-in-error', 'entered-in-error'],
])

export function readFamilyMemberHistory(reading: Reading, entry: RecordEntry): void {
  const status = statuses.get(entry.resource.status)
  if (status === 'entered-in-error') {
    addProblem(reading, entry, 'status', 'not-counted', { reason: status })
    return
  }
  if (status === undefined) {
    addProblem(reading, entry, 'status', 'unknown-status', { status: shortText(entry.resource.status) })
  }
  for (const condition of objectsIn(entry.resource.condition)) {
    const named = conceptsIn(reading, condition.code, kinds)
    if (named.length === 0) noteUnmapped(reading, entry, entry.resourceType, condition.code)
    for (const concept of named) {
      if (concept.means === 'absent') continue
      for (const { ofRelative, ofPatient } of familyConcepts) {
        if (!reading.terminology.isKindOf(concept.concept, ofRelative)) continue
        const kind = reading.terminology.kindOf(ofPatient)
        if (kind === undefined) continue
        // A relative's condition that is over runs in the family all the same; where it was does not matter.
        const ofFamily = { ...concept, concept: ofPatient, kind, means: 'present' as const, zones: undefined }
        addRecordedFact(reading, entry, ofFamily, { standing: status === undefined ? 'suspected' : 'ongoing' })
      }
    }
  }
}
