import { isObject } from './json.ts'
import { countProblem, type Reading, type RecordEntry, placeOf } from './reading.ts'
import { type PatientIdentity, safeReference, subjectVerdict } from './references.ts'

/** Returns a test for whether an entry is about the patient; one that is not, or may not be, is counted as a problem. */
export function subjectCheck(
  reading: Reading,
  patient: PatientIdentity,
): (entry: RecordEntry, subject: unknown) => boolean {
  // Nearly all entries of a record say it in the same words.
  let known: string | undefined
  return (entry, subject) => {
    const reference = isObject(subject) ? subject.reference : undefined
    if (reference !== undefined && reference === known) return true
    const place = () => placeOf(entry)
    const verdict = subjectVerdict(patient, subject, entry.resource)
    switch (verdict) {
      case 'same':
        // What is contained in one resource is somebody else in the next.
        if (typeof reference === 'string' && !reference.startsWith('#')) known = reference
        return true
      case 'other': {
        const named = typeof reference === 'string' ? safeReference(reference) : 'identifier'
        countProblem(reading, place, 'other-patient', { subject: named })
        return false
      }
      case 'unclear':
        countProblem(reading, place, 'unclear-subject', {})
        return true
      case 'none':
        countProblem(reading, place, 'no-subject', {})
        return true
      default:
        return verdict satisfies never
    }
  }
}
