import type { Concept, Fact } from '../patient/index.ts'
import type { ConceptIndex } from './concepts.ts'
import type { IntakeStep } from './intake-step.ts'
import type { Use } from './intake-use.ts'
import type { Intent } from './intent.ts'

/** What is asked of a person about one concept, once it was chosen. */
export type PlannedOption = {
  readonly concept: Concept
  /**
   * Facts that say so already, each lacking its place or its end; when there are any, the option is not offered and only
   * its follow-ups are asked.
   */
  readonly known: readonly Fact[]
  /** Whether it is so now. */
  readonly now: boolean
  /** When it was so last: of everybody, or of those for whom it is over. */
  readonly ended: 'always' | 'if-over' | null
  readonly where: PlannedPlace | null
}

export type PlannedPlace = {
  /** Asked only of those who have it now. */
  readonly onlyNow: boolean
  /** Whether it is in the area to be treated; not asked where the question itself speaks of that area only. */
  readonly field: boolean
  /** In which of the plan's `parts`. */
  readonly parts: boolean
}

/** Which kinds, asked once of whoever chose any of `of`. */
export type PlannedKinds = {
  readonly of: readonly string[]
  readonly kinds: readonly Concept[]
  /** Facts that already say any of `of` is so; when there are any, the kinds are asked whatever was chosen. */
  readonly known: readonly Fact[]
}

export type PlannedListStep = {
  readonly kind: 'list'
  readonly step: IntakeStep
  readonly options: readonly PlannedOption[]
  readonly which: readonly PlannedKinds[]
}

/** `number` values are asked with the day they were taken on. */
export type PlannedValue = { readonly concept: Concept; readonly asks: 'date' | 'choice' | 'number' }
export type PlannedValueStep = {
  readonly kind: 'value'
  readonly step: IntakeStep
  readonly values: readonly PlannedValue[]
}
export type PlannedStep = PlannedListStep | PlannedValueStep

/** All that the rules bound for one intent may want to know of a person, as questions. */
export type IntakePlan = {
  readonly knowledgeVersion: string
  readonly intent: Intent
  /** In the order of the content, for patients and for clinicians: `step.audience` tells them apart. */
  readonly steps: readonly PlannedStep[]
  /** The intended zones cut into the parts a person chooses from; together they are the whole of it. */
  readonly parts: readonly string[]
  /** The drugs to choose from when a rule turns on a drug that the intent does not name; a question to the clinician. */
  readonly deliveredDrugs: readonly string[]
  /** Concepts a rule looks at that no step asks for; only a record or a clinician can tell. */
  readonly cannotBeAsked: readonly string[]
  readonly uses: readonly Use[]
  /** For each concept a rule looks at: what a person is asked to settle it. */
  readonly asked: ReadonlyMap<string, readonly Concept[]>
  readonly index: ConceptIndex
}
