import { z } from 'zod'

/**
 * How far a statement is backed, strongest first.
 *
 * - `label`: a manufacturer's instructions or a regulator's document
 * - `guideline`: a society's or institution's guidance, a consensus panel
 * - `review`: a review article or reference work
 * - `trial-exclusion`: only an exclusion criterion of a study
 * - `practice`: what clinics do and publish; no study
 * - `unsourced`: nobody has been found who says it
 */
export const strengths = ['label', 'guideline', 'review', 'trial-exclusion', 'practice', 'unsourced'] as const
export const strengthSchema = z.enum(strengths)
export type Strength = z.infer<typeof strengthSchema>

/** Only these may stop, defer, refer or close an area; the others advise (docs/decisions/0003-effects-and-outcome.md). */
export function mayRestrict(strength: Strength): boolean {
  return strength === 'label' || strength === 'guideline' || strength === 'review'
}
