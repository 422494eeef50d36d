import { conceptsIn, type NamedConcept, noteUnmapped, shown, wordsIn } from './coded-concept.ts'
import { isObject, type JsonObject, objectsIn, shortText, textOf } from './json.ts'
import { readAdministrationCourse, readRequestCourse, readStatementCourse } from './medicine-course.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { addRecordedFact, type Course } from './recorded-fact.ts'
import { safeReference } from './references.ts'
import type { ConceptKind } from './terminology.ts'

/** A substance that is given is no allergy to it, and no measurement. */
const medicineKinds: ReadonlySet<ConceptKind> = new Set([
  'medicine',
  'exposure',
  'procedure',
  'condition',
  'device',
  'circumstance',
])

export function readMedicationRequest(reading: Reading, entry: RecordEntry): void {
  readMedicine(reading, entry, readRequestCourse)
}

export function readMedicationStatement(reading: Reading, entry: RecordEntry): void {
  readMedicine(reading, entry, readStatementCourse)
}

export function readMedicationAdministration(reading: Reading, entry: RecordEntry): void {
  readMedicine(reading, entry, readAdministrationCourse)
}

function readMedicine(
  reading: Reading,
  entry: RecordEntry,
  courseOf: (reading: Reading, entry: RecordEntry) => Course | undefined,
): void {
  const medicines = medicinesOf(reading, entry)
  if (medicines.length === 0) return
  const course = courseOf(reading, entry)
  if (course === undefined) return
  for (const medicine of medicines) addRecordedFact(reading, entry, medicine, course)
}

/** What is said of one medicine, from wherever it is described. */
type Description = {
  /** CodeableConcepts: the product, then its ingredients. */
  readonly codes: unknown[]
  /** How it is given, in words. */
  readonly route: string[]
  /** Medications that were looked at; one may be made of others, and of itself where a record is wrong. */
  readonly seen: Set<JsonObject>
  /** What the reference is called where it is used. */
  display: string | undefined
  missing: string | undefined
}

function medicinesOf(reading: Reading, entry: RecordEntry): readonly NamedConcept[] {
  const described = describe(reading, entry)
  const found = new Map<string, NamedConcept>()
  for (const code of described.codes) {
    for (const named of conceptsIn(reading, code, medicineKinds)) {
      if (!found.has(named.concept)) found.set(named.concept, named)
    }
  }
  if (found.size > 0) return [...found.values()]
  const byName = medicinesByName(reading, described)
  const { missing, display } = described
  if (missing !== undefined) {
    addProblem(reading, entry, 'medicationReference', 'missing-resource', { reference: safeReference(missing) })
  }
  if (byName.length > 0) return byName
  const unmapped =
    described.codes.some((code) => noteUnmapped(reading, entry, entry.resourceType, code)) ||
    (display !== undefined && noteUnmapped(reading, entry, entry.resourceType, { text: display }))
  if (!unmapped && missing === undefined) addProblem(reading, entry, 'medication', 'no-code', {})
  return []
}

function medicinesByName(reading: Reading, described: Description): NamedConcept[] {
  let names = described.display ?? ''
  for (const code of described.codes) names += ` ; ${wordsIn(code)}`
  const matches = reading.terminology.medicinesNamed({ names, route: described.route.join(' ; ') })
  if (matches.length === 0) return []
  const coding = described.codes.flatMap((code) => (isObject(code) ? objectsIn(code.coding) : [])).find(isCoded)
  return matches
    .filter(({ kind }) => medicineKinds.has(kind))
    .map((match) => ({
      ...shown(match),
      match,
      coding: coding ? readableCoding(coding) : undefined,
      matchedBy: 'name' as const,
    }))
}

function isCoded(coding: JsonObject): boolean {
  return textOf(coding.system) !== undefined && textOf(coding.code) !== undefined
}

function readableCoding(coding: JsonObject): NamedConcept['coding'] {
  const display = textOf(coding.display)
  return {
    system: shortText(coding.system, 200),
    code: shortText(coding.code, 64),
    ...(display !== undefined && { display }),
  }
}

function describe(reading: Reading, entry: RecordEntry): Description {
  const { resource } = entry
  const described: Description = { codes: [], route: [], seen: new Set(), display: undefined, missing: undefined }
  for (const dosage of objectsIn(resource.dosageInstruction ?? resource.dosage))
    described.route.push(wordsIn(dosage.route))
  if (isObject(resource.medicationCodeableConcept)) described.codes.push(resource.medicationCodeableConcept)
  if (isObject(resource.medicationReference)) {
    described.display = textOf(resource.medicationReference.display)
    follow(reading, entry, resource.medicationReference, described)
  }
  return described
}

function follow(reading: Reading, entry: RecordEntry, reference: JsonObject, described: Description): void {
  const text = textOf(reference.reference)
  const medication = text === undefined ? undefined : resolve(reading, entry, text)
  if (medication) addMedication(reading, entry, medication, described)
  else described.missing = text ?? 'identifier'
}

function resolve(reading: Reading, entry: RecordEntry, reference: string): JsonObject | undefined {
  if (!reference.startsWith('#')) return reading.medicationAt(reference)
  const id = reference.slice(1)
  return objectsIn(entry.resource.contained).find((contained) => contained.id === id)
}

function addMedication(reading: Reading, entry: RecordEntry, first: JsonObject, described: Description): void {
  const waiting = [first]
  for (let medication = waiting.pop(); medication; medication = waiting.pop()) {
    if (described.seen.has(medication)) continue
    described.seen.add(medication)
    if (isObject(medication.code)) described.codes.push(medication.code)
    described.route.push(wordsIn(medication.form))
    for (const ingredient of objectsIn(medication.ingredient)) {
      if (ingredient.isActive === false) continue
      if (isObject(ingredient.itemCodeableConcept)) described.codes.push(ingredient.itemCodeableConcept)
      const reference = isObject(ingredient.itemReference) ? textOf(ingredient.itemReference.reference) : undefined
      const item = reference === undefined ? undefined : resolve(reading, entry, reference)
      if (item) waiting.push(item)
    }
  }
}
