import type { Finding, Screening } from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { type PlanBackground, planBackgroundSchema, skinTypes } from '@stipple/domain/planning'
import type { Knowledge } from '@stipple/knowledge'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { skinTypeIn } from '../people/person-head.ts'
import { gather } from '../screening/gather.ts'
import type { ScreeningDesk } from '../screening/screening-record.ts'
import { screeningsOf, type StoredScreening } from '../screening/screening-store.ts'
import type { PlanDesk } from './plan-desk.ts'

type Parts = { readonly knowledge: Knowledge; readonly desk: ScreeningDesk; readonly planDesk: PlanDesk }
type For = { readonly indication: string; readonly modality: string }

/** Everything about a person that a plan is checked against; undefined when there is no such person. */
export async function backgroundOf(
  transaction: ClinicTransaction,
  { clinicId, personId, today }: { readonly clinicId: string; readonly personId: string; readonly today: string },
  { indication, modality }: For,
  { knowledge, desk, planDesk }: Parts,
): Promise<PlanBackground | undefined> {
  const gathered = await gather(transaction, clinicId, personId)
  if (!gathered) return undefined
  const { person, policy } = gathered
  const stored = (await screeningsOf(transaction, clinicId, personId)).find(
    ({ record: { inputs } }) => inputs.intent.indication === indication && inputs.intent.modality === modality,
  )
  const { skinType } = skinTypeIn(person.facts)
  const procedures = new Set(knowledge.concepts.filter(({ kind }) => kind === 'procedure').map(({ id }) => id))
  return planBackgroundSchema.parse({
    today,
    person: {
      birthDate: person.birthDate ?? null,
      skinType: skinType === null ? null : (skinTypes[skinType - 1] ?? null),
      darkensAfterInjury: answerTo(person.facts, 'post-inflammatory-hyperpigmentation'),
    },
    screening: stored ? screeningForPlan(stored, { person, policy, today }, desk) : null,
    // Consent is not recorded here yet: nobody has given one.
    consent: 'missing',
    exposures: person.facts
      .filter(({ concept, answer }) => answer === 'present' && procedures.has(concept))
      .map(({ concept, zones = ['body'], end, start }) => ({
        concept: concept === 'microneedling' ? 'needling' : concept,
        zones,
        on: end !== undefined && end !== 'unknown' ? end : (start ?? null),
      })),
    windows: planDesk.windowsFor(policy),
  } satisfies Record<keyof PlanBackground, unknown>)
}

type Now = { readonly today: string } & Pick<Parameters<ScreeningDesk['decide']>[0], 'person' | 'policy'>

function screeningForPlan(stored: StoredScreening, { person, policy, today }: Now, desk: ScreeningDesk) {
  const { screeningId, record, judgement } = stored
  const then = JSON.parse(record.screening) as Screening
  const { intent } = record.inputs
  let now: Screening | undefined
  try {
    now = desk.decide({ schemaVersion: 1, intent, asOf: today, person, policy })
  } catch (problem) {
    // The content no longer knows a concept or zone of it: such a screening is not current.
    if (!(problem instanceof RangeError)) throw problem
  }
  return {
    screeningId,
    asOf: record.inputs.asOf,
    intent,
    outcome: then.outcome,
    findings: then.findings.map(cut),
    judgement: judgement && {
      decision: judgement.decision,
      override: judgement.override,
      deferUntil: judgement.deferUntil,
    },
    isCurrent: now !== undefined && !asksForMore(then, now),
  }
}

const cut = ({ rule, effect, strength, sources, zones, extent, leaveOut, deferUntil }: Finding) => ({
  rule,
  effect,
  strength,
  sources: [...sources],
  zones: [...zones],
  extent,
  leaveOut: [...leaveOut],
  deferUntil,
})

/** Whether today there is a finding that was not there, or a later deferral. A finding that has passed makes nothing outdated. */
function asksForMore(then: Screening, now: Screening): boolean {
  return now.findings.some((finding) => {
    if (finding.effect === 'inform') return false
    const before = then.findings.find(({ rule, effect }) => rule === finding.rule && effect === finding.effect)
    return before === undefined || (finding.deferUntil ?? '') > (before.deferUntil ?? '')
  })
}

function answerTo(facts: readonly Fact[], concept: string): 'present' | 'absent' | 'unknown' {
  const answers = facts.filter((fact) => fact.concept === concept).map(({ answer }) => answer)
  if (answers.includes('present')) return 'present'
  return answers.includes('absent') ? 'absent' : 'unknown'
}
