import type { Patient } from '@medplum/fhirtypes'
import { dayInterval } from '@stipple/domain/units'
import { isAfter } from './dates.ts'
import type { Problem } from './problem.ts'
import { addProblem, type RecordEntry } from './reading.ts'

export type Sex = NonNullable<Patient['gender']>

/** What the record says of the person; no name, no number. */
export type RecordedPatient = {
  /** As the record refers to the patient: `Patient/4711`, else the full URL. */
  readonly reference: string
  readonly id?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
  readonly birthDate?: string
  /** The administrative sex of the record. */
  readonly sex?: Sex
  readonly deceased?: true
}

const sexes: ReadonlySet<unknown> = new Set<Sex>(['male', 'female', 'other', 'unknown'])

/** Reads a Patient resource. */
export function readPatient(
  entry: RecordEntry,
  reference: string,
  today: string,
  problems: Problem[],
): RecordedPatient {
  const { resource } = entry
  const birthDate = readBirthDate(entry, today, problems)
  if (resource.gender !== undefined && !sexes.has(resource.gender)) {
    addProblem({ problems }, entry, 'gender', 'unknown-sex', {})
  }
  const deceased = resource.deceasedBoolean === true || resource.deceasedDateTime !== undefined
  if (deceased) addProblem({ problems }, entry, 'deceased', 'deceased', {})
  return {
    reference,
    ...(typeof resource.id === 'string' && { id: resource.id }),
    ...(birthDate !== undefined && { birthDate }),
    ...(sexes.has(resource.gender) && { sex: resource.gender as Sex }),
    ...(deceased && { deceased }),
  }
}

function readBirthDate(entry: RecordEntry, today: string, problems: Problem[]): string | undefined {
  const { birthDate } = entry.resource
  if (birthDate === undefined || birthDate === null) return undefined
  if (typeof birthDate !== 'string' || dayInterval(birthDate) === undefined) {
    addProblem({ problems }, entry, 'birthDate', 'invalid-date', {})
    return undefined
  }
  if (isAfter(birthDate, today)) {
    addProblem({ problems }, entry, 'birthDate', 'future-date', {})
    return undefined
  }
  return birthDate
}
