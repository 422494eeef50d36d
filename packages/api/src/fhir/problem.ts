import type { JsonKind } from './json.ts'

type Nothing = Readonly<Record<string, never>>

/** Versions of FHIR that are told from R4 by their shape; `pre-R4` where DSTU2 and STU3 look alike. */
export type OtherFhirVersion = 'DSTU2' | 'STU3' | 'pre-R4' | 'R5'

/** Why an entry that could be read was not counted. */
export type NotCountedReason =
  | 'entered-in-error'
  | 'refuted'
  | 'denial-over'
  | 'not-taken'
  | 'not-done'
  | 'cancelled'
  | 'draft'
  | 'do-not-perform'
  | 'preparation'
  | 'registered'

/**
 * What may be wrong with a record that is read all the same: code, values for the message, and (in words) the remedy.
 *
 * Values never repeat free text of the record, so that a message cannot carry a name. Where a `count` is among them, the
 * place is the first of that many.
 */
export type ProblemDetails = {
  // What was left out: the facts may be fewer than the record holds.

  /** A value where a resource belongs. Remedy: look at the file at this place; it was damaged or is not FHIR. */
  'not-a-resource': { readonly found: JsonKind; readonly count: number }
  /** The shape of another FHIR version. Remedy: export as R4 (4.0.1); such a resource is not read, not even in part. */
  'wrong-fhir-version': { readonly version: OtherFhirVersion; readonly element: string; readonly count: number }
  /** Speaks of somebody else. Remedy: none if intended; else correct the reference. */
  'other-patient': { readonly subject: string; readonly count: number }
  /** A status that is missing or not one of R4. Read as unknown; a condition as ongoing; a measurement is left out. Remedy: correct the status. */
  'unknown-status': { readonly status: string }
  /** Neither a code nor a text. Remedy: add the code. */
  'no-code': Nothing
  /** The medicine is in another resource that is not in the record. Remedy: export Medication resources along. */
  'missing-resource': { readonly reference: string }
  /** A measurement in a unit that the code map does not convert. Remedy: add the unit to the code map. */
  'unknown-unit': { readonly concept: string; readonly unit: string }
  /** A value of a form that says nothing to the reader. Remedy: look at the entry; state the value by hand. */
  'unreadable-value': { readonly concept: string; readonly found: string }
  /** `<` or `>`: a bound is no number to compare with. Remedy: look at the entry; state the value by hand. */
  'value-is-a-bound': { readonly concept: string; readonly comparator: string }
  /** A page of search results that names a next one which is not here. Remedy: fetch all pages. */
  'more-pages': Nothing
  /** The server that exported the record reports errors or warnings. Remedy: read them, export again. */
  'server-message': { readonly severity: string; readonly count: number }
  /** Bundles within bundles beyond measure. Remedy: unpack them. */
  'too-deep': Nothing

  // What was read on the safe side.

  /** No such day, or no date at all. Read without it; an end becomes "over, since when is not known". Remedy: correct it. */
  'invalid-date': Nothing
  /** After the day of reading. Treated as an invalid date. Remedy: correct it, or read as of a later day. */
  'future-date': Nothing
  /** Over before it began. Read as over, since when is not known. Remedy: correct one of the dates. */
  'end-before-start': Nothing
  /** A time given as an age, and no birth date to count from. Remedy: add the birth date. */
  'age-without-birth-date': Nothing
  /** Says of nobody whom it is about; read as this patient's. Remedy: add the subject. */
  'no-subject': { readonly count: number }
  /** Its subject cannot be compared with the patient; read as this patient's. Remedy: refer to the Patient resource. */
  'unclear-subject': { readonly count: number }
  /** Status and dates contradict each other; read as ongoing. Remedy: correct one of them. */
  'contradictory-status': { readonly status: string; readonly element: string }
  /** Not a bundle type of R4; its entries were read as a collection. Remedy: correct the type. */
  'unknown-bundle-type': Nothing
  /** A sex that is none of male, female, other, unknown. Remedy: correct it. */
  'unknown-sex': Nothing
  /** The record says that the person has died. Remedy: check that it is the right record. */
  deceased: Nothing
  /** Breaks the published structure of R4 (validation only). Remedy: as `issue` says. */
  'invalid-resource': { readonly issue: string }

  // What is only said.

  /** Correctly left out; `reason` says why. No remedy needed. */
  'not-counted': { readonly reason: NotCountedReason }
  /** A result that may still change; it was read. Remedy: read again when it is final. */
  preliminary: Nothing
}

export type ProblemCode = keyof ProblemDetails

/** `place` is an address in the record, such as `Condition/4711.onsetDateTime`. */
export type Problem = {
  [Code in ProblemCode]: { readonly code: Code; readonly place: string; readonly detail: ProblemDetails[Code] }
}[ProblemCode]

/**
 * What a problem means for the facts.
 *
 * - `left-out`: something that may matter is not among them
 * - `doubtful`: it is among them, read on the safe side
 * - `note`: nothing is lost
 */
export type ProblemEffect = 'left-out' | 'doubtful' | 'note'

export const problemEffects: Readonly<Record<ProblemCode, ProblemEffect>> = {
  'not-a-resource': 'left-out',
  'wrong-fhir-version': 'left-out',
  'other-patient': 'left-out',
  'unknown-status': 'left-out',
  'no-code': 'left-out',
  'missing-resource': 'left-out',
  'unknown-unit': 'left-out',
  'unreadable-value': 'left-out',
  'value-is-a-bound': 'left-out',
  'more-pages': 'left-out',
  'server-message': 'left-out',
  'too-deep': 'left-out',
  'invalid-date': 'doubtful',
  'future-date': 'doubtful',
  'end-before-start': 'doubtful',
  'age-without-birth-date': 'doubtful',
  'no-subject': 'doubtful',
  'unclear-subject': 'doubtful',
  'contradictory-status': 'doubtful',
  'unknown-bundle-type': 'doubtful',
  'unknown-sex': 'doubtful',
  deceased: 'doubtful',
  'invalid-resource': 'doubtful',
  'not-counted': 'note',
  preliminary: 'note',
}

/** Why an input is not one person's record. */
export type RecordRefusal =
  /** Not a resource, a bundle or a list of resources. Remedy: give a FHIR R4 export in JSON. */
  | { readonly code: 'not-fhir'; readonly found: JsonKind }
  /** Former versions beside the present ones. Remedy: export the present state (a search or `$everything`). */
  | { readonly code: 'history-bundle' }
  /** Remedy: export as R4 (4.0.1). */
  | { readonly code: 'wrong-fhir-version'; readonly version: OtherFhirVersion; readonly element: string }
  /** The input is a server's error message. Remedy: read it and export again. */
  | { readonly code: 'server-message' }
  /** Nothing in it says whose record it is. Remedy: export the Patient resource along. */
  | { readonly code: 'no-patient' }
  /** Remedy: choose one of `patients`. */
  | { readonly code: 'several-patients'; readonly patients: readonly string[] }
  /** The chosen patient is not in the record. Remedy: choose one of `patients`. */
  | { readonly code: 'patient-not-found'; readonly patients: readonly string[] }
