import type { Plan, PlanBackground, PlanCheck } from '@stipple/domain/planning'
import type { Dispatch, SetStateAction } from 'react'
import type { editPlan } from './edit-plan.ts'
import type { PlanningCatalogue, PlanningNames } from './use-planning.ts'

/** What every pane of the planner works with. */
export type PlanEditing = {
  readonly plan: Plan
  readonly background: PlanBackground
  readonly check: PlanCheck
  readonly catalogue: PlanningCatalogue
  readonly names: PlanningNames
  readonly isReadOnly: boolean
  /** Zones that are chosen on the atlas or in the table, planned or not. */
  readonly picked: readonly string[]
  /** Those of them that are planned: they are edited together. */
  readonly selected: readonly string[]
  /** Always the same function. */
  readonly select: Dispatch<SetStateAction<readonly string[]>>
  /** Changes the plan as it is now; `touched` names a field whose keystrokes are undone as one. Always the same function. */
  readonly change: (edit: (plan: Plan) => Plan, touched?: string) => void
  readonly edit: typeof editPlan
}
