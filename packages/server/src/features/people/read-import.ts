import { createHash } from 'node:crypto'
import {
  type CompiledTerminology,
  groupByPatient,
  type PatientRecord,
  type Problem,
  readIdentity,
  type RecordedIdentity,
  readRecord,
  type RecordRefusal,
} from '@stipple/api/fhir'
import { canonicalJson } from '@stipple/knowledge'

/** One person of an import, as far as the record tells. */
export type ImportedPerson = {
  readonly identity: RecordedIdentity
  readonly record: PatientRecord
  /** SHA-256 over the canonical JSON of everything the file holds of this person: the same content, the same hash. */
  readonly contentHash: string
  readonly resourceCount: number
}

/** A person that could not be read; the others are. */
export type LeftOut = { readonly reference: string; readonly refusal: RecordRefusal }

export type ImportReading = {
  readonly people: readonly ImportedPerson[]
  readonly leftOut: readonly LeftOut[]
  /** Resources that name no patient, by type. */
  readonly unassigned: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
}

export type ImportRefusal =
  | { readonly code: 'empty' }
  /** `line` is 1 for a file that is one JSON text. */
  | { readonly code: 'not-json'; readonly line: number }
  | RecordRefusal

/**
 * Reads a file of FHIR R4 (one JSON text, or NDJSON) into the people it is about. Nothing is stored.
 *
 * @param options.today `YYYY-MM-DD`
 * @returns every person of the file, those left out with the reason, or why nothing of the file can be read
 */
export function readImport(
  text: string,
  options: { readonly terminology: CompiledTerminology; readonly today: string },
): { readonly reading: ImportReading } | { readonly refusal: ImportRefusal } {
  const parsed = parseResources(text)
  if ('code' in parsed) return { refusal: parsed }
  const grouped = groupByPatient(parsed.value)
  if ('refusal' in grouped) return grouped
  const { records, unassigned, problems } = grouped.groups
  if (records.length === 0) return { refusal: { code: 'no-patient' } }
  const people: ImportedPerson[] = []
  const leftOut: LeftOut[] = []
  for (const { reference, bundle } of records) {
    const forPatient = { ...options, patient: reference }
    const read = readRecord(bundle, forPatient)
    const identified = readIdentity(bundle, forPatient)
    if ('refusal' in read) leftOut.push({ reference, refusal: read.refusal })
    else if ('refusal' in identified) leftOut.push({ reference, refusal: identified.refusal })
    else {
      people.push({
        identity: identified.identity,
        record: read.record,
        contentHash: createHash('sha256').update(canonicalJson(bundle)).digest('hex'),
        resourceCount: (bundle.entry as readonly unknown[]).length,
      })
    }
  }
  return { reading: { people, leftOut, unassigned, problems } }
}

/** One JSON text is tried first; what is none may be NDJSON, where every line that is not blank is one. */
function parseResources(text: string): { value: unknown } | { code: 'empty' } | { code: 'not-json'; line: number } {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  if (body.trim() === '') return { code: 'empty' }
  const whole = parse(body)
  if (whole) return whole
  const values: unknown[] = []
  for (const [index, line] of body.split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = parse(line)
    if (!parsed) return { code: 'not-json', line: values.length === 0 ? 1 : index + 1 }
    values.push(parsed.value)
  }
  return { value: values }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
