import type { Bundle, CarePlan, CodeableConcept, Extension, ServiceRequest } from '@medplum/fhirtypes'
import type { Zone } from '@stipple/domain/anatomy'
import type { Indication } from '@stipple/domain/candidacy'
import type { PlannedSession, Plan, ZonePlan } from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'

/** A plan in one version, as it is to be written. */
export type WrittenPlan = {
  readonly planId: string
  readonly personId: string
  readonly version: number
  readonly state: 'draft' | 'approved' | 'retired'
  readonly plan: Plan
  readonly sessions: readonly PlannedSession[]
  readonly savedAt: string
  readonly approvedAt: string | null
  readonly approvedBy: string | null
}

type Names = { readonly zones: readonly Zone[]; readonly indications: readonly Indication[] }

/**
 * A plan as a FHIR R4 collection: a CarePlan for the course, a ServiceRequest for its prescription, and one based on it for
 * each zone with what is to be done there.
 *
 * The division follows the CodeX radiation therapy guide: the course prescription and the planned phases are service
 * requests, the later one `basedOn` the earlier, and delivery will be procedures based on them. Values without a place in
 * FHIR ride in extensions below `urn:stipple:`, each with its UCUM unit.
 *
 * @source HL7 FHIR R4 CarePlan, ServiceRequest; HL7 CodeX Radiation Therapy (course prescription, planned course, planned phase)
 */
export function writePlan(written: WrittenPlan, names: Names): Bundle {
  const { planId, version, plan } = written
  const course = `${planId}/${version}`
  const prescription = prescriptionOf(written, names)
  const zones = plan.zones.map((zone, at) => zoneRequest(zone, at, written, names))
  const requests = [prescription, ...zones]
  const carePlan = carePlanOf(written, names, requests)
  return {
    resourceType: 'Bundle',
    type: 'collection',
    identifier: { system: 'urn:stipple:plan', value: course },
    timestamp: written.approvedAt ?? written.savedAt,
    entry: [carePlan, ...requests].map((resource) => ({ fullUrl: urlOf(resource.id), resource })),
  }
}

const urlOf = (id: string | undefined) => `urn:stipple:plan-entry:${id}`
const patient = ({ personId }: WrittenPlan) => ({ reference: `urn:uuid:${personId}` })
const statusOf = { draft: 'draft', approved: 'active', retired: 'revoked' } as const

function carePlanOf(written: WrittenPlan, names: Names, requests: readonly ServiceRequest[]): CarePlan {
  const { planId, version, state, sessions, plan, approvedAt, approvedBy, savedAt } = written
  const [first, last] = [sessions[0], sessions.at(-1)]
  return {
    resourceType: 'CarePlan',
    id: `${planId}-${version}`,
    identifier: [{ system: 'urn:stipple:plan', value: `${planId}/${version}` }],
    status: statusOf[state],
    intent: 'plan',
    category: [
      { coding: [{ system: 'urn:stipple:care-plan', code: 'microneedling-course' }], text: 'Microneedling course' },
    ],
    title: `Microneedling: ${indicationOf(plan, names).text}`,
    subject: patient(written),
    created: approvedAt ?? savedAt,
    ...(first && last ? { period: { start: first.on, end: last.on } } : {}),
    ...(approvedBy === null ? {} : { author: { display: approvedBy } }),
    activity: requests.map(({ id }) => ({ reference: { reference: urlOf(id) } })),
    ...(plan.overrides.length === 0
      ? {}
      : {
          note: plan.overrides.map(({ finding, reason, note }) => ({
            text: [`accepted: ${finding}`, reason, note].join('; '),
          })),
        }),
  }
}

