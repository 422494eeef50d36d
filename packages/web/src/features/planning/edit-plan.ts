import type {
  AvoidMark,
  ChangeReason,
  Chosen,
  ChosenField,
  Plan,
  PlanOverride,
  ZonePlan,
} from '@stipple/domain/planning'

/** Changes to a plan, each as a new value; what a screen does is one of these. */
export const editPlan = {
  /** Adds zones with settings to begin with; those that are planned already stay as they are. */
  addZones(plan: Plan, zones: readonly ZonePlan[]): Plan {
    const added = zones.filter(({ zone }) => !plan.zones.some((planned) => planned.zone === zone))
    const names = new Set(zones.map(({ zone }) => zone))
    return { ...plan, zones: [...plan.zones, ...added], avoid: plan.avoid.filter((zone) => !names.has(zone)) }
  },

  removeZones(plan: Plan, zones: readonly string[]): Plan {
    return { ...plan, zones: plan.zones.filter(({ zone }) => !zones.includes(zone)) }
  },

  /** Leaves zones out on purpose; they are no longer planned. */
  avoidZones(plan: Plan, zones: readonly string[]): Plan {
    const removed = editPlan.removeZones(plan, zones)
    return { ...removed, avoid: [...new Set([...plan.avoid, ...zones])] }
  },

  noLongerAvoid(plan: Plan, zones: readonly string[]): Plan {
    return { ...plan, avoid: plan.avoid.filter((zone) => !zones.includes(zone)) }
  },

  /** Gives several zones the same settings. */
  setZones(plan: Plan, zones: readonly string[], change: Partial<Omit<ZonePlan, 'zone'>>): Plan {
    return {
      ...plan,
      zones: plan.zones.map((zone) => (zones.includes(zone.zone) ? { ...zone, ...change } : zone)),
    }
  },

  /** Another device: what belongs to the one before does not carry over. */
  setDevice(plan: Plan, zones: readonly string[], device: string, cartridges: readonly string[]): Plan {
    const [only] = cartridges.length === 1 ? cartridges : []
    return editPlan.setZones(plan, zones, { device, cartridge: only ?? null, strokesPerSecond: null })
  },

  /** Moves a zone before (-1) or after (1) its neighbour in the order of treatment. */
  moveZone(plan: Plan, zone: string, by: -1 | 1): Plan {
    const from = plan.zones.findIndex((each) => each.zone === zone)
    const to = from + by
    const [moved, other] = [plan.zones[from], plan.zones[to]]
    if (!moved || !other) return plan
    return { ...plan, zones: plan.zones.with(from, other).with(to, moved) }
  },

  /** Changes a prescribed value. Back at what was proposed, no reason is kept. */
  setChosen<Field extends ChosenField>(
    plan: Plan,
    field: Field,
    value: Plan['prescription'][Field]['value'],
    why: { readonly reason: ChangeReason | null; readonly note: string },
  ): Plan {
    const before: Chosen<unknown> = plan.prescription[field]
    const isProposed = JSON.stringify(value) === JSON.stringify(before.proposed)
    const chosen = { ...before, value, ...(isProposed ? { reason: null, note: '' } : why) }
    return { ...plan, prescription: { ...plan.prescription, [field]: chosen } }
  },

  setBaseline(plan: Plan, baseline: Plan['prescription']['baseline']): Plan {
    return { ...plan, prescription: { ...plan.prescription, baseline } }
  },

  addMark(plan: Plan, mark: AvoidMark): Plan {
    return { ...plan, marks: [...plan.marks, mark] }
  },

  removeMark(plan: Plan, id: string): Plan {
    return { ...plan, marks: plan.marks.filter((mark) => mark.id !== id) }
  },

  setCourse(plan: Plan, course: Partial<Plan['course']>): Plan {
    return { ...plan, course: { ...plan.course, ...course } }
  },

  setOtherProcedures(plan: Plan, otherProcedures: Plan['otherProcedures']): Plan {
    return { ...plan, otherProcedures }
  },

  togglePigmentStep(plan: Plan, step: string, isPlanned: boolean): Plan {
    const others = plan.pigmentSteps.filter((each) => each !== step)
    return { ...plan, pigmentSteps: isPlanned ? [...others, step] : others }
  },

  accept(plan: Plan, override: PlanOverride): Plan {
    const others = plan.overrides.filter(({ finding }) => finding !== override.finding)
    return { ...plan, overrides: [...others, override] }
  },

  takeBack(plan: Plan, finding: string): Plan {
    return { ...plan, overrides: plan.overrides.filter((override) => override.finding !== finding) }
  },
}
