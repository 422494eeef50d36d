import type { CheckContext, ScreeningForPlan } from './check/check-context.ts'
import type { PlanningContent } from './content.ts'
import { type Device, deviceSchema } from './device.ts'
import type { Plan, ZonePlan } from './plan.ts'
import type { Prescription } from './prescription.ts'
import { type ProtocolTemplate, protocolTemplateSchema } from './protocol-template.ts'
import { topicalSchema } from './topical.ts'

const text = (words: string) => ({ en: words, tr: words })
const label = <T>(value: T) => ({ value, strength: 'label' as const, sources: ['pen-label'] })
const practice = <T>(value: T) => ({ value, strength: 'practice' as const, sources: ['clinic-pages'] })
const basis = (level: 1 | 2 | 3 | 4 | 5) => ({
  rows: [],
  sources: ['review'],
  backing: level,
  because: text('because'),
})

/** A pen that can be set from 0.1 to 3 mm, evaluated to 1.5 mm on the face for acne scars, from 22 years, types I to IV. */
export const pen: Device = deviceSchema.parse({
  id: 'pen',
  title: 'Pen',
  maker: null,
  kind: 'pen',
  modalities: ['mechanical'],
  depthMm: label({ low: 0.1, high: 3 }),
  depthStepMm: null,
  depthToleranceMm: null,
  strokesPerSecond: label({ low: 100, high: 150 }),
  cartridges: [
    {
      id: 'twelve',
      title: text('twelve needles'),
      needles: label(12),
      gauge: null,
      geometry: null,
      needleLengthMm: null,
      fieldWidthMm: label(4),
      tipCircleMm: null,
      singleUse: label(true),
    },
  ],
  labels: [
    {
      id: 'pen-acne-scars',
      document: 'X1',
      jurisdiction: 'US',
      on: null,
      indications: ['acne-scars'],
      zones: ['face.cheek', 'face.forehead'],
      ageFromYears: label(22),
      skinTypes: label(['I', 'II', 'III', 'IV']),
      evaluatedMaximumMm: label(1.5),
      intervalDays: label(28),
      sources: ['pen-label'],
    },
  ],
  exclusions: [{ id: 'lids', zones: ['face.lid'], says: text('not on lids'), because: label(true) }],
  excludesDelivery: label(true),
  reviewed: 'none yet',
})

/** A roller of 192 needles without any label. */
export const roller: Device = deviceSchema.parse({
  ...pen,
  id: 'roller',
  title: 'Roller',
  kind: 'roller',
  depthMm: null,
  strokesPerSecond: null,
  labels: [],
  exclusions: [],
  excludesDelivery: null,
  cartridges: [
    {
      ...pen.cartridges[0],
      id: 'drum',
      needles: practice(192),
      fieldWidthMm: practice(20),
      tipCircleMm: practice(23),
    },
  ],
})

/** Acne scars: three sessions (2 to 4), four weeks apart (2 to 6), 1 to 1.5 mm (0.5 to 2); forehead 0.5 to 1. */
export const template: ProtocolTemplate = protocolTemplateSchema.parse({
  id: 'acne-scars-mechanical',
  indication: 'acne-scars',
  modality: 'mechanical',
  title: text('Acne scars'),
  standing: 'supported',
  standingSays: text('supported'),
  zones: ['face.cheek'],
  sessions: { default: 3, range: { low: 2, high: 4 }, ...basis(2) },
  interval: { default: { weeks: 4 }, range: { low: { weeks: 2 }, high: { weeks: 6 } }, ...basis(2) },
  depthMm: { default: { low: 1, high: 1.5 }, range: { low: 0.5, high: 2 }, ...basis(1) },
  zoneDepths: [
    {
      zones: ['face.forehead'],
      modality: 'mechanical',
      depthMm: { default: { low: 0.5, high: 1 }, range: { low: 0.5, high: 1 }, ...basis(5) },
    },
  ],
  endpoint: { default: 'pinpoint', range: null, ...basis(5) },
  topicals: { default: ['saline', 'serum'], range: null, ...basis(5) },
  measure: { instrument: 'scale', change: 1, ...basis(2) },
  finalResult: { default: { months: 3 }, range: { low: { months: 3 }, high: { months: 6 } }, ...basis(5) },
  stopRules: ['reaction'],
  reviewed: 'none yet',
})

const topical = (id: string, more: object = {}) =>
  topicalSchema.parse({
    id,
    title: text(id),
    kind: 'gel',
    adjunct: null,
    labelledForNeedledSkin: label(true),
    intactSkinOnly: null,
    granulomaReported: null,
    says: text(id),
    reviewed: 'none yet',
    ...more,
  })

const dose = (id: string, from: number, below: number | null, high: number, more: object = {}) => ({
  id,
  jurisdiction: 'US',
  says: text(id),
  ageMonths: { from, below },
  gramsPer10Cm2: label({ low: 1, high }),
  minutes: label({ low: 30, high: 120 }),
  maximumGrams: null,
  maximumAreaCm2: null,
  ...more,
})

