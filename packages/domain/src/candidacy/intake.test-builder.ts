import type { Concept, Fact } from '../patient/index.ts'
import { parseDay } from '../units/index.ts'
import { clause, content, rule, zones } from './content.test-builder.ts'
import type { Condition } from './condition.ts'
import type { CandidacyContent } from './content.ts'
import { planIntake } from './intake.ts'
import type { IntakePlan } from './intake-plan.ts'
import { type IntakeStep, intakeStepSchema } from './intake-step.ts'
import { type Intent, intentSchema } from './intent.ts'
import type { Clause, Rule } from './rule.ts'
import { type Candidacy, compileCandidacy, type Screener } from './screen.ts'
import type { Screening } from './screening.ts'

const text = (words: string) => ({ en: words, tr: words })

/** A step of every tense, audience and place. */
export const intakeSteps: IntakeStep[] = (
  [
    { id: 'birth', tense: 'value' },
    {
      id: 'skin',
      tense: 'value',
      choices: [
        { value: 1, label: text('always burns') },
        { value: 5, label: text('never burns') },
      ],
    },
    { id: 'about-you', tense: 'now' },
    { id: 'skin-now', tense: 'now', inField: true },
    { id: 'history', tense: 'ever' },
    { id: 'illnesses', tense: 'ever' },
    { id: 'medicines', tense: { since: { weeks: 8 } } },
    { id: 'procedures', tense: { since: { months: 12 } }, inField: true },
    { id: 'examination', tense: 'now', audience: 'clinician' },
    { id: 'laboratory', tense: 'value', audience: 'clinician' },
  ] as const
).map((step) => intakeStepSchema.parse({ ...step, title: text(step.id), question: text(`${step.id}?`) }))

const concept = (id: string, kind: Concept['kind'], step: string | null, parents: string[] = []): Concept => ({
  id,
  kind,
  title: text(id),
  parents,
  ...(kind === 'measurement' ? { unit: id === 'skin-type' ? '1' : '10*9/L' } : {}),
  ...(step === null ? {} : { ask: { step, option: text(id) } }),
})

export const intakeConcepts: Concept[] = [
  concept('birth-date', 'circumstance', 'birth'),
  concept('delivered-drug', 'circumstance', null),
  concept('skin-type', 'measurement', 'skin'),
  { ...concept('pregnancy', 'condition', 'about-you'), lastsAtMost: { weeks: 43 } },
  concept('acne', 'condition', 'skin-now'),
  concept('papules', 'condition', 'skin-now', ['rosacea']),
  concept('herpes', 'condition', 'history'),
  concept('keloid', 'condition', 'history'),
  concept('rosacea', 'condition', 'history'),
  concept('connective', 'condition', 'illnesses'),
  concept('scleroderma', 'condition', 'illnesses', ['connective']),
  concept('morphea', 'condition', null, ['scleroderma']),
  concept('lupus', 'condition', null, ['connective']),
  concept('immunosuppression', 'condition', 'illnesses'),
  concept('infection', 'condition', 'illnesses'),
  concept('hiv', 'condition', null, ['immunosuppression', 'infection']),
  concept('anticoagulant', 'medicine', 'medicines'),
  concept('warfarin', 'medicine', null, ['anticoagulant']),
  concept('heparin', 'medicine', null, ['anticoagulant']),
  concept('filler', 'procedure', 'procedures'),
  concept('peel', 'procedure', 'procedures'),
  concept('deep-peel', 'procedure', 'procedures', ['peel']),
  concept('keloid-extreme', 'condition', 'examination', ['keloid']),
  concept('platelets', 'measurement', 'laboratory'),
]

export const answeredOn = '2026-06-15'
export const today = parseDay(answeredOn)

/** A rule for each condition, named after its place in the list. */
export function rulesOf(...conditions: (Condition | Partial<Clause>)[]): Rule[] {
  return conditions.map((one, position) => {
    const { when, ...rest } = ('when' in one ? one : { when: one }) as Partial<Clause> & { when: Condition }
    return rule(`rule-${position}`, [clause(when, rest)])
  })
}

export type Intake = {
  content: CandidacyContent
  candidacy: Candidacy
  screener: Screener
  plan: IntakePlan
  screen(facts: readonly Fact[], birthDate?: string): Screening
}

export function intakeOf(rules: Rule[], intent: Partial<Intent> = {}): Intake {
  const all = { ...content(rules), concepts: intakeConcepts, intakeSteps, zones }
  const candidacy = compileCandidacy(all)
  const screener = candidacy.forIntent(
    intentSchema.parse({ indication: 'wrinkles', modality: 'mechanical', depthMm: 1, zones: ['face'], ...intent }),
  )
  return {
    content: all,
    candidacy,
    screener,
    plan: planIntake(screener, candidacy),
    screen(facts, birthDate) {
      const person = { facts: [...facts], ...(birthDate === undefined ? {} : { birthDate }) }
      return screener.screen(candidacy.prepare(person), today)
    },
  }
}
