import type { ZoneArea } from '@stipple/domain/anatomy'
import type { CandidacyContent, Rule } from '@stipple/domain/candidacy'
import type { DoseContent } from '@stipple/domain/dose'
import type { LocalizedText } from '@stipple/domain/evidence'
import type { PlanningContent } from '@stipple/domain/planning'
import type { Terminology } from '@stipple/domain/patient'

/** A rule with the hash of its own content, so that a finding can say which version of the rule it came from. */
export type VersionedRule = Rule & { readonly version: string }

/** All clinical content as one value. `version` is the hash of everything else in it. */
export type Knowledge = Omit<CandidacyContent, 'rules'> & {
  readonly rules: readonly VersionedRule[]
  readonly terminology: Terminology
  readonly planning: PlanningContent
  /** Published thicknesses of skin and depths of needles. */
  readonly dose: DoseContent
  /** One entry for each zone without parts. */
  readonly zoneAreas: readonly ZoneArea[]
  /** Sentences for follow-up questions, by key. */
  readonly phrases: Readonly<Record<PhraseKey, LocalizedText>>
}

export const phraseKeys = [
  'now',
  'where',
  'ended',
  'field',
  'which',
  'none',
  'not-sure',
  'yes',
  'no',
  'birth-date',
  'delivered-drug',
  'questionnaire-title',
  'questionnaire-introduction',
] as const
export type PhraseKey = (typeof phraseKeys)[number]