export const content: PlanningContent = {
  devices: [pen, roller],
  topicals: [
    topical('saline'),
    topical('serum', {
      adjunct: 'serum-adjunct',
      labelledForNeedledSkin: label(false),
      granulomaReported: label(true),
    }),
    topical('cream', {
      kind: 'anaesthetic',
      adjunct: 'topical-anaesthetic',
      intactSkinOnly: label(true),
      doses: [
        dose('adults', 216, null, 2, { maximumGrams: label(20), maximumAreaCm2: practice(100) }),
        dose('children', 0, 216, 1),
      ],
    }),
  ],
  instruments: [],
  protocolEvidence: [],
  protocolTemplates: [template],
  endpoints: [{ id: 'pinpoint', title: text('pinpoint'), says: text('pinpoint'), because: label(true) }],
  stopRules: [],
  pigmentSteps: [
    {
      id: 'test-spot',
      title: text('test spot'),
      says: text('test spot'),
      because: { value: true, strength: 'review', sources: ['review'] },
    },
  ],
  zoneRestrictions: [
    {
      id: 'rim',
      zones: ['face.rim'],
      modalities: ['mechanical'],
      asks: 'closed',
      says: text('not inside the rim'),
      because: label(true),
      liftedByLabel: true,
    },
    {
      id: 'bone',
      zones: ['face.chin'],
      modalities: ['mechanical'],
      asks: 'caution',
      says: text('thin over bone'),
      because: label(true),
      liftedByLabel: false,
    },
  ],
}

const chosen = <T>(value: T) => ({ value, proposed: value, reason: null, note: '' })

export function prescription(changes: Partial<Prescription> = {}): Prescription {
  return {
    indication: 'acne-scars',
    modality: 'mechanical',
    template: 'acne-scars-mechanical',
    zones: ['face.cheek'],
    baseline: { instrument: 'scale', value: 3, on: '2026-06-01' },
    target: { instrument: 'scale', change: 1 },
    sessions: chosen(3),
    interval: chosen({ weeks: 4 }),
    depthMm: chosen({ low: 1, high: 1.5 }),
    endpoint: chosen('pinpoint'),
    topicals: chosen(['saline']),
    finalResult: chosen({ months: 3 }),
    stopRules: ['reaction'],
    ...changes,
  }
}

export function zonePlan(changes: Partial<ZonePlan> = {}): ZonePlan {
  return {
    zone: 'face.cheek.left',
    mark: 'treat',
    device: 'pen',
    cartridge: 'twelve',
    depthMm: 1.5,
    passes: 4,
    strokesPerSecond: 100,
    speedMmPerSecond: 20,
    pattern: 'crosshatch',
    endpoint: 'pinpoint',
    topicals: ['saline'],
    anaesthetic: null,
    areaCm2: null,
    ...changes,
  }
}

export function plan(changes: Partial<Plan> = {}): Plan {
  return {
    schemaVersion: 1,
    prescription: prescription(),
    zones: [zonePlan()],
    avoid: [],
    marks: [],
    pigmentSteps: [],
    otherProcedures: [],
    course: { firstOn: null, event: null, blocked: [] },
    overrides: [],
    ...changes,
  }
}

export function screening(changes: Partial<ScreeningForPlan> = {}): ScreeningForPlan {
  return {
    asOf: '2026-06-10',
    intent: {
      indication: 'acne-scars',
      modality: 'mechanical',
      depthMm: 1.5,
      zones: ['face'],
      adjuncts: ['topical-anaesthetic', 'serum-adjunct'],
    } as ScreeningForPlan['intent'],
    outcome: 'proceed',
    findings: [],
    judgement: { decision: 'proceed', override: false, deferUntil: null },
    isCurrent: true,
    ...changes,
  }
}

export const finding = (
  changes: Partial<ScreeningForPlan['findings'][number]>,
): ScreeningForPlan['findings'][number] => ({
  rule: 'some-rule',
  effect: 'inform',
  strength: 'label',
  sources: ['pen-label'],
  zones: [],
  extent: null,
  leaveOut: [],
  deferUntil: null,
  ...changes,
})

/** A person of 30 with skin type II, screened and judged, in front of three sessions four weeks apart. */
export function context(changes: Partial<CheckContext> = {}): CheckContext {
  return {
    today: '2026-06-15',
    content,
    knownZones: new Set(['face.cheek.left', 'face.cheek.right', 'face.forehead', 'face.chin', 'face.rim', 'face.lid']),
    knownSources: new Set(['review', 'pen-label']),
    windows: [],
    person: { birthDate: '1996-02-29', skinType: 'II', darkensAfterInjury: 'absent' },
    screening: screening(),
    consent: 'current',
    exposures: [],
    sessions: [
      { number: 1, on: '2026-06-15' },
      { number: 2, on: '2026-07-13' },
      { number: 3, on: '2026-08-10' },
    ],
    markedShare: () => 0,
    zonesUnderMark: () => ['face.cheek.left'],
    ...changes,
  }
}
