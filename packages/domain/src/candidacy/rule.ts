import { z } from 'zod'
import { identifierSchema, localizedTextSchema, reviewedSchema, strengthSchema } from '../evidence/index.ts'
import { partialDateSchema, quantitySchema } from '../units/index.ts'
import { conditionSchema } from './condition.ts'
import { modalitySchema, scopeSchema } from './intent.ts'

/**
 * What a finding asks for, most restrictive first.
 *
 * - `stop`: do not treat
 * - `refer`: a physician or specialist decides first
 * - `defer`: wait; until a date when one can be worked out
 * - `avoid-zone`: leave these places out
 * - `adjust`: go ahead otherwise: other settings, a preparation, an adjunct left out
 * - `inform`: know and tell
 * - `ask`: cannot be decided; nobody has answered yet
 */
export const effects = ['stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform', 'ask'] as const
export type Effect = (typeof effects)[number]
/** The effects content may ask for; `ask` is the engine's own. */
export const clauseEffects = ['stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform'] as const
export const clauseEffectSchema = z.enum(clauseEffects)
export type ClauseEffect = z.infer<typeof clauseEffectSchema>

/** One thing a rule may find: when, what it asks for, how well that is backed. */
export const clauseSchema = z.strictObject({
  id: identifierSchema,
  scope: scopeSchema.optional(),
  when: conditionSchema,
  effect: clauseEffectSchema,
  /** For `avoid-zone`: leave out the whole zone it stands in, or only the spot itself. */
  extent: z.enum(['zone', 'spot']).optional(),
  /** What to do, for a clinician. */
  says: localizedTextSchema,
  strength: strengthSchema,
  sources: z.array(identifierSchema),
  /** Clauses of the same rule that ask for at least as much; when one of them fires, this one is not shown. */
  coveredBy: z.array(identifierSchema).min(1).optional(),
  /** Concepts whose facts are shown with the finding although they do not decide it (the last HbA1c with diabetes). */
  alsoShow: z.array(identifierSchema).optional(),
})
export type Clause = z.infer<typeof clauseSchema>

/** One of several published ways to decide where sources disagree. */
export const positionSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  clauses: z.array(clauseSchema),
})
export type Position = z.infer<typeof positionSchema>

const exampleFactSchema = z.strictObject({
  concept: identifierSchema,
  answer: z.enum(['present', 'absent', 'unknown']).default('present'),
  start: partialDateSchema.optional(),
  end: z.union([partialDateSchema, z.literal('unknown')]).optional(),
  since: partialDateSchema.optional(),
  zones: z.array(z.string()).optional(),
  onlyThere: z.boolean().optional(),
  value: quantitySchema.optional(),
})

/**
 * A case that proves what a rule does. Concepts that are not mentioned count as answered with no; those under
 * `unknown` as never asked. `expect` lists exactly the findings of this rule; an empty list means that it stays silent.
 */
export const exampleSchema = z.strictObject({
  shows: z.string().trim().min(1),
  /** Parts of the intent; default wrinkles, the rule's first modality, 1 mm (superficial 0.3 mm), the face, no adjunct. */
  intent: z
    .strictObject({
      indication: identifierSchema,
      modality: modalitySchema,
      depthMm: z.number().positive(),
      zones: z.array(z.string()).min(1),
      adjuncts: z.array(identifierSchema),
    })
    .partial()
    .default({}),
  asOf: z.string().default('2026-06-15'),
  birthDate: partialDateSchema.optional(),
  position: identifierSchema.optional(),
  facts: z.array(exampleFactSchema).default([]),
  unknown: z.array(identifierSchema).default([]),
  expect: z.array(
    z.strictObject({
      clause: identifierSchema,
      effect: z.enum(effects),
      until: z.string().optional(),
      zones: z.array(z.string()).optional(),
    }),
  ),
})
export type Example = z.infer<typeof exampleSchema>

/** One contraindication or precaution. */
export const ruleSchema = z.strictObject({
  id: identifierSchema,
  /** Number in the catalogue of contraindications and precautions, docs/evidence/catalogue.md. */
  catalogue: z.string().regex(/^C\d\d$/),
  title: localizedTextSchema,
  /** Why the rule exists, for a clinician. */
  because: localizedTextSchema,
  class: z.enum(['absolute', 'site', 'temporary', 'relative', 'information']),
  modalities: z.array(modalitySchema).min(1),
  scope: scopeSchema.optional(),
  clauses: z.array(clauseSchema).default([]),
  /** Strictest first. The clinic's policy may choose another than the default. */
  positions: z.array(positionSchema).min(2).optional(),
  defaultPosition: identifierSchema.optional(),
  /** Where sources disagree, or what has not been found; shown with `stipple explain`. */
  notes: localizedTextSchema.optional(),
  reviewed: reviewedSchema,
  examples: z.array(exampleSchema).min(2),
})
export type Rule = z.infer<typeof ruleSchema>
