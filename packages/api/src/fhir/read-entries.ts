import { addAnsweredFacts, type AnswerSeries } from './answer-series.ts'
import { readAllergyIntolerance, readCondition } from './condition.ts'
import { readFamilyMemberHistory } from './family-history.ts'
import { readImmunization } from './immunization.ts'
import { type JsonObject, objectsIn } from './json.ts'
import { readMedicationAdministration, readMedicationRequest, readMedicationStatement } from './medication.ts'
import { readObservation } from './observation.ts'
import { isR4 } from './other-version.ts'
import { ownStatement } from './own-statement.ts'
import { readDevice, readProcedure } from './procedure.ts'
import { type Reading, type RecordEntry, referenceOf } from './reading.ts'
import type { PatientIdentity } from './references.ts'
import { subjectCheck } from './whose-entry.ts'

/** What an entry holds for somebody else to read. */
export type EntriesLeft = {
  /** Types of resources that hold no facts, with how many there were. */
  readonly notRead: Map<string, number>
  readonly questionnaireResponses: { readonly reference: string; readonly resource: JsonObject }[]
}

/** Reads every entry into facts, unmapped codes and problems of the reading. */
export function readEntries(reading: Reading, patient: PatientIdentity, entries: readonly RecordEntry[]): EntriesLeft {
  const left: EntriesLeft = { notRead: new Map(), questionnaireResponses: [] }
  const series: AnswerSeries = new Map()
  const isAbout = subjectCheck(reading, patient)
  for (const entry of entries) readEntry(reading, entry, isAbout, series, left)
  addAnsweredFacts(reading, series)
  return left
}

function readEntry(
  reading: Reading,
  entry: RecordEntry,
  isAbout: (entry: RecordEntry, subject: unknown) => boolean,
  series: AnswerSeries,
  left: EntriesLeft,
): void {
  const { resource, resourceType } = entry
  const own = ownStatement(entry, reading.terminology)
  if (own) {
    if (isAbout(entry, resource.subject ?? resource.patient)) reading.facts.push(own)
    return
  }
  switch (resourceType) {
    // By far the most frequent; its version is looked at only where its code is known.
    case 'Observation':
      if (isAbout(entry, resource.subject)) readObservation(reading, entry, series)
      return
    case 'Condition':
      if (isR4(reading, entry) && isAbout(entry, resource.subject)) readCondition(reading, entry)
      return
    case 'MedicationRequest':
      if (isR4(reading, entry) && isAbout(entry, resource.subject)) readMedicationRequest(reading, entry)
      return
    case 'MedicationStatement':
      if (isR4(reading, entry) && isAbout(entry, resource.subject)) readMedicationStatement(reading, entry)
      return
    case 'MedicationAdministration':
      if (isR4(reading, entry) && isAbout(entry, resource.subject)) readMedicationAdministration(reading, entry)
      return
    case 'AllergyIntolerance':
      if (isR4(reading, entry) && isAbout(entry, resource.patient)) readAllergyIntolerance(reading, entry)
      return
    case 'Procedure':
      if (isR4(reading, entry) && isAbout(entry, resource.subject)) readProcedure(reading, entry)
      return
    case 'Immunization':
      if (isR4(reading, entry) && isAbout(entry, resource.patient)) readImmunization(reading, entry)
      return
    case 'FamilyMemberHistory':
      if (isR4(reading, entry) && isAbout(entry, resource.patient)) readFamilyMemberHistory(reading, entry)
      return
    case 'Device':
      // Most devices are machines of a clinic; only those that name a patient are implants and the like.
      if (resource.patient === undefined) count(left.notRead, resourceType)
      else if (isAbout(entry, resource.patient)) readDevice(reading, entry)
      return
    case 'QuestionnaireResponse':
      if (isAbout(entry, resource.subject)) {
        left.questionnaireResponses.push({ reference: referenceOf(entry), resource })
      }
      return
    case 'DiagnosticReport':
      count(left.notRead, resourceType)
      for (const result of containedResults(entry)) {
        if (isAbout(result, result.resource.subject ?? resource.subject)) readObservation(reading, result, series)
      }
      return
    case 'MedicationOrder':
    case 'MedicationPrescription':
      isR4(reading, entry)
      return
    case 'Patient':
    case 'Medication':
      return
    default:
      count(left.notRead, resourceType)
  }
}

/** Results that a report brings along inside itself. */
function containedResults(report: RecordEntry): RecordEntry[] {
  if (report.resource.contained === undefined) return []
  return objectsIn(report.resource.contained)
    .filter((resource) => resource.resourceType === 'Observation')
    .map((resource, index) => ({
      // Its id is good inside the report only.
      resource: { ...resource, id: undefined },
      resourceType: 'Observation',
      fullUrl: undefined,
      list: `${referenceOf(report)}.contained`,
      index,
    }))
}

function count(counts: Map<string, number>, resourceType: string): void {
  counts.set(resourceType, (counts.get(resourceType) ?? 0) + 1)
}
