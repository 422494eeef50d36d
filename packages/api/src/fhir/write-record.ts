import type { Zone } from '@stipple/domain/anatomy'
import type { Concept, Fact } from '@stipple/domain/patient'
import type { Bundle, CodeableConcept, Patient, Resource } from '@medplum/fhirtypes'
import { answerSystem, conceptSystem, statementUrl, zoneSystem } from './own-system.ts'
import type { RecordedIdentifier } from './patient-identity.ts'

/** A person as they are to be written. */
export type WrittenPerson = {
  readonly personId: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly sex: 'male' | 'female' | 'other' | 'unknown' | null
  readonly phone: string | null
  readonly email: string | null
  readonly language: string | null
  readonly identifiers: readonly RecordedIdentifier[]
  readonly facts: readonly { readonly factId: string; readonly statement: Fact; readonly assertedAt: Date }[]
}

type Context = {
  readonly concepts: readonly Concept[]
  readonly zones: readonly Zone[]
  readonly exportedAt: Date
}

/**
 * Everything known of a person as a FHIR R4 bundle: a Patient, and a resource for each statement.
 *
 * A measurement becomes an Observation with its quantity. What is present becomes a Condition, an AllergyIntolerance, a
 * MedicationStatement or a Procedure; everything else (absent, unknown, exposures, devices, circumstances) an Observation
 * that says so. Each carries the original coding beside Stipple's own, and the statement itself in an extension.
 */
export function writeRecord(person: WrittenPerson, context: Context): Bundle {
  const names = {
    concepts: new Map(context.concepts.map((concept) => [concept.id, concept])),
    zones: new Map(context.zones.map((zone) => [zone.id, zone.name.en])),
  }
  const subject = { reference: `urn:uuid:${person.personId}` }
  const resources: [string, Resource][] = [
    [person.personId, patientOf(person)],
    ...person.facts.map(({ factId, statement, assertedAt }): [string, Resource] => [
      factId,
      resourceOf(statement, { subject, id: factId, issued: assertedAt.toISOString(), ...names }),
    ]),
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: context.exportedAt.toISOString(),
    entry: resources.map(([id, resource]) => ({ fullUrl: `urn:uuid:${id}`, resource })),
  }
}

function patientOf(person: WrittenPerson): Patient {
  const { personId, fullName, birthDate, sex, phone, email, language, identifiers } = person
  const telecom: NonNullable<Patient['telecom']> = [
    ...(phone === null ? [] : [{ system: 'phone' as const, value: phone }]),
    ...(email === null ? [] : [{ system: 'email' as const, value: email }]),
  ]
  return {
    resourceType: 'Patient',
    id: personId,
    name: [{ text: fullName }],
    ...(identifiers.length === 0
      ? {}
      : { identifier: identifiers.map(({ system, value }) => (system === '' ? { value } : { system, value })) }),
    ...(birthDate === null ? {} : { birthDate }),
    ...(sex === null ? {} : { gender: sex }),
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(language === null
      ? {}
      : {
          communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] }, preferred: true }],
        }),
  }
}

type Place = {
  readonly subject: { readonly reference: string }
  readonly id: string
  readonly issued: string
  readonly concepts: ReadonlyMap<string, Concept>
  readonly zones: ReadonlyMap<string, string>
}

function resourceOf(fact: Fact, place: Place): Resource {
  const { subject, id } = place
  const concept = place.concepts.get(fact.concept)
  const common = { id, extension: [{ url: statementUrl, valueString: JSON.stringify(fact) }] }
  const code = codeOf(fact, concept)
  const kind = fact.answer === 'present' ? concept?.kind : undefined
  const zones = (fact.zones ?? []).map((zone) => coded(zoneSystem, zone, place.zones.get(zone) ?? zone))
  const bodySites = zones.length === 0 ? {} : { bodySite: zones }
  if (kind === 'condition') {
    return {
      resourceType: 'Condition',
      ...common,
      subject,
      code,
      ...bodySites,
      clinicalStatus: clinicalStatus('condition-clinical', fact),
      ...(fact.start === undefined ? {} : { onsetDateTime: fact.start }),
      ...(isDate(fact.end) ? { abatementDateTime: fact.end } : {}),
    }
  }
  if (kind === 'allergy') {
    return {
      resourceType: 'AllergyIntolerance',
      ...common,
      patient: subject,
      code,
      clinicalStatus: clinicalStatus('allergyintolerance-clinical', fact),
      ...(fact.start === undefined ? {} : { onsetDateTime: fact.start }),
    }
  }
  const isTimed = fact.start !== undefined || isDate(fact.end)
  if (kind === 'medicine') {
    return {
      resourceType: 'MedicationStatement',
      ...common,
      subject,
      medicationCodeableConcept: code,
      status: fact.end === undefined ? 'active' : 'completed',
      ...(isTimed ? { effectivePeriod: period(fact) } : {}),
    }
  }
  if (kind === 'procedure') {
    return {
      resourceType: 'Procedure',
      ...common,
      subject,
      code,
      status: fact.end === undefined ? 'in-progress' : 'completed',
      ...bodySites,
      ...(isTimed ? { performedPeriod: period(fact) } : {}),
    }
  }
  return {
    resourceType: 'Observation',
    ...common,
    status: 'final',
    subject,
    code,
    issued: place.issued,
    ...(zones[0] === undefined ? {} : { bodySite: zones[0] }),
    ...(fact.start === undefined ? {} : { effectiveDateTime: fact.start }),
    ...(fact.value === undefined
      ? { valueCodeableConcept: coded(answerSystem, fact.answer, fact.answer) }
      : {
          valueQuantity: {
            value: fact.value.number,
            unit: fact.value.unit,
            system: 'http://unitsofmeasure.org',
            code: fact.value.unit,
          },
        }),
  }
}

/** Stipple's own coding, and the one of the record it came from. */
function codeOf({ concept: id, source }: Fact, concept: Concept | undefined): CodeableConcept {
  const own = { system: conceptSystem, code: id, display: concept?.title.en ?? id }
  const original = source.code
  if (!original) return { coding: [own], text: own.display }
  const { system, code, display } = original
  return { coding: [own, { system, code, ...(display === undefined ? {} : { display }) }], text: own.display }
}

const coded = (system: string, code: string, display: string): CodeableConcept => ({
  coding: [{ system, code, display }],
  text: display,
})

const isDate = (end: string | undefined): end is string => end !== undefined && end !== 'unknown'

function clinicalStatus(system: 'condition-clinical' | 'allergyintolerance-clinical', { end }: Fact): CodeableConcept {
  const code = end === undefined ? 'active' : 'resolved'
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] }
}

function period({ start, end }: Fact) {
  return { ...(start === undefined ? {} : { start }), ...(isDate(end) ? { end } : {}) }
}
