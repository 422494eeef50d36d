import type { Zone } from '../anatomy/index.ts'
import type { Concept, Fact } from '../patient/index.ts'
import { parseDay } from '../units/index.ts'
import type { Condition } from './condition.ts'
import type { CandidacyContent } from './content.ts'
import { type Intent, intentSchema } from './intent.ts'
import type { Policy } from './policy.ts'
import { type Clause, clauseSchema, type Rule } from './rule.ts'
import { compileCandidacy } from './screen.ts'
import type { Screening } from './screening.ts'

const text = (words: string) => ({ en: words, tr: words })
const concept = (id: string, rest: Partial<Concept> = {}): Concept => ({
  id,
  kind: 'condition',
  title: text(id),
  parents: [],
  ...rest,
})

/** Two of everything a rule can speak of; small enough to see whole. */
export const concepts: Concept[] = [
  concept('bleeding'),
  concept('anticoagulant', { kind: 'medicine' }),
  concept('warfarin', { kind: 'medicine', parents: ['anticoagulant'] }),
  concept('rash'),
  concept('pregnancy', { lastsAtMost: { weeks: 43 } }),
  concept('clearance', { kind: 'circumstance' }),
  concept('platelets', { kind: 'measurement', unit: '10*9/L' }),
  concept('birth-date', { kind: 'circumstance' }),
  concept('delivered-drug', { kind: 'circumstance' }),
]

export const zones: Zone[] = [
  'face',
  'face.cheek',
  'face.cheek.left',
  'face.cheek.right',
  'face.chin',
  'trunk',
  'trunk.back',
].map((id) => ({ id, name: text(id) }))

export function clause(when: Condition, rest: Partial<Clause> = {}): Clause {
  return clauseSchema.parse({
    id: 'only',
    when,
    effect: 'stop',
    says: text('do'),
    strength: 'label',
    sources: ['source'],
    ...rest,
  })
}

export function rule(id: string, clauses: Clause[], rest: Partial<Rule> = {}): Rule {
  return {
    id,
    catalogue: 'C01',
    title: text(id),
    because: text(id),
    class: 'absolute',
    modalities: ['mechanical', 'rf', 'superficial', 'drug-delivery', 'patch'],
    clauses,
    reviewed: 'none yet',
    examples: [],
    ...rest,
  }
}

export function content(rules: Rule[]): CandidacyContent {
  return {
    version: 'test',
    concepts,
    zones,
    rules,
    indications: ['wrinkles', 'acne-scars', 'drug-delivery'].map((id) => ({ id, title: text(id) })),
    adjuncts: [
      { id: 'cream', kind: 'anaesthetic', title: text('cream') },
      { id: 'minoxidil', kind: 'drug', title: text('minoxidil') },
      { id: 'toxin', kind: 'drug', title: text('toxin') },
    ],
    intakeSteps: [],
    sources: [],
  }
}

export function fact(concept: string, rest: Partial<Fact> = {}): Fact {
  return { concept, answer: 'present', source: { from: 'clinician' }, ...rest }
}

export const asOf = '2026-06-15'

export function screenWith(
  rules: Rule[],
  facts: Fact[],
  rest: { intent?: Partial<Intent>; asOf?: string; birthDate?: string; policy?: Policy } = {},
): Screening {
  const candidacy = compileCandidacy(content(rules), rest.policy)
  const intent = intentSchema.parse({
    indication: 'wrinkles',
    modality: 'mechanical',
    depthMm: 1,
    zones: ['face'],
    ...rest.intent,
  })
  const history = candidacy.prepare({ facts, ...(rest.birthDate === undefined ? {} : { birthDate: rest.birthDate }) })
  return candidacy.forIntent(intent).screen(history, parseDay(rest.asOf ?? asOf))
}
