import type { CandidacyContent } from '@stipple/domain/candidacy'
import {
  atlasGeometry,
  checkContextOf,
  checkPlan,
  type CheckedFinding,
  combinationWindows,
  type CombinationWindow,
  type KnownIds,
  type Plan,
  type PlanBackground,
  type PlanCheck,
} from '@stipple/domain/planning'
import { canonicalJson, type Knowledge } from '@stipple/knowledge'
import type { Policy } from '@stipple/domain/candidacy'

export type PlanDesk = ReturnType<typeof planDesk>

/** Checks plans with the installed content; a clinic's waiting times are worked out once for each of its policies. */
export function planDesk(knowledge: Knowledge) {
  const content: CandidacyContent = knowledge
  const ids: KnownIds = {
    knownZones: new Set(knowledge.zones.map(({ id }) => id)),
    knownSources: new Set(knowledge.sources.map(({ id }) => id)),
  }
  const byPolicy = new Map<string, readonly CombinationWindow[]>()
  return {
    /** Waiting times after other procedures, under a policy. */
    windowsFor(policy: Policy | null): readonly CombinationWindow[] {
      const key = policy === null ? '' : canonicalJson(policy.choices)
      const known = byPolicy.get(key)
      if (known) return known
      const windows = combinationWindows(content, policy?.choices ?? []).filter(({ concepts: [top] }) =>
        knowledge.concepts.some(({ id, kind }) => id === top && kind === 'procedure'),
      )
      if (byPolicy.size >= 50) byPolicy.delete(byPolicy.keys().next().value as string)
      byPolicy.set(key, windows)
      return windows
    },

    check(plan: Plan, background: PlanBackground): PlanCheck {
      const context = checkContextOf(plan, background, { content: knowledge.planning, ids, geometry: atlasGeometry })
      return checkPlan(plan, context)
    },

    /** Entries that a plan names and the content does not have; a plan with them is not stored. */
    unknownIn(plan: Plan, background: PlanBackground): readonly CheckedFinding[] {
      return this.check(plan, background).findings.filter(
        ({ check }) => check === 'unknown-entry' || check === 'mark-outside-chart',
      )
    },
  }
}

/** Findings that one check has and another has not, by their keys. */
export function changedFindings(before: readonly CheckedFinding[], after: readonly CheckedFinding[]) {
  const had = new Set(before.map(({ key }) => key))
  const has = new Set(after.map(({ key }) => key))
  return {
    added: after.filter(({ key }) => !had.has(key)).map(presentFinding),
    gone: before.map(({ key }) => key).filter((key) => !has.has(key)),
  }
}

/** A finding as it crosses the wire. */
export const presentFinding = (finding: CheckedFinding) => ({
  ...finding,
  sources: [...finding.sources],
  detail: { ...finding.detail },
  override: finding.override && { ...finding.override },
})
