import { isObject, type JsonObject, objectsIn, textOf } from './json.ts'
import type { Problem, RecordRefusal } from './problem.ts'
import type { RecordEntry } from './reading.ts'
import { recordEntries } from './record-entries.ts'
import { relativePart, withoutVersion } from './references.ts'
import { patientReferenceOf } from './whose-record.ts'

/** One person of a cohort: a Bundle that `readRecord` takes. */
export type CohortRecord = { readonly reference: string; readonly bundle: JsonObject }

export type PatientGroups = {
  /** Patients of the input in its order, then those who are only referred to. */
  readonly records: readonly CohortRecord[]
  /** Resources that name no patient, by type: organisations and the like, and what was left without a subject. */
  readonly unassigned: Readonly<Record<string, number>>
  /** Problems of the input as a whole. */
  readonly problems: readonly Problem[]
}

/**
 * Sorts a bulk export (or any mix of resources and Bundles) by patient, whatever order it is in.
 *
 * Each record gets the Medication resources that its entries refer to. Patients who are only referred to get a record,
 * too.
 */
export function groupByPatient(
  input: unknown,
): { readonly groups: PatientGroups } | { readonly refusal: RecordRefusal } {
  const found = recordEntries(input)
  if ('code' in found) return { refusal: found }
  const { entries } = found
  const groups = new Map<string, RecordEntry[]>()
  const aliases = patientAliases(entries, groups)
  const unassigned = new Map<string, number>()
  const medications = entries.filter(({ resourceType }) => resourceType === 'Medication')
  const groupKey = groupFinder(aliases)
  for (const entry of entries) {
    if (entry.resourceType === 'Patient' || entry.resourceType === 'Medication') continue
    const key = groupKey(entry)
    if (key === undefined) {
      unassigned.set(entry.resourceType, (unassigned.get(entry.resourceType) ?? 0) + 1)
      continue
    }
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  const addMedications = medicationAdder(medications)
  return {
    groups: {
      records: [...groups].map(([reference, group]) => ({ reference, bundle: bundleOf(addMedications(group)) })),
      unassigned: Object.fromEntries([...unassigned].sort(([a], [b]) => (a < b ? -1 : 1))),
      problems: found.problems,
    },
  }
}

/** Every way of writing each patient that is here, and a group for each. */
function patientAliases(entries: readonly RecordEntry[], groups: Map<string, RecordEntry[]>): Map<string, string> {
  const aliases = new Map<string, string>()
  for (const entry of entries) {
    if (entry.resourceType !== 'Patient') continue
    const id = textOf(entry.resource.id)
    const url = entry.fullUrl ? withoutVersion(entry.fullUrl) : undefined
    const key = id === undefined ? url : `Patient/${id}`
    if (key === undefined) continue
    for (const alias of [key, url, `urn:uuid:${id}`])
      if (alias !== undefined && !aliases.has(alias)) aliases.set(alias, key)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return aliases
}

function groupFinder(aliases: ReadonlyMap<string, string>): (entry: RecordEntry) => string | undefined {
  // Resources of one patient mostly stand together.
  let latest: unknown
  let latestKey: string | undefined
  return ({ resource }) => {
    const subject = resource.subject ?? resource.patient
    const written = isObject(subject) ? subject.reference : undefined
    if (written !== undefined && written === latest) return latestKey
    const reference = patientReferenceOf(resource)
    if (reference === undefined) return undefined
    const plain = withoutVersion(reference)
    const relative = relativePart(plain)
    latest = written
    latestKey = aliases.get(plain) ?? (relative === undefined ? plain : (aliases.get(relative) ?? relative))
    return latestKey
  }
}

function medicationAdder(medications: readonly RecordEntry[]) {
  const byReference = new Map<string, RecordEntry>()
  for (const entry of medications) {
    const id = textOf(entry.resource.id)
    for (const key of [entry.fullUrl, id && `Medication/${id}`, id && `urn:uuid:${id}`]) {
      if (key && !byReference.has(key)) byReference.set(key, entry)
    }
  }
  const find = (value: unknown) => {
    const reference = isObject(value) ? textOf(value.reference) : undefined
    if (reference === undefined) return undefined
    return byReference.get(withoutVersion(reference)) ?? byReference.get(relativePart(reference) ?? '')
  }
  return (group: readonly RecordEntry[]): RecordEntry[] => {
    const added = new Set<RecordEntry>()
    const waiting = group.flatMap(({ resource }) => find(resource.medicationReference) ?? [])
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (added.has(next)) continue
      added.add(next)
      for (const ingredient of objectsIn(next.resource.ingredient))
        waiting.push(...[find(ingredient.itemReference) ?? []].flat())
    }
    return [...group, ...added]
  }
}

function bundleOf(entries: readonly RecordEntry[]): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: entries.map(({ resource, fullUrl }) => (fullUrl === undefined ? { resource } : { fullUrl, resource })),
  }
}
