import { z } from 'zod'
import { identifierSchema } from './identifier.ts'
import { localizedTextSchema } from './language.ts'
import { strengthSchema } from './strength.ts'

/**
 * One publication, document or page that content rests on.
 *
 * `read` says how it was read by whoever wrote the content down: the whole text, the abstract only, a reproduction by
 * somebody else, or not at all (the statement is quoted from another source).
 */
export const sourceSchema = z.strictObject({
  id: identifierSchema,
  citation: z.string().trim().min(1),
  kind: z.enum([
    'label',
    'regulation',
    'guideline',
    'review',
    'trial',
    'registry',
    'case-report',
    'code-system',
    'measurement',
    'practice',
    'derived',
  ]),
  /** The strongest `strength` that a statement resting on this source alone may claim. */
  strongest: strengthSchema,
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .optional(),
  pmid: z
    .string()
    .regex(/^\d{1,8}$/)
    .optional(),
  pmcid: z
    .string()
    .regex(/^PMC\d+$/)
    .optional(),
  url: z.string().min(1).optional(),
  read: z.enum(['full-text', 'abstract', 'reproduction', 'quoted', 'listing']),
  jurisdiction: z.string().min(1).optional(),
  supports: localizedTextSchema,
  limits: localizedTextSchema,
})
export type Source = z.infer<typeof sourceSchema>

/** Who has reviewed an entry clinically, and when. `none yet` is an honest answer and is shown as such. */
export const reviewedSchema = z.union([
  z.literal('none yet'),
  z.strictObject({ by: z.string().min(1), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
])
export type Reviewed = z.infer<typeof reviewedSchema>