function prescriptionOf(written: WrittenPlan, names: Names): ServiceRequest {
  const { planId, version, state, plan, sessions, savedAt, approvedAt } = written
  const { prescription } = plan
  const { sessions: count, interval, depthMm } = prescription
  const [first, last] = [sessions[0], sessions.at(-1)]
  return {
    resourceType: 'ServiceRequest',
    id: `${planId}-${version}-prescription`,
    status: statusOf[state],
    intent: 'order',
    code: procedureOf(plan),
    subject: patient(written),
    authoredOn: approvedAt ?? savedAt,
    reasonCode: [indicationOf(plan, names)],
    bodySite: prescription.zones.map((zone) => siteOf(zone, names)),
    occurrenceTiming: {
      repeat: {
        ...(first && last ? { boundsPeriod: { start: first.on, end: last.on } } : {}),
        ...(count.value === null ? {} : { count: count.value }),
        ...(interval.value === null ? {} : { frequency: 1, ...periodOf(interval.value) }),
      },
    },
    extension: [
      ...(depthMm.value === null
        ? []
        : [
            {
              url: 'urn:stipple:depth-band',
              valueRange: { low: millimetres(depthMm.value.low), high: millimetres(depthMm.value.high) },
            },
          ]),
      { url: 'urn:stipple:protocol-template', valueCode: prescription.template },
      { url: 'urn:stipple:baseline-instrument', valueCode: prescription.baseline.instrument },
      ...(prescription.baseline.value === null
        ? []
        : [{ url: 'urn:stipple:baseline-value', valueDecimal: prescription.baseline.value }]),
      ...prescription.stopRules.map((rule) => ({ url: 'urn:stipple:stop-rule', valueCode: rule })),
    ],
  }
}

function zoneRequest(zone: ZonePlan, at: number, written: WrittenPlan, names: Names): ServiceRequest {
  const { planId, version, state, plan, savedAt, approvedAt } = written
  return {
    resourceType: 'ServiceRequest',
    id: `${planId}-${version}-zone-${at + 1}`,
    status: statusOf[state],
    intent: 'filler-order',
    basedOn: [{ reference: urlOf(`${planId}-${version}-prescription`) }],
    code: procedureOf(plan),
    subject: patient(written),
    authoredOn: approvedAt ?? savedAt,
    bodySite: [siteOf(zone.zone, names)],
    extension: [{ url: 'urn:stipple:zone-plan', extension: zoneParts(zone, at) }],
  }
}

function zoneParts(zone: ZonePlan, at: number): Extension[] {
  const code = (url: string, value: string | null): Extension[] => (value === null ? [] : [{ url, valueCode: value }])
  const quantity = (url: string, value: number | null, unit: string): Extension[] =>
    value === null ? [] : [{ url, valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit } }]
  const { anaesthetic } = zone
  return [
    { url: 'order', valuePositiveInt: at + 1 },
    ...code('mark', zone.mark),
    ...code('device', zone.device),
    ...code('cartridge', zone.cartridge),
    ...quantity('depth', zone.depthMm, 'mm'),
    ...(zone.passes === null ? [] : [{ url: 'passes', valuePositiveInt: zone.passes }]),
    ...quantity('rate', zone.strokesPerSecond, '/s'),
    ...quantity('speed', zone.speedMmPerSecond, 'mm/s'),
    ...code('pattern', zone.pattern),
    ...code('endpoint', zone.endpoint),
    ...zone.topicals.flatMap((topical) => code('topical', topical)),
    ...quantity('area', zone.areaCm2, 'cm2'),
    ...(anaesthetic
      ? [
          {
            url: 'anaesthetic',
            extension: [
              ...code('topical', anaesthetic.topical),
              ...quantity('amount', anaesthetic.grams, 'g'),
              ...quantity('area', anaesthetic.areaCm2, 'cm2'),
              ...quantity('time', anaesthetic.minutes, 'min'),
              ...(anaesthetic.occluded === null ? [] : [{ url: 'occluded', valueBoolean: anaesthetic.occluded }]),
            ],
          },
        ]
      : []),
  ]
}

const millimetres = (value: number) => ({ value, unit: 'mm', system: 'http://unitsofmeasure.org', code: 'mm' })

function periodOf(span: CalendarSpan) {
  if ('days' in span) return { period: span.days, periodUnit: 'd' as const }
  if ('weeks' in span) return { period: span.weeks, periodUnit: 'wk' as const }
  if ('months' in span) return { period: span.months, periodUnit: 'mo' as const }
  return { period: span.years, periodUnit: 'a' as const }
}

function procedureOf({ prescription: { modality } }: Plan): CodeableConcept {
  return { coding: [{ system: 'urn:stipple:modality', code: modality }], text: 'Microneedling' }
}

function indicationOf({ prescription: { indication } }: Plan, { indications }: Names): CodeableConcept {
  const text = indications.find(({ id }) => id === indication)?.title.en ?? indication
  return { coding: [{ system: 'urn:stipple:indication', code: indication, display: text }], text }
}

function siteOf(zone: string, { zones }: Names): CodeableConcept {
  const text = zones.find(({ id }) => id === zone)?.name.en ?? zone
  return { coding: [{ system: 'urn:stipple:zone', code: zone, display: text }], text }
}
