import type { Concept } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import { type Seeded, seeded } from './seeded.ts'

/** How many resources of each type a record holds. */
type Composition = Readonly<Partial<Record<keyof typeof builders, number>>>

/**
 * - `whole`: as many of each type, and about as long, as the mean of 49 Synthea records of whole lives
 * - `short`: what a practice may hold of a person, a few kB
 */
export const compositions = {
  whole: {
    Observation: 132,
    Claim: 27,
    Encounter: 21,
    ExplanationOfBenefit: 21,
    Procedure: 13,
    Immunization: 12,
    DiagnosticReport: 10,
    Condition: 7,
    MedicationRequest: 6,
    AllergyIntolerance: 1,
  },
  short: { Condition: 2, MedicationRequest: 2, Observation: 2, Procedure: 1 },
} satisfies Record<string, Composition>

/** FHIR R4 bundles of people who do not exist, as JSON texts; the same for the same seed. */
export function* syntheticRecords(
  count: number,
  composition: keyof typeof compositions,
  knowledge: Knowledge,
): Generator<string> {
  const random = seeded(count)
  const codes = codesByKind(knowledge)
  for (let number = 1; number <= count; number++) {
    const record: RecordInProgress = { random, codes, patient: `urn:uuid:${uuid(random)}` }
    const entries = [entry(record.patient, patient(random, number))]
    for (const [type, size] of Object.entries(compositions[composition])) {
      for (let left = size; left > 0; left--) {
        const resource = builders[type as keyof typeof builders](record)
        entries.push(entry(`urn:uuid:${uuid(random)}`, { resourceType: type, ...resource }))
      }
    }
    yield JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries })
  }
}

type Kind = Concept['kind']
type Coding = { readonly system: string; readonly code: string; readonly unit?: string | undefined }
type RecordInProgress = {
  readonly random: Seeded
  readonly codes: ReadonlyMap<Kind, readonly Coding[]>
  readonly patient: string
}

/** Codes that the knowledge maps, by the kind of concept they stand for. */
function codesByKind({ terminology, concepts }: Knowledge): Map<Kind, Coding[]> {
  const kinds = new Map(concepts.map(({ id, kind }) => [id, kind]))
  const codes = new Map<Kind, Coding[]>()
  for (const { system, entries } of terminology.codeMaps) {
    for (const { code, prefix, concept, units } of entries) {
      const kind = kinds.get(concept)
      if (kind === undefined) continue
      const known = codes.get(kind) ?? []
      known.push({ system, code: code ?? prefix ?? '', unit: units?.[0]?.unit })
      codes.set(kind, known)
    }
  }
  return codes
}

/** One in so many of a hundred codes is one that the knowledge maps, which is more than in a real record. */
const mappedPercent = 15

function pickCoding({ random, codes }: RecordInProgress, kind: Kind): Coding {
  const mapped = codes.get(kind) ?? []
  return random.percent(mappedPercent) && mapped.length > 0 ? random.oneOf(mapped) : unmappedCoding(random)
}

function codeable(record: RecordInProgress, kind: Kind, coding = pickCoding(record, kind)) {
  const display = `Name of what ${coding.code} stands for in a list`
  return { coding: [{ system: coding.system, code: coding.code, display }], text: display }
}

const unmappedCoding = (random: Seeded): Coding => ({
  system: 'https://example.org/codes',
  code: String(random.whole(1e5, 1e6)),
})

