import { z } from 'zod'
import { formValueStepSchema } from '../intake/index.ts'
import { languageSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { personParams, skinTypeSchema } from './people.ts'

export const getSkinTypeQuestion = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/skin-type-question',
  summary: 'The question of the intake that tells the Fitzpatrick type: how skin answers sun, and never descent.',
  permits: ['clinician', 'assistant'],
  query: z.strictObject({ language: languageSchema }),
  answer: z.strictObject({
    step: formValueStepSchema,
    notSure: z.string(),
    /** Where the scale is described; empty while the content has no source for it. */
    sources: z.array(z.strictObject({ citation: z.string(), address: z.string().nullable(), limits: z.string() })),
  }),
  problems: [],
})

export const recordSkinType = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/skin-type',
  summary:
    'Notes the answer to the question of the skin type, as the intake would; it takes the place of earlier ones.',
  permits: ['clinician', 'assistant'],
  params: personParams,
  body: z.strictObject({
    /** null: asked, and not sure. */
    skinType: skinTypeSchema.nullable(),
    /** Whose words they are: what the patient said at the desk, or what the clinician found. */
    from: z.enum(['patient', 'clinician']),
  }),
  /** For undoing: `withdraw` the noted and `restore` the withdrawn. */
  answer: z.strictObject({ noted: z.array(z.uuid()), withdrawn: z.array(z.uuid()) }),
  problems: ['not-found'],
})

export const skinTypeEndpoints = { getSkinTypeQuestion, recordSkinType }
