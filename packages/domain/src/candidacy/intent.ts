import { z } from 'zod'
import { type ZoneTree, zoneIdSchema } from '../anatomy/index.ts'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { millimetresSchema } from '../units/index.ts'

/**
 * - `mechanical`: roller, stamp or pen that reaches the dermis
 * - `superficial`: home or cosmetic needling of at most 0.3 mm
 * - `rf`: radiofrequency microneedling
 * - `drug-delivery`: needling done to bring a drug into the skin
 * - `patch`: a microneedle patch
 */
export const modalities = ['mechanical', 'rf', 'superficial', 'drug-delivery', 'patch'] as const
export const modalitySchema = z.enum(modalities)
export type Modality = z.infer<typeof modalitySchema>

/** Deepest setting that still counts as superficial. Source: the classes of the clinical content (superficial ≤ 0.3 mm). */
export const superficialLimitMm = 0.3

/** Something done or put on beside the needling: anaesthetic cream, platelet-rich plasma, a drug. */
export const adjunctSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  /** With the modalities `drug-delivery` and `patch`, a `drug` is the treatment itself and cannot be left out. */
  kind: z.enum(['drug', 'anaesthetic', 'autologous']),
})
export type Adjunct = z.infer<typeof adjunctSchema>

export const indicationSchema = z.strictObject({ id: identifierSchema, title: localizedTextSchema })
export type Indication = z.infer<typeof indicationSchema>

/** What is meant to be done. What is not stated is read on the safe side: no depth means any depth. */
export const intentSchema = z.strictObject({
  indication: identifierSchema,
  modality: modalitySchema,
  depthMm: millimetresSchema.optional(),
  zones: z.array(zoneIdSchema).min(1),
  adjuncts: z.array(identifierSchema).default([]),
})
export type Intent = z.infer<typeof intentSchema>

/** Where a rule or clause binds; every part that is given must hold. */
export const scopeSchema = z.strictObject({
  modalities: z.array(modalitySchema).min(1).optional(),
  /** Binds only when one of these is part of the intent; the finding then concerns the adjunct, not the needling. */
  adjuncts: z.array(identifierSchema).min(1).optional(),
  /** Binds only when the intended zones touch one of these. */
  zones: z.array(zoneIdSchema).min(1).optional(),
  indications: z.array(identifierSchema).min(1).optional(),
  exceptIndications: z.array(identifierSchema).min(1).optional(),
  /** Binds from this needle depth on, in millimetres. */
  depthAtLeastMm: z.number().positive().optional(),
})
export type Scope = z.infer<typeof scopeSchema>

export type IntentProblem = {
  code: 'unknown-indication' | 'unknown-zone' | 'unknown-adjunct' | 'too-deep-for-superficial'
  given: string
}

/** What in an intent the content does not know, or cannot be meant. Empty when all is well. */
export function checkIntent(
  intent: Intent,
  content: { indications: readonly Indication[]; adjuncts: readonly Adjunct[] },
  zones: ZoneTree,
): IntentProblem[] {
  const problems: IntentProblem[] = []
  if (!content.indications.some(({ id }) => id === intent.indication)) {
    problems.push({ code: 'unknown-indication', given: intent.indication })
  }
  for (const zone of intent.zones) if (!zones.leavesOf(zone)) problems.push({ code: 'unknown-zone', given: zone })
  for (const adjunct of intent.adjuncts) {
    if (!content.adjuncts.some(({ id }) => id === adjunct)) problems.push({ code: 'unknown-adjunct', given: adjunct })
  }
  if (intent.modality === 'superficial' && intent.depthMm !== undefined && intent.depthMm > superficialLimitMm) {
    problems.push({ code: 'too-deep-for-superficial', given: `${intent.depthMm} mm` })
  }
  return problems
}
