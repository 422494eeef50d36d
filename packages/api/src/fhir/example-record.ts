import type {
  Condition,
  Encounter,
  MedicationRequest,
  Observation,
  Patient,
  Procedure,
  Resource,
} from '@medplum/fhirtypes'
import { type Concept, conceptSchema, terminologySchema } from '@stipple/domain/patient'
import { type PatientRecord, readRecord } from './read-record.ts'
import { type CompiledTerminology, compileTerminology } from './terminology.ts'

/** A small terminology and resources for tests; the code systems are invented, so that nobody's licence is touched. */
export const conditionSystem = 'http://example.org/conditions'
export const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm'
export const medicineSystem = 'http://example.org/medicines'
export const observationSystem = 'http://example.org/observations'
export const answerSystem = 'http://example.org/answers'
export const siteSystem = 'http://example.org/sites'

const text = (en: string) => ({ en, tr: en })
const concept = (id: string, kind: Concept['kind'], more: Partial<Concept> = {}): Concept =>
  conceptSchema.parse({ id, kind, title: text(id), ...more })

export const exampleConcepts: readonly Concept[] = [
  concept('any-allergy', 'allergy'),
  concept('any-medicine', 'medicine'),
  concept('keloid', 'condition'),
  concept('keloid-extreme', 'condition', { parents: ['keloid'] }),
  concept('family-keloid', 'circumstance'),
  concept('diabetes', 'condition'),
  concept('psoriasis', 'condition'),
  concept('organ-transplant', 'condition'),
  concept('pregnancy', 'condition', { lastsAtMost: { weeks: 43 } }),
  concept('smoking', 'exposure'),
  concept('chemotherapy', 'exposure'),
  concept('anticoagulant', 'medicine', { parents: ['any-medicine'] }),
  concept('warfarin', 'medicine', { parents: ['anticoagulant'] }),
  concept('acetylsalicylic-acid', 'medicine'),
  concept('isotretinoin', 'medicine'),
  concept('topical-retinoid', 'medicine'),
  concept('latex-allergy', 'allergy', { parents: ['any-allergy'] }),
  concept('acetylsalicylic-acid-allergy', 'allergy', { parents: ['any-allergy'] }),
  concept('laser-ablative', 'procedure'),
  concept('vaccination', 'procedure'),
  concept('active-implant', 'device'),
  concept('hba1c', 'measurement', { unit: '%' }),
  concept('platelet-count', 'measurement', { unit: '10*9/L' }),
]

export const exampleZones = ['face', 'face.cheek', 'face.cheek.left', 'face.cheek.right', 'scalp']

const licence = { licence: 'invented', seenIn: 'invented' }
const answer = (code: string, means: string) => ({ system: answerSystem, code, means, verified: true })

