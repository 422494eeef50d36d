/**
 * How much a person is asked: the whole intake of each indication, and what is left of it when it is asked step by step
 * and only as long as a rule still depends on the answer. Nothing is timed here.
 */
import { parseArgs } from 'node:util'
import {
  type Candidacy,
  compileCandidacy,
  factsFromAnswers,
  type IntakeAnswers,
  type IntakePlan,
  type Intent,
  intentSchema,
  type ListAnswer,
  type OptionAnswer,
  openSteps,
  type PlannedOption,
  type PlannedStep,
  planIntake,
  type Screener,
} from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { parseDay } from '@stipple/domain/units'
import { readKnowledge } from './knowledge.ts'
import { table } from './table.ts'

const answeredOn = '2026-06-15'
const asOf = parseDay(answeredOn)

/** One plain treatment for each indication, in the places it is most often done. */
const intents: Record<string, Omit<Intent, 'indication' | 'depthMm'> & { depthMm: number }> = {
  'enlarged-pores': { modality: 'mechanical', depthMm: 1, zones: ['face.nose', 'face.cheek'], adjuncts: [] },
  wrinkles: { modality: 'mechanical', depthMm: 1, zones: ['face'], adjuncts: [] },
  'skin-laxity': { modality: 'mechanical', depthMm: 1.5, zones: ['face', 'neck'], adjuncts: [] },
  'acne-scars': { modality: 'mechanical', depthMm: 1.5, zones: ['face'], adjuncts: [] },
  'burn-scars': { modality: 'mechanical', depthMm: 2, zones: ['arms.left'], adjuncts: [] },
  'surgical-scars': { modality: 'mechanical', depthMm: 2, zones: ['trunk.abdomen'], adjuncts: [] },
  'uneven-tone': { modality: 'mechanical', depthMm: 0.5, zones: ['face'], adjuncts: [] },
  'stretch-marks': { modality: 'mechanical', depthMm: 2, zones: ['trunk.abdomen', 'legs'], adjuncts: [] },
  'alopecia-areata': { modality: 'drug-delivery', depthMm: 1, zones: ['scalp'], adjuncts: ['triamcinolone'] },
  'axillary-hyperhidrosis': { modality: 'drug-delivery', depthMm: 1, zones: ['axilla'], adjuncts: ['botulinum-toxin'] },
  'drug-delivery': { modality: 'drug-delivery', depthMm: 0.5, zones: ['face'], adjuncts: ['tranexamic-acid'] },
}

/** The people of the goal: each is healthy but for one thing, which is so now and in the area. */
const seeds: readonly string[] = [
  'active-acne',
  'acne-topical',
  'isotretinoin',
  'bleeding-disorder',
  'anticoagulant',
  'antiplatelet',
  'nsaid',
  'chemotherapy',
  'radiotherapy',
  'herpes-simplex',
  'contact-dermatitis',
  'frequent-rashes',
  'keloid',
  'changing-lesion',
  'stable-lesion',
  'psoriasis',
  'eczema',
]

type Burden = { steps: number; followUps: number; clinicianSteps: number; left: number; outcome: string }
type Asked = { candidacy: Candidacy; screener: Screener; plan: IntakePlan }

/** Asks the person step by step, the patient first, until no rule depends on anything more. */
function interview({ candidacy, screener, plan }: Asked, seed: string | undefined): Burden {
  const facts: Fact[] = []
  const asked: PlannedStep[] = []
  let birthDate: string | undefined
  const burden = { steps: 0, followUps: 0, clinicianSteps: 0 }
  for (;;) {
    const history = candidacy.prepare({ facts, ...(birthDate === undefined ? {} : { birthDate }) })
    const screening = screener.screen(history, asOf)
    const open = openSteps(plan, screening, { history, asked })
    const next = open.patient[0] ?? open.clinician[0]
    if (!next) return { ...burden, left: screening.questions.length, outcome: screening.outcome }
    const from = next.step.step.audience
    const answers: IntakeAnswers = { [next.step.step.id]: answer(next.step, seed, plan) }
    const stated = factsFromAnswers({ ...plan, steps: [next.step] }, answers, { answeredOn, from })
    facts.push(...stated.facts)
    birthDate = stated.birthDate ?? birthDate
    asked.push(next.step)
    if (from === 'clinician') burden.clinicianSteps++
    else burden.steps++
    burden.followUps += followUpsIn(answers[next.step.step.id])
  }
}

