import { knownStatus, readCodedConcept } from './coded-concept.ts'
import { readDate, readTiming, type Timing } from './dates.ts'
import { shortText } from './json.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { addRecordedFact, type Course, readBodySites, type Standing } from './recorded-fact.ts'
import type { ConceptKind } from './terminology.ts'

type Clinical = 'ongoing' | 'over'
type Verification = 'confirmed' | 'suspected' | 'refuted' | 'entered-in-error'

/** http://hl7.org/fhir/R4/valueset-condition-clinical.html and valueset-allergyintolerance-clinical.html */
const clinicalStatuses: ReadonlyMap<string, Clinical> = new Map([
  ['active', 'ongoing'],
  ['recurrence', 'ongoing'],
  ['relapse', 'ongoing'],
  ['inactive', 'over'],
  ['remission', 'over'],
  ['resolved', 'over'],
])

/** http://hl7.org/fhir/R4/valueset-condition-ver-status.html and valueset-allergyintolerance-verification.html */
const verificationStatuses: ReadonlyMap<string, Verification> = new Map([
  ['confirmed', 'confirmed'],
  ['unconfirmed', 'suspected'],
  ['provisional', 'suspected'],
  ['differential', 'suspected'],
  ['refuted', 'refuted'],
  ['entered-in-error', 'entered-in-error'],
])

/** A diagnosis may speak of anything but a number: "long-term use of anticoagulants" is one, too. */
const conditionKinds: ReadonlySet<ConceptKind> = new Set([
  'condition',
  'medicine',
  'procedure',
  'exposure',
  'allergy',
  'device',
  'circumstance',
])

/** The code of an allergy is often the substance, which must not be read as a medicine that is taken. */
const allergyKinds: ReadonlySet<ConceptKind> = new Set(['allergy', 'condition', 'circumstance'])

export function readCondition(reading: Reading, entry: RecordEntry): void {
  const named = readCodedConcept(reading, entry, 'code', entry.resource.code, conditionKinds)
  if (named.length === 0) return
  const abatement = readTiming(reading, entry, 'abatement')
  const course = readCourse(reading, entry, abatement)
  if (course === undefined) return
  const zones = readBodySites(reading, entry)
  for (const concept of named) addRecordedFact(reading, entry, concept, { ...course, zones })
}

export function readAllergyIntolerance(reading: Reading, entry: RecordEntry): void {
  const named = readCodedConcept(reading, entry, 'code', entry.resource.code, allergyKinds)
  if (named.length === 0) return
  const course = readCourse(reading, entry, { said: false })
  if (course === undefined) return
  for (const concept of named) addRecordedFact(reading, entry, concept, course)
}

function readCourse(reading: Reading, entry: RecordEntry, abatement: Timing): Course | undefined {
  const { resource } = entry
  const verification = knownStatus(resource.verificationStatus, verificationStatuses)
  if (verification === 'refuted' || verification === 'entered-in-error') {
    addProblem(reading, entry, undefined, 'not-counted', { reason: verification })
    return undefined
  }
  const clinical = clinicalStanding(reading, entry, abatement)
  const standing: Standing = verification === 'suspected' ? 'suspected' : clinical
  return {
    standing,
    start: readTiming(reading, entry, 'onset').from,
    end: abatement.to,
    recordedOn: readDate(resource.recordedDate, reading, entry, 'recordedDate'),
  }
}

function clinicalStanding(reading: Reading, entry: RecordEntry, abatement: Timing): Clinical {
  const { clinicalStatus } = entry.resource
  const clinical = knownStatus(clinicalStatus, clinicalStatuses)
  if (clinical === undefined) {
    if (clinicalStatus !== undefined) {
      addProblem(reading, entry, 'clinicalStatus', 'unknown-status', { status: shortText(clinicalStatus) })
    }
    return abatement.said ? 'over' : 'ongoing'
  }
  if (clinical === 'ongoing' && abatement.said) {
    addProblem(reading, entry, 'clinicalStatus', 'contradictory-status', { status: 'active', element: 'abatement' })
  }
  return clinical
}
