import { isObject, textOf } from './json.ts'
import type { RecordRefusal } from './problem.ts'
import type { RecordEntry } from './reading.ts'
import {
  identityFromReference,
  identityOf,
  type PatientIdentity,
  relativePart,
  safeReference,
  withoutVersion,
} from './references.ts'

export type ChosenPatient = {
  readonly identity: PatientIdentity
  /** The Patient resource, when it is in the record. */
  readonly entry: RecordEntry | undefined
}

/**
 * Whose record it is: the patient asked for, or the only one there is.
 *
 * Without any Patient resource, the subjects that the other resources refer to decide.
 */
export function choosePatient(
  entries: readonly RecordEntry[],
  asked: string | undefined,
): ChosenPatient | RecordRefusal {
  const patients = patientsIn(entries)
  const candidates = patients.length > 0 ? patients : patientsReferredTo(entries)
  if (asked !== undefined) {
    const chosen = candidates.find(({ identity }) => isMeant(identity, asked))
    return chosen ?? { code: 'patient-not-found', patients: named(candidates) }
  }
  const [only, ...others] = candidates
  if (only === undefined) return { code: 'no-patient' }
  return others.length === 0 ? only : { code: 'several-patients', patients: named(candidates) }
}

function patientsIn(entries: readonly RecordEntry[]): ChosenPatient[] {
  const patients = new Map<string, ChosenPatient>()
  for (const entry of entries) {
    if (entry.resourceType !== 'Patient') continue
    const identity = identityOf(entry)
    const key = entry.fullUrl ? withoutVersion(entry.fullUrl) : identity.reference
    if (!patients.has(key)) patients.set(key, { identity, entry })
  }
  return [...patients.values()]
}

function patientsReferredTo(entries: readonly RecordEntry[]): ChosenPatient[] {
  const patients = new Map<string, ChosenPatient>()
  for (const { resource } of entries) {
    const reference = patientReferenceOf(resource)
    if (reference === undefined) continue
    const identity = identityFromReference(reference)
    if (!patients.has(identity.reference)) patients.set(identity.reference, { identity, entry: undefined })
  }
  return [...patients.values()]
}

/** The patient that a resource says it is about, when it says so by a reference that can be followed. */
export function patientReferenceOf(resource: RecordEntry['resource']): string | undefined {
  const subject = resource.subject ?? resource.patient
  const reference = isObject(subject) ? textOf(subject.reference) : undefined
  if (reference === undefined || reference.startsWith('#') || reference.includes('?')) return undefined
  const relative = relativePart(reference)
  return relative === undefined || relative.startsWith('Patient/') ? reference : undefined
}

function isMeant(identity: PatientIdentity, asked: string): boolean {
  return identity.keys.has(withoutVersion(asked)) || identity.keys.has(`Patient/${asked}`)
}

const patientsNamed = 20

function named(candidates: readonly ChosenPatient[]): string[] {
  return candidates.slice(0, patientsNamed).map(({ identity }) => safeReference(identity.reference))
}
