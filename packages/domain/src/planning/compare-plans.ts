import type { Plan, ZonePlan } from './plan.ts'
import { chosenFields } from './prescription.ts'

/** One value that differs between two plans, as JSON; undefined where one of them does not have the place at all. */
export type PlanDifference = {
  /** Null for what concerns the whole plan. */
  readonly zone: string | null
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

const zoneFields = [
  'mark',
  'device',
  'cartridge',
  'depthMm',
  'passes',
  'strokesPerSecond',
  'speedMmPerSecond',
  'pattern',
  'endpoint',
  'topicals',
  'anaesthetic',
  'areaCm2',
] as const satisfies readonly (keyof ZonePlan)[]

/** Everything in which two plans differ, zone by zone: two versions of one, or two alternatives side by side. */
export function comparePlans(before: Plan, after: Plan): readonly PlanDifference[] {
  const differences: PlanDifference[] = []
  const compare = (zone: string | null, field: string, one: unknown, other: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(other)) differences.push({ zone, field, before: one, after: other })
  }
  for (const field of ['indication', 'modality', 'template', 'zones', 'baseline', 'target', 'stopRules'] as const) {
    compare(null, `prescription.${field}`, before.prescription[field], after.prescription[field])
  }
  for (const field of chosenFields) {
    compare(null, `prescription.${field}`, before.prescription[field].value, after.prescription[field].value)
  }
  for (const field of ['avoid', 'marks', 'pigmentSteps', 'otherProcedures', 'course', 'overrides'] as const) {
    compare(null, field, before[field], after[field])
  }
  const order = (plan: Plan) => plan.zones.map(({ zone }) => zone)
  const shared = new Set(order(before).filter((zone) => order(after).includes(zone)))
  compare(
    null,
    'order',
    order(before).filter((zone) => shared.has(zone)),
    order(after).filter((zone) => shared.has(zone)),
  )
  for (const zone of new Set([...order(before), ...order(after)])) {
    const one = before.zones.find((each) => each.zone === zone)
    const other = after.zones.find((each) => each.zone === zone)
    if (!one || !other) compare(zone, 'zone', one && 'planned', other && 'planned')
    else for (const field of zoneFields) compare(zone, field, one[field], other[field])
  }
  return differences
}
