import { clauseEffects, effects, modalitySchema, outcomes, policyChoiceSchema } from '@stipple/domain/candidacy'
import { strengthSchema } from '@stipple/domain/evidence'
import { factSchema } from '@stipple/domain/patient'
import { z } from 'zod'

const comparison = {
  below: z.number().optional(),
  atLeast: z.number().optional(),
  above: z.number().optional(),
  atMost: z.number().optional(),
}

const changeSchema = z.union([
  z.strictObject({ kind: z.literal('date'), date: z.string() }),
  z.strictObject({
    kind: z.literal('answer'),
    concept: z.string(),
    answer: z.enum(['absent', 'present', 'only-there']),
  }),
  z.strictObject({ kind: z.literal('fact'), concept: z.string(), becomes: z.enum(['over', 'absent', 'present']) }),
  z.strictObject({ kind: z.literal('value'), concept: z.string(), unit: z.string(), ...comparison }),
  z.strictObject({ kind: z.literal('adjuncts'), without: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('zones'), without: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('depth'), belowMm: z.number() }),
  z.strictObject({ kind: z.literal('modality'), to: z.array(modalitySchema) }),
  z.strictObject({ kind: z.literal('indication'), to: z.array(z.string()) }),
])

const aspectSchema = z.enum(['answer', 'where', 'when', 'value'])

export const findingDocumentSchema = z.strictObject({
  rule: z.string().describe('Stable id of the rule; `stipple explain <rule>` shows all of it.'),
  ruleVersion: z.string().describe('Hash of the content of the rule.'),
  title: z.string(),
  clauses: z.array(z.string()).describe('The part of the rule that fired, or the parts that cannot be decided.'),
  position: z.string().nullable().describe('Where sources disagree: the position in force.'),
  effect: z.enum(effects),
  couldBe: z.enum(clauseEffects).nullable().describe('For `ask`: the most restrictive effect an answer may bring.'),
  strength: strengthSchema,
  because: z.string().describe('Why the rule exists.'),
  says: z.string().nullable().describe('What to do; null while the finding is a question.'),
  facts: z.array(factSchema).describe('The facts it rests on, with their provenance.'),
  birthDateUsed: z.boolean(),
  sources: z.array(z.string()).describe('Ids into the top-level `sources`.'),
  reviewed: z.union([z.literal('none yet'), z.strictObject({ by: z.string(), on: z.string() })]),
  missing: z.array(z.strictObject({ concept: z.string(), aspect: aspectSchema })),
  contradictory: z.array(z.string()).describe('Concepts recorded both as present and as absent; read as present.'),
  deferUntil: z.string().nullable().describe('First day on which the finding no longer holds.'),
  zones: z.array(z.string()),
  extent: z.enum(['zone', 'spot']).nullable(),
  leaveOut: z.array(z.string()).describe('Adjuncts to leave out.'),
  wouldChange: z
    .array(z.array(changeSchema))
    .describe('Ways to lift the finding, the smallest first; all changes of one way must happen.'),
  clinicChoice: policyChoiceSchema.nullable(),
})
export type FindingDocument = z.infer<typeof findingDocumentSchema>

export const questionDocumentSchema = z.strictObject({
  concept: z.string(),
  text: z.string(),
  aspects: z.array(aspectSchema),
  rules: z.array(z.string()),
  couldBe: z.enum(clauseEffects),
  step: z.string().nullable().describe('Step of the intake that asks it.'),
  audience: z.enum(['patient', 'clinician']),
})
export type QuestionDocument = z.infer<typeof questionDocumentSchema>

export const unmappedSchema = z.strictObject({
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string().nullable(),
  type: z.string().describe('Kind of entry in the record, such as Condition.'),
  count: z.number().int().positive(),
  references: z.array(z.string()),
})

/**
 * A screening as it leaves Stipple: stable, self-contained (sources are included), in one language.
 * Additions may come within version 1; nothing is renamed or removed.
 */
export const screeningDocumentSchema = z.strictObject({
  schema: z.literal('stipple.screening/1'),
  language: z.enum(['en', 'tr']),
  knowledgeVersion: z.string(),
  asOf: z.string(),
  person: z.strictObject({ reference: z.string().nullable(), birthDate: z.string().nullable() }),
  intent: z.strictObject({
    indication: z.string(),
    modality: modalitySchema,
    depthMm: z.number().nullable(),
    zones: z.array(z.string()),
    adjuncts: z.array(z.string()),
  }),
  policy: z.strictObject({ clinic: z.string(), decidedBy: z.string(), decidedOn: z.string() }).nullable(),
  silenceMeansNo: z.boolean().describe('True when what nobody said was read as no, at the caller’s request.'),
  outcome: z.enum(outcomes),
  deferUntil: z.string().nullable().describe('The latest date of all deferrals; null when one of them has no date.'),
  closedZones: z.array(z.string()),
  findings: z.array(findingDocumentSchema),
  questions: z.array(questionDocumentSchema),
  unmapped: z.array(unmappedSchema).describe('Codings of the record that no map knows.'),
  notRead: z.record(z.string(), z.number()).describe('Resource types of the record that hold no facts, with counts.'),
  problems: z.array(z.strictObject({ place: z.string(), code: z.string(), text: z.string() })),
  sources: z.record(
    z.string(),
    z.strictObject({ citation: z.string(), url: z.string().nullable(), limits: z.string() }),
  ),
})
export type ScreeningDocument = z.infer<typeof screeningDocumentSchema>