export const exampleTerminology = terminologySchema.parse({
  codeMaps: [
    {
      system: conditionSystem,
      name: 'conditions',
      alsoWritten: ['urn:oid:1.2.3'],
      ...licence,
      entries: [
        { concept: 'keloid', code: 'keloid', verified: true },
        { concept: 'keloid', code: 'keloid-cheek', verified: false, zones: ['face.cheek'] },
        { concept: 'keloid', code: 'history-of-keloid', verified: true, means: 'over' },
        { concept: 'diabetes', code: 'type-1', verified: true },
        { concept: 'psoriasis', code: 'psoriasis', verified: true },
        { concept: 'psoriasis', code: 'psoriasis-unverified', verified: false },
        { concept: 'pregnancy', code: 'pregnant', verified: true },
        { concept: 'organ-transplant', code: 'kidney-transplant', verified: true },
        { concept: 'latex-allergy', code: 'latex-allergy', verified: true },
        { concept: 'any-allergy', code: 'no-known-allergy', verified: true, means: 'absent' },
        { concept: 'chemotherapy', code: 'chemotherapy', verified: true },
        { concept: 'laser-ablative', code: 'laser', verified: true },
        { concept: 'active-implant', code: 'pacemaker', verified: true },
      ],
    },
    {
      system: icd10,
      name: 'ICD-10-CM',
      ...licence,
      entries: [
        { concept: 'keloid', code: 'L91.0', verified: true },
        { concept: 'diabetes', prefix: 'E11', verified: true },
        { concept: 'diabetes', prefix: 'E1', verified: false },
        { concept: 'anticoagulant', code: 'Z79.01', verified: true },
      ],
    },
    {
      system: medicineSystem,
      name: 'medicines',
      ...licence,
      entries: [
        { concept: 'any-medicine', code: 'no-known-medicines', verified: true, means: 'absent' },
        { concept: 'warfarin', code: 'warfarin', verified: true },
        { concept: 'acetylsalicylic-acid', code: 'aspirin', verified: true },
        { concept: 'acetylsalicylic-acid-allergy', code: 'aspirin', verified: true },
      ],
    },
    {
      system: observationSystem,
      name: 'observations',
      ...licence,
      entries: [
        {
          concept: 'hba1c',
          code: 'hba1c',
          verified: true,
          // NGSP % = 0.09148 × IFCC mmol/mol + 2.152
          units: [
            { unit: '%', factor: 1 },
            { unit: 'mmol/mol', factor: 0.09148, offset: 2.152 },
          ],
        },
        { concept: 'platelet-count', code: 'platelets', verified: true, units: [{ unit: '10*3/uL', factor: 1 }] },
        {
          concept: 'smoking',
          code: 'smoking-status',
          verified: true,
          answers: [
            answer('daily', 'present'),
            answer('former', 'over'),
            answer('never', 'absent'),
            answer('not-asked', 'unknown'),
          ],
        },
        { concept: 'pregnancy', code: 'is-pregnant', verified: true },
      ],
    },
  ],
  medicineNames: [
    { concept: 'warfarin', names: ['warfarin', 'varfarin'], route: 'systemic' },
    { concept: 'acetylsalicylic-acid', names: ['acetylsalicylic acid', 'asetilsalisilik asit'], route: 'systemic' },
    { concept: 'isotretinoin', names: ['isotretinoin'], route: 'systemic' },
    { concept: 'topical-retinoid', names: ['isotretinoin', 'tretinoin'], route: 'topical' },
  ],
  siteMaps: [
    {
      system: siteSystem,
      licence: 'invented',
      entries: [{ code: 'left-cheek', zones: ['face.cheek.left'], verified: true }],
    },
  ],
})

export function compiledExample(): CompiledTerminology {
  return compileTerminology({ terminology: exampleTerminology, concepts: exampleConcepts, zones: exampleZones })
}

export const today = '2026-06-15'
export const patient: Patient = { resourceType: 'Patient', id: 'p1', birthDate: '1970-03-02', gender: 'female' }
export const subject = { reference: 'Patient/p1' }

export const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
})

const statusSystem = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const verificationSystem = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'

export function condition(
  code: string,
  more: Partial<Condition> & { clinical?: string; verification?: string } = {},
): Condition {
  const { clinical, verification, ...rest } = more
  return {
    resourceType: 'Condition',
    id: 'c1',
    subject,
    code: coded(conditionSystem, code),
    ...(clinical !== undefined && { clinicalStatus: coded(statusSystem, clinical) }),
    ...(verification !== undefined && { verificationStatus: coded(verificationSystem, verification) }),
    ...rest,
  }
}

export function medicationRequest(code: string, more: Partial<MedicationRequest> = {}): MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id: 'm1',
    subject,
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: coded(medicineSystem, code),
    ...more,
  } as MedicationRequest
}

export function observation(code: string, more: Partial<Observation> = {}): Observation {
  return {
    resourceType: 'Observation',
    id: 'o1',
    subject,
    status: 'final',
    code: coded(observationSystem, code),
    ...more,
  }
}

export function procedure(code: string, more: Partial<Procedure> = {}): Procedure {
  return {
    resourceType: 'Procedure',
    id: 'pr1',
    subject,
    status: 'completed',
    code: coded(conditionSystem, code),
    ...more,
  }
}

export function encounter(): Encounter {
  return { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { code: 'AMB' } }
}

/** A resource, or what is none in the eyes of the type but may stand in a record. */
export type ExampleResource = Resource | Record<string, unknown>

/** A collection of the patient and these. */
export function record(...resources: readonly ExampleResource[]): Record<string, unknown> {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...resources].map((resource) => ({ resource })),
  }
}

/** Reads the patient and these. @throws {Error} when it is refused */
export function readExample(...resources: readonly ExampleResource[]): PatientRecord {
  const result = readRecord(record(...resources), { terminology: compiledExample(), today })
  if ('refusal' in result) throw new Error(`readExample: refused, ${result.refusal.code}`)
  return result.record
}
