import type { Zone } from '../anatomy/index.ts'
import type { Source } from '../evidence/index.ts'
import type { Concept } from '../patient/index.ts'
import type { IntakeStep } from './intake-step.ts'
import type { Adjunct, Indication } from './intent.ts'
import type { Rule } from './rule.ts'

/** The clinical content candidacy works on; it is handed in, never imported. */
export type CandidacyContent = {
  /** Content hash of the whole knowledge; stored with every decision. */
  readonly version: string
  readonly concepts: readonly Concept[]
  readonly zones: readonly Zone[]
  readonly indications: readonly Indication[]
  readonly adjuncts: readonly Adjunct[]
  readonly rules: readonly Rule[]
  readonly intakeSteps: readonly IntakeStep[]
  readonly sources: readonly Source[]
}