const builders = {
  Observation(record: RecordInProgress) {
    const coding = pickCoding(record, 'measurement')
    const unit = coding.unit ?? '1'
    return {
      ...common(record, 'final'),
      category: [coded('observation-category', record.random.oneOf(['vital-signs', 'laboratory', 'survey']))],
      code: codeable(record, 'measurement', coding),
      effectiveDateTime: dateTime(record.random),
      issued: dateTime(record.random),
      valueQuantity: {
        value: record.random.whole(10, 20_000) / 97,
        unit,
        system: 'http://unitsofmeasure.org',
        code: unit,
      },
    }
  },
  Condition: (record: RecordInProgress) => ({
    ...common(record),
    clinicalStatus: coded('condition-clinical', record.random.oneOf(['active', 'resolved'])),
    verificationStatus: coded('condition-ver-status', 'confirmed'),
    code: codeable(record, 'condition'),
    onsetDateTime: dateTime(record.random),
    recordedDate: dateTime(record.random),
  }),
  MedicationRequest: (record: RecordInProgress) => ({
    ...common(record, record.random.oneOf(['active', 'stopped', 'completed'])),
    intent: 'order',
    medicationCodeableConcept: codeable(record, 'medicine'),
    authoredOn: dateTime(record.random),
  }),
  Procedure: (record: RecordInProgress) => ({
    ...common(record, 'completed'),
    code: codeable(record, 'procedure'),
    performedPeriod: { start: dateTime(record.random), end: dateTime(record.random) },
  }),
  Immunization: (record: RecordInProgress) => ({
    ...common(record, 'completed', 'patient'),
    vaccineCode: codeable(record, 'procedure'),
    occurrenceDateTime: dateTime(record.random),
    primarySource: true,
  }),
  AllergyIntolerance: (record: RecordInProgress) => ({
    ...common(record, undefined, 'patient'),
    clinicalStatus: coded('allergyintolerance-clinical', 'active'),
    verificationStatus: coded('allergyintolerance-verification', 'confirmed'),
    code: codeable(record, 'allergy'),
    recordedDate: dateTime(record.random),
  }),
  Encounter: (record: RecordInProgress) => ({
    ...common(record, 'finished'),
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [codeable(record, 'procedure')],
    participant: [{ individual: reference(record.random) }],
    period: { start: dateTime(record.random), end: dateTime(record.random) },
    serviceProvider: reference(record.random),
  }),
  DiagnosticReport: (record: RecordInProgress) => ({
    ...common(record, 'final'),
    category: [coded('v2-0074', 'LAB')],
    code: codeable(record, 'measurement'),
    effectiveDateTime: dateTime(record.random),
    result: times(8, () => ({ ...reference(record.random), display: 'Name of a value of this panel, in blood' })),
  }),
  Claim: (record: RecordInProgress) => bill(record, 3),
  ExplanationOfBenefit: (record: RecordInProgress) => ({ ...bill(record, 14), outcome: 'complete' }),
}

function bill(record: RecordInProgress, items: number) {
  return {
    ...common(record, 'active', 'patient'),
    type: coded('claim-type', 'institutional'),
    use: 'claim',
    billablePeriod: { start: dateTime(record.random), end: dateTime(record.random) },
    created: dateTime(record.random),
    provider: reference(record.random),
    priority: coded('processpriority', 'normal'),
    insurance: [{ sequence: 1, focal: true, coverage: { display: 'none' } }],
    item: times(items, (sequence) => ({
      sequence,
      productOrService: codeable(record, 'procedure'),
      encounter: [reference(record.random)],
    })),
    total: { value: record.random.whole(50, 9000), currency: 'USD' },
  }
}

function patient(random: Seeded, number: number) {
  return {
    resourceType: 'Patient',
    id: `synthetic-${number}`,
    identifier: [{ system: 'https://example.org/people', value: uuid(random) }],
    name: [{ use: 'official', family: `Family${number}`, given: [`Given${number}`] }],
    gender: random.oneOf(['female', 'male']),
    birthDate: dateTime(random, 1935, 2010).slice(0, 10),
    address: [{ line: [`${number} Example Street`], city: 'Example', country: 'US' }],
  }
}

function common({ random, patient }: RecordInProgress, status?: string, about: 'subject' | 'patient' = 'subject') {
  return {
    id: uuid(random),
    ...(status === undefined ? {} : { status }),
    [about]: { reference: patient },
    ...(about === 'subject' ? { encounter: reference(random) } : {}),
    meta: { tag: [{ system: 'https://example.org/tags', code: 'synthetic' }] },
  }
}

const entry = (fullUrl: string, resource: object) => ({ fullUrl, resource })
const reference = (random: Seeded) => ({ reference: `urn:uuid:${uuid(random)}` })
const times = <Item>(count: number, make: (number: number) => Item) =>
  Array.from({ length: count }, (_, at) => make(at + 1))

function coded(list: string, code: string) {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${list}`, code, display: code }] }
}

function dateTime(random: Seeded, from = 1990, to = 2025): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${random.whole(from, to)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
  return `${day}T${two(random.whole(0, 23))}:43:19+00:00`
}

function uuid(random: Seeded): string {
  const part = () => random.whole(0x1000_0000, 0xffff_ffff).toString(16)
  const [a, b, c, d] = [part(), part(), part(), part()]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(0, 3)}-${c.slice(4)}${d}`
}
