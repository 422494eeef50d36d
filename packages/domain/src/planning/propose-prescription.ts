import { isWithinZone } from '../anatomy/index.ts'
import type { Finding } from '../candidacy/index.ts'
import { mayRestrict } from '../evidence/index.ts'
import type { CalendarSpan } from '../units/index.ts'
import type { PlanningContent } from './content.ts'
import type { Range, SkinType } from './figure.ts'
import { pigmentPathApplies } from './pigment-path.ts'
import type { Chosen, ChosenField, Prescription } from './prescription.ts'
import type { Basis, ProtocolTemplate } from './protocol-template.ts'

/** What of a person and their screening a proposal is derived from. */
export type ProposalPerson = {
  /** Undefined where nobody has found out. */
  readonly skinType: SkinType | undefined
  readonly darkensAfterInjury: 'present' | 'absent' | 'unknown'
  readonly findings: readonly Pick<Finding, 'rule' | 'effect' | 'strength' | 'zones' | 'extent' | 'leaveOut'>[]
}

/** One step from the template to what is proposed. */
export type DerivationStep =
  | { readonly code: 'template'; readonly basis: Basis; readonly range: string | null }
  | { readonly code: 'nothing-published'; readonly basis: Basis }
  | { readonly code: 'zone-left-out'; readonly zone: string; readonly rule: string }
  | { readonly code: 'topical-left-out'; readonly topical: string; readonly rule: string }
  | { readonly code: 'pigment-path'; readonly skinType: SkinType | null }

export type Proposal = {
  readonly prescription: Prescription
  /** Why each value is what it is. */
  readonly derivations: Readonly<Record<ChosenField | 'zones', readonly DerivationStep[]>>
  /** Steps for skin that darkens easily; empty where the path does not apply. */
  readonly pigmentSteps: readonly string[]
}

/**
 * A prescription from a protocol template and a person.
 *
 * Depth is the range the template found support for; no number is taken from skin thickness, since no source supports
 * that. Places that a finding of sufficient strength closes are left out, and so are topicals that a finding asks to leave
 * out. Where the template proposes nothing, neither does this.
 */
export function proposePrescription(input: {
  readonly template: ProtocolTemplate
  /** What the clinician wants treated; the template's own places where empty. */
  readonly zones: readonly string[]
  readonly person: ProposalPerson
  readonly content: PlanningContent
}): Proposal {
  const { template, person, content } = input
  const wanted = input.zones.length > 0 ? input.zones : template.zones
  const closing = person.findings.filter(
    ({ effect, strength, extent }) => effect === 'avoid-zone' && extent === 'zone' && mayRestrict(strength),
  )
  const left: DerivationStep[] = []
  const zones = wanted.filter((zone) => {
    const by = closing.find((finding) => finding.zones.some((closed) => isWithinZone(zone, closed)))
    if (by) left.push({ code: 'zone-left-out', zone, rule: by.rule })
    return !by
  })
  const leftTopicals: DerivationStep[] = []
  const topicals = (template.topicals.default ?? []).filter((id) => {
    const adjunct = content.topicals.find((topical) => topical.id === id)?.adjunct ?? null
    const by = person.findings.find(({ leaveOut }) => adjunct !== null && leaveOut.includes(adjunct))
    if (by) leftTopicals.push({ code: 'topical-left-out', topical: id, rule: by.rule })
    return !by
  })
  const isDark = pigmentPathApplies(person)
  const path: DerivationStep[] = isDark ? [{ code: 'pigment-path', skinType: person.skinType ?? null }] : []
  return {
    prescription: {
      indication: template.indication,
      modality: template.modality,
      template: template.id,
      // All closed: the plan check says so; an empty list could not be stored.
      zones: [...(zones.length > 0 ? zones : wanted)],
      baseline: { instrument: template.measure.instrument, value: null, on: null },
      target: { instrument: template.measure.instrument, change: template.measure.change },
      sessions: asProposed(template.sessions.default),
      interval: asProposed<CalendarSpan>(template.interval.default),
      depthMm: asProposed<Range>(template.depthMm.default),
      endpoint: asProposed(template.endpoint.default),
      topicals: asProposed(template.topicals.default === null ? null : topicals),
      finalResult: asProposed<CalendarSpan>(template.finalResult.default),
      stopRules: [...template.stopRules],
    },
    derivations: {
      zones: left,
      sessions: fromTemplate(template.sessions),
      interval: fromTemplate(template.interval),
      depthMm: [...fromTemplate(template.depthMm), ...path],
      endpoint: fromTemplate(template.endpoint),
      topicals: [...fromTemplate(template.topicals), ...leftTopicals],
      finalResult: fromTemplate(template.finalResult),
    },
    pigmentSteps: isDark ? content.pigmentSteps.map(({ id }) => id) : [],
  }
}

function asProposed<T>(value: T | null): Chosen<T> {
  return { value, proposed: value, reason: null, note: '' }
}

function fromTemplate(part: Basis & { readonly default: unknown; readonly range: unknown }): DerivationStep[] {
  const basis: Basis = { rows: part.rows, sources: part.sources, backing: part.backing, because: part.because }
  if (part.default === null) return [{ code: 'nothing-published', basis }]
  return [{ code: 'template', basis, range: part.range === null ? null : JSON.stringify(part.range) }]
}
