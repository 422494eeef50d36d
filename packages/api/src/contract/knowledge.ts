import { policyChoiceSchema, policySchema, ruleSchema } from '@stipple/domain/candidacy'
import { zoneSchema } from '@stipple/domain/anatomy'
import { depthRatioSchema, publishedDepthSchema, publishedThicknessSchema } from '@stipple/domain/dose'
import { localizedTextSchema, sourceSchema, strengthSchema } from '@stipple/domain/evidence'
import { z } from 'zod'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'

const readers = ['owner', 'clinician', 'assistant', 'auditor'] as const

const versioned = z.strictObject({ ...ruleSchema.shape, version: z.string() })

export const listRules = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/rules',
  summary: 'Every rule in short, in both languages.',
  permits: readers,
  answer: z.strictObject({
    knowledgeVersion: z.string(),
    rules: z.array(
      z.strictObject({
        ...versioned.pick({
          id: true,
          version: true,
          catalogue: true,
          title: true,
          because: true,
          class: true,
          modalities: true,
          reviewed: true,
        }).shape,
        /** Strengths of its clauses, strongest first. */
        strengths: z.array(strengthSchema),
        sourceCount: z.int(),
        /** The clinic’s policy differs from the default. */
        ownChoice: z.boolean(),
      }),
    ),
  }),
  problems: [],
})

export const getRule = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/rules/:ruleId',
  summary: 'All of a rule: clauses, positions, sources, examples, and the clinic’s own choice.',
  permits: readers,
  params: z.strictObject({ ruleId: z.string().min(1).max(100) }),
  answer: z.strictObject({
    rule: versioned,
    sources: z.array(z.strictObject({ ...sourceSchema.shape, address: z.string().nullable() })),
    /** Concepts that its conditions and examples name, in words. */
    concepts: z.record(z.string(), localizedTextSchema),
    choices: z.array(policyChoiceSchema),
  }),
  problems: ['not-found'],
})

export const getDoseReference = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/dose-reference',
  summary: 'Published thicknesses of skin and depths of needles, with their sources and the zones of the body.',
  permits: readers,
  answer: z.strictObject({
    knowledgeVersion: z.string(),
    content: z.strictObject({
      thicknesses: z.array(publishedThicknessSchema),
      depthMeasurements: z.array(publishedDepthSchema),
      depthRatios: z.array(depthRatioSchema),
    }),
    /** Only those that a figure names. */
    sources: z.array(sourceSchema),
    zones: z.array(zoneSchema),
  }),
  problems: [],
})

export const policyProblemSchema = z.strictObject({
  code: z.enum([
    'unknown-rule',
    'unknown-position',
    'unknown-clause',
    'no-window',
    'double-choice',
    'loosens-without-reason',
  ]),
  /** Which of the choices, counted from 0. */
  choice: z.int().nonnegative(),
  rule: z.string(),
  clause: z.string().nullable(),
  /** What would be screened more permissively without a reason. */
  example: z.string().nullable(),
})

export const policyInForceSchema = z.strictObject({
  /** null: the defaults of the content. */
  policy: policySchema.nullable(),
  /** Counts adoptions; sent back with the next one. */
  version: z.int().nonnegative(),
  adoptedAt: momentSchema.nullable(),
  adoptedBy: z.string().nullable(),
})

export const getPolicy = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/policy',
  summary: 'The clinic’s own positions.',
  permits: readers,
  answer: z.strictObject({ ...policyInForceSchema.shape, history: z.array(policyInForceSchema) }),
  problems: [],
})

const choices = z.array(policyChoiceSchema).max(500)

export const checkPolicyChoices = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/policy/check',
  summary: 'Says what is wrong with choices; changes nothing.',
  permits: ['owner', 'clinician'],
  body: z.strictObject({ choices }),
  answer: z.strictObject({ problems: z.array(policyProblemSchema) }),
  problems: [],
})

export const adoptPolicy = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/policy',
  summary: 'Adopts choices as the clinic’s policy, from the next screening on.',
  permits: ['owner'],
  body: z.strictObject({ version: z.int().nonnegative(), choices }),
  answer: policyInForceSchema,
  problems: ['policy-not-valid', 'changed-meanwhile'],
})

export const knowledgeEndpoints = { listRules, getRule, getDoseReference, getPolicy, checkPolicyChoices, adoptPolicy }
