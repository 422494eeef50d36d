import type { Strength } from '../../evidence/index.ts'
import type { Backing } from '../protocol-template.ts'

/**
 * - `blocks`: the plan cannot be approved until this is changed
 * - `override`: it can, once a clinician has accepted this with a coded reason
 * - `note`: to be known
 */
export const severities = ['blocks', 'override', 'note'] as const
export type Severity = (typeof severities)[number]

/**
 * Every check, the one whose failing harms most first. The order is a judgement of ours (docs/decisions/0017-plan-check.md):
 * who must not be treated, where not, how deep, how soon, with what on the skin, then what is missing or merely to be known.
 */
export const checkIds = [
  'screening-missing',
  'screening-stops',
  'screening-undecided',
  'screening-refers',
  'screening-outdated',
  'screening-other-intent',
  'before-deferral',
  'closed-zone',
  'restricted-zone',
  'excluded-zone',
  'avoided-zone',
  'wholly-marked',
  'spot-unmarked',
  'depth-beyond-device',
  'depth-beyond-label',
  'depth-outside-prescription',
  'depth-outside-published',
  'reduced-not-less',
  'age-below-label',
  'skin-type-outside-label',
  'zone-outside-label',
  'indication-outside-label',
  'no-label',
  'interval-below-label',
  'interval-below-published',
  'interval-beyond-published',
  'sessions-beyond-published',
  'cumulative-sessions',
  'other-procedure',
  'anaesthetic-left-out',
  'anaesthetic-dose',
  'anaesthetic-amount',
  'anaesthetic-area',
  'anaesthetic-minutes',
  'anaesthetic-broken-skin',
  'topical-left-out',
  'topical-not-labelled',
  'topical-granuloma',
  'delivery-outside-label',
  'rate-outside-device',
  'pigment-path',
  'rf-warning',
  'modality-mismatch',
  'unknown-entry',
  'mark-outside-chart',
  'incomplete',
  'not-prescribed',
  'not-planned',
  'event-too-soon',
  'consent-missing',
  'precaution',
  'evidence-standing',
  'source-missing',
] as const
export type CheckId = (typeof checkIds)[number]

/** What one check found. Identifiers and values only; wording is a second step. */
export type PlanFinding = {
  readonly check: CheckId
  /** Names check, place and value: an override holds for this key and no other. */
  readonly key: string
  readonly severity: Severity
  readonly zone: string | null
  /** Number of the session. */
  readonly session: number | null
  /** The part of the plan that would have to change. */
  readonly field: string | null
  readonly value: string | number | null
  readonly limit: string | number | null
  /** By how much the value is over or under, in `unit`. */
  readonly excess: number | null
  readonly unit: 'mm' | 'd' | '1/s' | 'g' | 'g/10cm2' | 'cm2' | 'min' | 'a' | null
  /** How well the limit is backed; null for what follows from the plan alone. */
  readonly strength: Strength | null
  readonly backing: Backing | null
  readonly sources: readonly string[]
  /** Ids that the sentence needs: a rule, a device, a label, a topical. */
  readonly detail: Readonly<Record<string, string>>
}

/** A finding as a check writes it down; what is left out is null or empty. */
export type Found = Pick<PlanFinding, 'severity'> & Partial<Omit<PlanFinding, 'check' | 'key'>>

export function planFinding(check: CheckId, found: Found): PlanFinding {
  const { zone = null, session = null, field = null, value = null, detail = {} } = found
  const ids = Object.entries(detail)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, id]) => `${name}=${id}`)
  return {
    check,
    key: [check, zone ?? '', session ?? '', field ?? '', value ?? '', ...ids].join('|'),
    severity: found.severity,
    zone,
    session,
    field,
    value,
    limit: found.limit ?? null,
    excess: found.excess === undefined || found.excess === null ? null : roundedExcess(found.excess),
    unit: found.unit ?? null,
    strength: found.strength ?? null,
    backing: found.backing ?? null,
    sources: found.sources ?? [],
    detail,
  }
}

/** Differences of settings such as 1.6 − 1.5 carry no more digits than the settings. */
function roundedExcess(excess: number): number {
  return Math.round(excess * 1_000) / 1_000
}
