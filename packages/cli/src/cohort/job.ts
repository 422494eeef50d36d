import type { Intent, Policy } from '@stipple/domain/candidacy'
import type { Day } from '@stipple/domain/units'

/** What every person of a cohort is screened for; passed to the workers as it is. */
export type Job = {
  readonly intent: Intent
  readonly asOf: Day
  readonly today: Day
  readonly policy: Policy | undefined
  readonly silenceMeansNo: boolean
}
