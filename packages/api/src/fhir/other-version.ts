import { isObject, type JsonObject } from './json.ts'
import type { OtherFhirVersion } from './problem.ts'
import { countProblem, type Reading, type RecordEntry, placeOf } from './reading.ts'

type Tell = {
  readonly element: string
  readonly version: OtherFhirVersion
  /** Without it, the element's being there is enough. */
  readonly when?: (value: unknown) => boolean
}

const isText = (value: unknown) => typeof value === 'string'
const hasAgent = (value: unknown) => isObject(value) && value.agent !== undefined

/**
 * Elements that R4 does not have, or has in another form, by resource type.
 *
 * From the difference tables at the end of each resource page of http://hl7.org/fhir/R4 and http://hl7.org/fhir/R5.
 */
const tells: ReadonlyMap<string, readonly Tell[]> = new Map<string, readonly Tell[]>([
  [
    'Condition',
    [
      { element: 'clinicalStatus', version: 'pre-R4', when: isText },
      { element: 'verificationStatus', version: 'pre-R4', when: isText },
      { element: 'abatementBoolean', version: 'pre-R4' },
      { element: 'assertedDate', version: 'STU3' },
      { element: 'dateRecorded', version: 'DSTU2' },
      { element: 'patient', version: 'DSTU2' },
    ],
  ],
  [
    'AllergyIntolerance',
    [
      { element: 'clinicalStatus', version: 'STU3', when: isText },
      { element: 'verificationStatus', version: 'STU3', when: isText },
      { element: 'assertedDate', version: 'STU3' },
      { element: 'substance', version: 'DSTU2' },
      { element: 'status', version: 'DSTU2' },
      { element: 'type', version: 'R5', when: isObject },
    ],
  ],
  [
    'MedicationRequest',
    [
      { element: 'medication', version: 'R5' },
      { element: 'requester', version: 'STU3', when: hasAgent },
      { element: 'context', version: 'STU3' },
    ],
  ],
  [
    'MedicationStatement',
    [
      { element: 'medication', version: 'R5' },
      { element: 'taken', version: 'STU3' },
      { element: 'wasNotTaken', version: 'DSTU2' },
      { element: 'patient', version: 'DSTU2' },
    ],
  ],
  [
    'MedicationAdministration',
    [
      { element: 'medication', version: 'R5' },
      // Spelled so in R5.
      { element: 'occurenceDateTime', version: 'R5' },
      { element: 'occurencePeriod', version: 'R5' },
      { element: 'notGiven', version: 'STU3' },
      { element: 'wasNotGiven', version: 'DSTU2' },
      { element: 'patient', version: 'DSTU2' },
    ],
  ],
  [
    'Observation',
    [
      { element: 'comment', version: 'STU3' },
      { element: 'context', version: 'STU3' },
      { element: 'related', version: 'pre-R4' },
      { element: 'comments', version: 'DSTU2' },
      { element: 'triggeredBy', version: 'R5' },
      { element: 'bodyStructure', version: 'R5' },
    ],
  ],
  [
    'Procedure',
    [
      { element: 'occurrenceDateTime', version: 'R5' },
      { element: 'occurrencePeriod', version: 'R5' },
      { element: 'notDone', version: 'STU3' },
      { element: 'context', version: 'STU3' },
      { element: 'notPerformed', version: 'DSTU2' },
    ],
  ],
  [
    'Immunization',
    [
      { element: 'date', version: 'pre-R4' },
      { element: 'notGiven', version: 'STU3' },
      { element: 'wasNotGiven', version: 'DSTU2' },
    ],
  ],
  ['FamilyMemberHistory', [{ element: 'notDone', version: 'STU3' }]],
  ['MedicationOrder', [{ element: 'resourceType', version: 'DSTU2' }]],
  ['MedicationPrescription', [{ element: 'resourceType', version: 'DSTU2' }]],
])

const profileTells: readonly (readonly [OtherFhirVersion, RegExp])[] = [
  ['DSTU2', /\/DSTU2?\/|\/fhir\/1\.0\//i],
  ['STU3', /\/STU3\/|\/fhir\/3\.0\//i],
  ['R5', /\/R5\/|\/fhir\/5\.0\//i],
]

/** False, with a problem, for a resource of another version: it is not read, since the same words may mean otherwise. */
export function isR4(reading: Reading, entry: RecordEntry): boolean {
  const other = otherVersionOf(entry.resourceType, entry.resource)
  if (!other) return true
  const element = `${entry.resourceType}.${other.element}`
  countProblem(reading, () => placeOf(entry), 'wrong-fhir-version', { version: other.version, element })
  return false
}

/** How a resource shows that it is not FHIR R4; undefined when nothing shows it. */
function otherVersionOf(
  resourceType: string,
  resource: JsonObject,
): { readonly version: OtherFhirVersion; readonly element: string } | undefined {
  for (const { element, version, when } of tells.get(resourceType) ?? []) {
    const value = resource[element]
    if (value !== undefined && (when === undefined || when(value))) return { version, element }
  }
  const profiles = isObject(resource.meta) ? resource.meta.profile : undefined
  if (!Array.isArray(profiles)) return undefined
  for (const profile of profiles) {
    const found = typeof profile === 'string' ? profileTells.find(([, pattern]) => pattern.test(profile)) : undefined
    if (found) return { version: found[0], element: 'meta.profile' }
  }
  return undefined
}
