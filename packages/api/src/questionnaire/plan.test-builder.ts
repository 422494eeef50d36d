import {
  type CandidacyContent,
  compileCandidacy,
  type Condition,
  type IntakePlan,
  intakeStepSchema,
  intentSchema,
  type Modality,
  planIntake,
  ruleSchema,
} from '@stipple/domain/candidacy'
import { type Concept, conceptSchema } from '@stipple/domain/patient'
import type { QuestionnairePhrases } from './wording.ts'

const text = (words: string) => ({ en: `${words} (en)`, tr: `${words} (tr)` })

const intakeSteps = [
  { id: 'birth', tense: 'value' },
  { id: 'skin', tense: 'value', choices: [1, 5].map((value) => ({ value, label: text(`line ${value}`) })) },
  { id: 'skin-now', tense: 'now', inField: true, help: text('look in a mirror') },
  { id: 'history', tense: 'ever' },
  { id: 'medicines', tense: { since: { weeks: 8 } } },
  { id: 'procedures', tense: { since: { months: 12 } }, inField: true },
  { id: 'examination', tense: 'now', audience: 'clinician' },
  { id: 'laboratory', tense: 'value', audience: 'clinician' },
].map((step) => intakeStepSchema.parse({ ...step, title: text(step.id), question: text(`${step.id}?`) }))

const concept = (id: string, kind: Concept['kind'], step: string | null, rest: Partial<Concept> = {}): Concept =>
  conceptSchema.parse({
    id,
    kind,
    title: text(id),
    ...(step === null
      ? {}
      : { ask: { step, option: text(`option ${id}`), ...(id === 'acne' ? { help: text('not blackheads') } : {}) } }),
    ...rest,
  })

const concepts: Concept[] = [
  concept('birth-date', 'circumstance', 'birth'),
  concept('delivered-drug', 'circumstance', null),
  concept('skin-type', 'measurement', 'skin', { unit: '1' }),
  concept('acne', 'condition', 'skin-now'),
  concept('herpes', 'condition', 'history'),
  concept('keloid', 'condition', 'history'),
  concept('immunosuppression', 'condition', 'history'),
  concept('infection', 'condition', 'history'),
  concept('hiv', 'condition', null, { parents: ['immunosuppression', 'infection'] }),
  concept('anticoagulant', 'medicine', 'medicines'),
  concept('warfarin', 'medicine', null, { parents: ['anticoagulant'] }),
  concept('heparin', 'medicine', null, { parents: ['anticoagulant'] }),
  concept('filler', 'procedure', 'procedures'),
  concept('keloid-extreme', 'condition', 'examination', { parents: ['keloid'] }),
  concept('platelets', 'measurement', 'laboratory', { unit: '10*9/L' }),
]

/** Conditions that bring out every kind of question. */
const conditions: { when: Condition; effect?: string; scope?: unknown }[] = [
  { when: { age: 'years', below: 18 } },
  { when: { measured: 'skin-type', unit: '1', atLeast: 4 } },
  { when: { present: 'acne', where: 'field' }, effect: 'avoid-zone' },
  { when: { present: 'herpes', where: 'field' }, effect: 'avoid-zone' },
  { when: { recent: 'keloid', within: { months: 6 } } },
  { when: { present: 'hiv' } },
  { when: { recent: 'warfarin', within: { weeks: 1 } } },
  { when: { present: 'heparin' } },
  { when: { recent: 'filler', within: { weeks: 2 }, where: 'field' }, scope: { adjuncts: ['minoxidil'] } },
  { when: { present: 'keloid-extreme' } },
  { when: { measured: 'platelets', unit: '10*9/L', below: 100 } },
]

export const testContent: CandidacyContent = {
  version: 'test-version',
  concepts,
  zones: ['face', 'face.cheek', 'face.chin', 'trunk'].map((id) => ({ id, name: text(`zone ${id}`) })),
  indications: [{ id: 'wrinkles', title: text('wrinkles') }],
  adjuncts: [{ id: 'minoxidil', kind: 'drug', title: text('minoxidil') }],
  intakeSteps,
  sources: [],
  rules: conditions.map((clause, position) =>
    ruleSchema.parse({
      id: `rule-${position}`,
      catalogue: 'C01',
      title: text('rule'),
      because: text('because'),
      class: 'absolute',
      modalities: ['mechanical', 'drug-delivery'],
      clauses: [{ id: 'only', effect: 'stop', says: text('do'), strength: 'label', sources: ['source'], ...clause }],
      reviewed: 'none yet',
      examples: [
        { shows: 'it', expect: [] },
        { shows: 'it', expect: [] },
      ],
    }),
  ),
}

const candidacy = compileCandidacy(testContent)

export function testPlan(modality: Modality = 'drug-delivery'): IntakePlan {
  const intent = intentSchema.parse({ indication: 'wrinkles', modality, depthMm: 1, zones: ['face'] })
  return planIntake(candidacy.forIntent(intent), candidacy)
}

const about = (words: string) => ({ en: `${words}: {concept} (en)`, tr: `${words}: {concept} (tr)` })
export const testPhrases: QuestionnairePhrases = {
  now: about('now'),
  where: about('where'),
  ended: about('ended'),
  field: about('field'),
  which: about('which'),
  none: text('none'),
  'not-sure': text('not sure'),
  yes: text('yes'),
  no: text('no'),
  'birth-date': text('birth date'),
  'delivered-drug': text('which drug'),
  'questionnaire-title': text('title'),
  'questionnaire-introduction': text('introduction'),
}
