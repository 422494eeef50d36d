import {
  type CandidacyContent,
  type Candidacy,
  compileCandidacy,
  intentSchema,
  type Policy,
  policySchema,
  type Screening,
} from '@stipple/domain/candidacy'
import { personSchema } from '@stipple/domain/patient'
import { isoDateSchema, parseDay } from '@stipple/domain/units'
import { canonicalJson } from '@stipple/knowledge'
import { z } from 'zod'

/** Everything a screening was decided from, as it is kept beside the answer. The content is named by its version. */
export const screeningInputsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  intent: intentSchema,
  asOf: isoDateSchema,
  person: personSchema,
  policy: policySchema.nullable(),
})
export type ScreeningInputs = z.infer<typeof screeningInputsSchema>

/** A screening as it is stored: what went in, what came out, and the content that decided. */
export type ScreeningRecord = {
  readonly inputs: ScreeningInputs
  readonly knowledgeVersion: string
  /** Canonical JSON of the {@link Screening}. */
  readonly screening: string
}

export type Replay =
  /** The same content and the same answer, to the byte. */
  | { readonly code: 'same' }
  /** Another version of the content is in force; `now` is what it answers to the same inputs. */
  | { readonly code: 'other-knowledge'; readonly sameAnswer: boolean; readonly now: Screening }
  /** The same content answers differently: what is stored was altered, or the engine changed. */
  | { readonly code: 'differs'; readonly now: Screening }

/** Decides screenings with one content; a clinic's policies are compiled once each. */
export function screeningDesk(content: CandidacyContent) {
  const byPolicy = new Map<string, Candidacy>()
  const candidacyFor = (policy: Policy | null): Candidacy => {
    const key = policy === null ? '' : canonicalJson(policy)
    let candidacy = byPolicy.get(key)
    if (!candidacy) {
      candidacy = compileCandidacy(content, policy ?? undefined)
      // Policies change seldom; a few clinics and their last revisions are kept.
      if (byPolicy.size >= 50) byPolicy.delete(byPolicy.keys().next().value as string)
      byPolicy.set(key, candidacy)
    }
    return candidacy
  }
  /** @throws {RangeError} when the inputs name a concept, zone or indication that the content does not have */
  const decide = ({ intent, asOf, person, policy }: ScreeningInputs): Screening => {
    const candidacy = candidacyFor(policy)
    return candidacy.forIntent(intent).screen(candidacy.prepare(person), parseDay(asOf))
  }
  return {
    candidacyFor,
    decide,
    /** Decides, and answers what is to be stored. @throws as `decide` */
    record(inputs: ScreeningInputs): { readonly record: ScreeningRecord; readonly screening: Screening } {
      const screening = decide(inputs)
      return {
        screening,
        record: { inputs, knowledgeVersion: content.version, screening: canonicalJson(screening) },
      }
    },
    /** Decides a stored screening again from its own inputs. @throws as `decide` */
    replay(stored: ScreeningRecord): Replay {
      const now = decide(stored.inputs)
      const again = canonicalJson(now)
      if (stored.knowledgeVersion === content.version)
        return again === stored.screening ? { code: 'same' } : { code: 'differs', now }
      return { code: 'other-knowledge', sameAnswer: withoutVersion(again) === withoutVersion(stored.screening), now }
    },
  }
}
/** A screening without the version of the content, of which every screening of other content differs. */
function withoutVersion(screening: string): string {
  const { knowledgeVersion: _version, ...answer } = JSON.parse(screening) as Screening
  return canonicalJson(answer)
}

export type ScreeningDesk = ReturnType<typeof screeningDesk>