function answer(planned: PlannedStep, seed: string | undefined, plan: IntakePlan): IntakeAnswers[string] {
  if (planned.kind === 'value') {
    return {
      values: planned.values.map(({ concept: { id: concept }, asks }) =>
        asks === 'date'
          ? { concept, date: '1986-01-01' }
          : asks === 'choice'
            ? { concept, number: 2 }
            : { concept, notSure: true as const },
      ),
    }
  }
  const isSeed = (id: string) => {
    const kinds = plan.index.descendants[plan.index.numberOf(id) ?? -1] ?? []
    return seed !== undefined && kinds.includes(plan.index.numberOf(seed) ?? -1)
  }
  const chosen = planned.options.filter(({ concept }) => isSeed(concept.id)).map((option) => details(option, plan))
  const which = planned.which
    .filter(({ of, known }) => known.length > 0 || of.some((id) => chosen.some(({ concept }) => concept === id)))
    .map(({ of }) => ({ of: [...of], chosen: [], notSure: false }))
  return { chosen, notSure: false, which }
}

function details({ concept, now, ended, where }: PlannedOption, plan: IntakePlan): OptionAnswer {
  const part = plan.parts[0]
  return {
    concept: concept.id,
    ...(now ? { now: 'yes' as const } : {}),
    ...(ended === 'always' ? { ended: '2026-06-01' } : {}),
    ...(where?.field ? { inField: 'yes' as const } : {}),
    ...(where?.parts && part !== undefined ? { parts: [part] } : {}),
  }
}

function followUpsIn(given: IntakeAnswers[string] | undefined): number {
  if (!given || !('chosen' in given)) return 0
  const { chosen, which = [] }: ListAnswer = given
  return which.length + chosen.reduce((sum, { concept: _, ...rest }) => sum + Object.keys(rest).length, 0)
}

const { values: options } = parseArgs({ options: { knowledge: { type: 'string' } } })
const knowledge = readKnowledge(options.knowledge)
const candidacy = compileCandidacy(knowledge)
const all = Object.entries(intents).map(([indication, rest]) => {
  const screener = candidacy.forIntent(intentSchema.parse({ indication, ...rest }))
  const plan = planIntake(screener, candidacy)
  return { indication, asked: { candidacy, screener, plan } }
})

const count = (plan: IntakePlan, audience: string) => {
  const steps = plan.steps.filter(({ step }) => step.audience === audience)
  const things = steps.reduce((sum, one) => sum + (one.kind === 'list' ? one.options.length : one.values.length), 0)
  return `${steps.length} (${things})`
}
console.log(`knowledge ${knowledge.version.slice(0, 12)}\n`)
console.log('Steps (options in them) of the whole intake, and what a healthy person is asked of them\n')
console.log(
  table([
    ['indication', 'modality', 'patient', 'clinician', 'asked', 'clinician asked', 'still open', 'outcome'],
    ...all.map(({ indication, asked }) => {
      const { steps, clinicianSteps, left, outcome } = interview(asked, undefined)
      const { plan } = asked
      const asks = [steps, clinicianSteps, left].map(String)
      return [indication, plan.intent.modality, count(plan, 'patient'), count(plan, 'clinician'), ...asks, outcome]
    }),
  ]),
)
console.log('Patient steps + follow-up questions asked of a person with one thing, now and in the area\n')
console.log(
  table([
    ['', ...all.map(({ indication }) => indication)],
    ...[undefined, ...seeds].map((seed) => [
      seed ?? 'healthy',
      ...all.map(({ asked }) => {
        const { steps, followUps } = interview(asked, seed)
        return `${steps} + ${followUps}`
      }),
    ]),
  ]),
)
const notAsked = [...new Set(all.flatMap(({ asked }) => asked.plan.cannotBeAsked))]
console.log(`Looked at by a rule, asked of nobody: ${notAsked.join(', ') || 'nothing'}`)
