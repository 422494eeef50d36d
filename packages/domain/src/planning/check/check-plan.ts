import type { Plan, PlanOverride } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { checkCourse } from './check-course.ts'
import { checkDepth } from './check-depth.ts'
import { checkLabel } from './check-label.ts'
import { checkPlaces } from './check-places.ts'
import { checkScreening } from './check-screening.ts'
import { checkSkinProducts } from './check-skin-products.ts'
import { checkWhole } from './check-whole.ts'
import { checkIds, type PlanFinding, severities } from './plan-finding.ts'

/** A finding with the override that accepts it. */
export type CheckedFinding = PlanFinding & { readonly override: PlanOverride | null }

export type PlanCheck = {
  /** Blocking ones first, within a severity by what harms most. */
  readonly findings: readonly CheckedFinding[]
  /** Nothing blocks, and everything that needs a reason has one. */
  readonly mayBeApproved: boolean
}

/**
 * Compares a plan with labels, published ranges, intervals, exposure, combinations and the screening.
 *
 * Nothing here calls what proposes plans: limits are read from the content and counted anew. Only label, guideline and
 * review block; what is backed by less is said as a note.
 */
export function checkPlan(plan: Plan, context: CheckContext): PlanCheck {
  const found = [
    ...checkScreening(plan, context),
    ...checkPlaces(plan, context),
    ...checkDepth(plan, context),
    ...checkLabel(plan, context),
    ...checkCourse(plan, context),
    ...checkSkinProducts(plan, context),
    ...checkWhole(plan, context),
  ]
  const findings = found
    .map((finding): CheckedFinding => {
      const override = plan.overrides.find((given) => given.finding === finding.key && isReasoned(given)) ?? null
      return { ...finding, override: finding.severity === 'override' ? override : null }
    })
    .sort(byRisk)
  return {
    findings,
    mayBeApproved: findings.every(
      ({ severity, override }) => severity === 'note' || (severity === 'override' && override !== null),
    ),
  }
}

/** What a note has to say at least when the reason is another one. */
export const shortestNote = 10

const isReasoned = ({ reason, note }: PlanOverride) => reason !== 'other' || note.trim().length >= shortestNote

function byRisk(a: PlanFinding, b: PlanFinding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    checkIds.indexOf(a.check) - checkIds.indexOf(b.check) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  )
}
