import type { CheckedFinding } from '@stipple/domain/planning'

/** Findings that say the same of several zones or sessions, or of several parts of the same zones, shown as one. */
export type FindingGroup = {
  /** The first of them: stands for the check, the limit and the sources of all. */
  readonly lead: CheckedFinding
  readonly findings: readonly CheckedFinding[]
  /** Empty where the finding concerns no zone. */
  readonly zones: readonly string[]
  readonly fields: readonly string[]
  readonly sessions: readonly number[]
}

/** Joins findings, in the order in which they came; nothing is left out. */
export function groupFindings(findings: readonly CheckedFinding[]): readonly FindingGroup[] {
  const byStatement = joined(findings, ({ check, severity, field, value, limit, detail, override }) =>
    // A value that is the zone itself is said by the zones of the group.
    JSON.stringify([
      check,
      severity,
      field,
      field === 'zone' ? null : value,
      limit,
      detail,
      override?.reason,
      override?.note,
    ]),
  )
  // What is not decided yet is one matter for a zone, however many parts it has.
  return byStatement.reduce<FindingGroup[]>((groups, group) => {
    const at = groups.findIndex(
      ({ lead, zones }) =>
        lead.check === 'incomplete' &&
        group.lead.check === 'incomplete' &&
        lead.severity === group.lead.severity &&
        String(zones) === String(group.zones),
    )
    const known = groups[at]
    if (!known) return [...groups, group]
    const all = {
      ...known,
      findings: [...known.findings, ...group.findings],
      fields: [...known.fields, ...group.fields],
    }
    return groups.with(at, all)
  }, [])
}

function joined(findings: readonly CheckedFinding[], keyOf: (finding: CheckedFinding) => string): FindingGroup[] {
  const groups = new Map<string, CheckedFinding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].map((group) => {
    const [lead] = group as [CheckedFinding, ...CheckedFinding[]]
    return {
      lead,
      findings: group,
      zones: unique(group.flatMap(({ zone }) => zone ?? [])),
      sessions: unique(group.flatMap(({ session }) => session ?? [])),
      fields: lead.field === null ? [] : [lead.field],
    }
  })
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]
