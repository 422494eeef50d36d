import { isWithinZone } from '../../anatomy/index.ts'
import { mayRestrict } from '../../evidence/index.ts'
import { parseDay } from '../../units/index.ts'
import type { Plan } from '../plan.ts'
import type { CheckContext, ScreeningForPlan } from './check-context.ts'
import { type CheckId, type Found, type PlanFinding, planFinding } from './plan-finding.ts'

/**
 * Days for which a screening carries an approval. A choice of ours, no clinical figure: device trials treated every 30 days,
 * so that a course begins within one interval of being screened (docs/decisions/0017-plan-check.md).
 */
export const screeningHoldsDays = 30

/** The screening behind the plan: there, current, about this plan, and not in the way. */
export function checkScreening(plan: Plan, context: CheckContext): PlanFinding[] {
  const { screening } = context
  if (!screening) return [planFinding('screening-missing', { severity: 'blocks' })]
  return [
    ...outcome(screening),
    ...age(screening, context),
    ...coverage(plan, screening, context),
    ...deferral(screening, context),
    ...precautions(screening),
  ]
}

function outcome({ outcome: found, judgement, findings }: ScreeningForPlan): PlanFinding[] {
  const strongest = findings.find(({ effect }) => effect === 'stop' || effect === 'refer')
  const basis = strongest ? { strength: strongest.strength, sources: strongest.sources } : {}
  const finding = (check: CheckId, severity: Found['severity'], value: string) => [
    planFinding(check, { severity, value, ...basis }),
  ]
  if (judgement?.decision === 'do-not-treat') return finding('screening-stops', 'blocks', 'judged')
  if (judgement?.decision === 'refer') return finding('screening-refers', 'blocks', 'judged')
  // The clinician went further than the considerations and said why: that stands beside the plan, and is seen again here.
  const accepted = judgement?.override === true
  if (found === 'do-not-treat') return finding('screening-stops', accepted ? 'override' : 'blocks', found)
  if (found === 'cannot-tell') return finding('screening-undecided', accepted ? 'override' : 'blocks', found)
  if (found === 'refer') return finding('screening-refers', accepted ? 'override' : 'blocks', found)
  return judgement === null ? finding('screening-undecided', 'blocks', 'not-judged') : []
}

function age(screening: ScreeningForPlan, { today }: CheckContext): PlanFinding[] {
  if (!screening.isCurrent) return [planFinding('screening-outdated', { severity: 'blocks', value: 'facts' })]
  const days = parseDay(today) - parseDay(screening.asOf)
  if (days <= screeningHoldsDays) return []
  return [
    planFinding('screening-outdated', {
      severity: 'blocks',
      value: days,
      limit: screeningHoldsDays,
      excess: days - screeningHoldsDays,
      unit: 'd',
    }),
  ]
}

/** The screening was about this indication, modality, depth, these zones and topicals. */
function coverage(plan: Plan, { intent }: ScreeningForPlan, { content }: CheckContext): PlanFinding[] {
  const other = (field: string, value: string | number, limit: string | number | null, zone: string | null = null) =>
    planFinding('screening-other-intent', { severity: 'blocks', field, value, limit, zone })
  const { prescription } = plan
  const found: PlanFinding[] = []
  if (prescription.indication !== intent.indication) {
    found.push(other('indication', prescription.indication, intent.indication))
  }
  if (prescription.modality !== intent.modality) found.push(other('modality', prescription.modality, intent.modality))
  for (const { zone, depthMm } of plan.zones) {
    if (!intent.zones.some((screened) => isWithinZone(zone, screened))) found.push(other('zone', zone, null, zone))
    if (depthMm !== null && intent.depthMm !== undefined && depthMm > intent.depthMm) {
      found.push(other('depthMm', depthMm, intent.depthMm, zone))
    }
  }
  const used = new Set(
    plan.zones.flatMap(({ topicals, anaesthetic }) => [...topicals, anaesthetic?.topical ?? []].flat()),
  )
  for (const id of used) {
    const adjunct = content.topicals.find((topical) => topical.id === id)?.adjunct
    if (adjunct && !intent.adjuncts.includes(adjunct)) found.push(other('topicals', id, null))
  }
  return found
}

/** No session before a deferral is over; a judgement that set a day counts as well. */
function deferral({ findings, judgement }: ScreeningForPlan, { sessions }: CheckContext): PlanFinding[] {
  const accepted = judgement?.override === true
  const waits = [
    ...findings.flatMap(({ effect, deferUntil, rule, strength, sources }) =>
      effect === 'defer' ? [{ until: deferUntil, rule, strength, sources, mayPass: accepted }] : [],
    ),
    ...(judgement?.decision === 'defer'
      ? [{ until: judgement.deferUntil, rule: 'judgement', strength: null, sources: [], mayPass: false }]
      : []),
  ]
  return waits.flatMap(({ until, rule, strength, sources, mayPass }) => {
    const severity = mayPass ? 'override' : strength !== null && !mayRestrict(strength) ? 'note' : 'blocks'
    const basis = { severity, strength, sources, detail: { rule } } as const
    if (until === null) return [planFinding('before-deferral', { ...basis, value: 'no-date' })]
    return sessions
      .filter(({ on }) => parseDay(on) < parseDay(until))
      .map(({ number, on }) =>
        planFinding('before-deferral', {
          ...basis,
          session: number,
          field: 'course',
          value: on,
          limit: until,
          excess: parseDay(until) - parseDay(on),
          unit: 'd',
        }),
      )
  })
}

/** What screening asks to adjust is carried to the chair. */
function precautions({ findings }: ScreeningForPlan): PlanFinding[] {
  return findings
    .filter(({ effect, leaveOut }) => effect === 'adjust' && leaveOut.length === 0)
    .map(({ rule, strength, sources }) =>
      planFinding('precaution', { severity: 'note', strength, sources, detail: { rule } }),
    )
}
