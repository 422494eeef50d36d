import type { Fact } from '@stipple/domain/patient'
import { dayInterval, parseDay } from '@stipple/domain/units'
import type { JsonObject } from './json.ts'
import { type RecordedPatient, readPatient } from './patient.ts'
import type { Problem, RecordRefusal } from './problem.ts'
import { readEntries } from './read-entries.ts'
import type { Reading, UnmappedCode } from './reading.ts'
import { type RecordEntries, recordEntries } from './record-entries.ts'
import { resourceFinder } from './references.ts'
import type { CompiledTerminology } from './terminology.ts'
import { type ChosenPatient, choosePatient } from './whose-record.ts'

/** One person's record as the domain understands it, and everything that was not understood. */
export type PatientRecord = {
  readonly patient: RecordedPatient
  readonly facts: readonly Fact[]
  /** Codes and texts nobody maps, each once, the most frequent first. */
  readonly unmapped: readonly UnmappedCode[]
  /** Types of resources that hold no facts for us, with how many there were. */
  readonly notRead: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
  /** For whoever reads answers to questionnaires; of this patient only. */
  readonly questionnaireResponses: readonly { readonly reference: string; readonly resource: JsonObject }[]
}

export type ReadRecordOptions = {
  readonly terminology: CompiledTerminology
  /** The day of reading, `YYYY-MM-DD`; nothing after it is believed. */
  readonly today: string
  /** Which patient, when the input holds several: `Patient/4711`, the id or the full URL. */
  readonly patient?: string | undefined
}

/**
 * Reads one person's FHIR R4 record.
 *
 * @param input a Bundle (any type but history), one resource, or a list of resources and Bundles, as parsed JSON
 * @returns the record, or why the input is not one person's record; does not throw on any JSON value
 * @throws {RangeError} when `today` is not a date such as 2026-05-17
 */
export function readRecord(
  input: unknown,
  options: ReadRecordOptions,
): { readonly record: PatientRecord } | { readonly refusal: RecordRefusal } {
  parseDay(options.today)
  const found = recordEntries(input)
  if ('code' in found) return { refusal: found }
  const chosen = choosePatient(found.entries, options.patient)
  if ('code' in chosen) return { refusal: chosen }
  return { record: readFor(chosen, found, options) }
}

function readFor(
  { identity, entry }: ChosenPatient,
  { entries, problems, counted }: RecordEntries,
  { terminology, today }: ReadRecordOptions,
): PatientRecord {
  const patient: RecordedPatient = entry
    ? readPatient(entry, identity.reference, today, problems)
    : { reference: identity.reference }
  const reading: Reading = {
    terminology,
    today,
    birth: patient.birthDate === undefined ? undefined : dayInterval(patient.birthDate),
    medicationAt: resourceFinder(entries, 'Medication'),
    facts: [],
    problems,
    unmapped: new Map(),
    counted,
    latestDate: today,
  }
  const { notRead, questionnaireResponses } = readEntries(reading, identity, entries)
  const unmapped: UnmappedCode[] = []
  for (const ofType of reading.unmapped.values()) for (const code of ofType.values()) unmapped.push(code)
  return {
    patient,
    facts: reading.facts,
    unmapped: unmapped.sort((a, b) => b.count - a.count),
    notRead: Object.fromEntries([...notRead].sort(([a], [b]) => (a < b ? -1 : 1))),
    problems,
    questionnaireResponses,
  }
}
