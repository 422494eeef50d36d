import type { Finding, Intent, Outcome } from '../../candidacy/index.ts'
import type { CombinationWindow } from '../combination.ts'
import type { PlanningContent } from '../content.ts'
import type { SkinType } from '../figure.ts'

/** The screening that a plan rests on. */
export type ScreeningForPlan = {
  readonly asOf: string
  readonly intent: Intent
  readonly outcome: Outcome
  readonly findings: readonly Pick<
    Finding,
    'rule' | 'effect' | 'strength' | 'sources' | 'zones' | 'extent' | 'leaveOut' | 'deferUntil'
  >[]
  /** What the clinician decided; null while nobody has judged it. */
  readonly judgement: {
    readonly decision: 'proceed' | 'proceed-with-precautions' | 'defer' | 'refer' | 'do-not-treat'
    readonly override: boolean
    readonly deferUntil: string | null
  } | null
  /** The same inputs and today's facts still give the same findings. */
  readonly isCurrent: boolean
}

/** Something that a place has been through: a session of needling or another procedure. */
export type Exposure = {
  /** Concept of a procedure, or `needling`. */
  readonly concept: string
  readonly zones: readonly string[]
  /** Null where nobody knows the day. */
  readonly on: string | null
}

/** Everything the plan check looks at beside the plan. */
export type CheckContext = {
  readonly today: string
  readonly content: PlanningContent
  readonly knownZones: ReadonlySet<string>
  readonly knownSources: ReadonlySet<string>
  readonly windows: readonly CombinationWindow[]
  readonly person: {
    /** ISO date of any precision; null where nobody knows. */
    readonly birthDate: string | null
    readonly skinType: SkinType | null
    readonly darkensAfterInjury: 'present' | 'absent' | 'unknown'
  }
  readonly screening: ScreeningForPlan | null
  readonly consent: 'current' | 'withdrawn' | 'missing'
  readonly exposures: readonly Exposure[]
  /** Days of the course, as they are planned. */
  readonly sessions: readonly { readonly number: number; readonly on: string }[]
  /** Share of a zone that avoid marks cover, 0 to 1; null for a zone that is on no chart. */
  readonly markedShare: (zone: string) => number | null
  /** Zones that a mark lies on, or null when it lies on no zone of its chart. */
  readonly zonesUnderMark: (mark: string) => readonly string[] | null
}
