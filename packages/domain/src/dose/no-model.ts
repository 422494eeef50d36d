import { noModelReasons } from './no-model-reasons.ts'
import type { LocalizedText } from '../evidence/index.ts'
import type { Provenance } from './provenance.ts'

/** What people ask a dose engine for and what this one does not answer. */
export const unanswered = [
  'absorbed-dose-on-needled-skin',
  'enhancement-multiplier',
  'vaccine-equivalence',
  'drug-titration',
  'depth-beyond-label',
  'personalisation-by-race',
  'correlated-permeation-set',
] as const
export type Unanswered = (typeof unanswered)[number]

/** An answer without a number: why there is none, and what may be done instead. */
export type NoModel = {
  readonly code: 'no-model'
  readonly asked: Unanswered
  readonly because: LocalizedText
  readonly instead: LocalizedText
  readonly provenance: readonly Provenance[]
}

/**
 * The answer to what must not be calculated. There is no input with which it becomes a number.
 *
 * @source docs/evidence/no-model.md
 */
export function noModel(asked: Unanswered): NoModel {
  return { code: 'no-model', asked, ...noModelReasons[asked] }
}
