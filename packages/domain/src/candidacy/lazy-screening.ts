import type { ConceptIndex } from './concepts.ts'
import type { LazyFinding } from './lazy-finding.ts'
import { latestDeferral, outcomeOf, questionsOf, type ZoneCloser } from './outcome.ts'
import type { Screening } from './screening.ts'

/** What is the same for everybody who is screened for an intent. */
export type ScreenedFor = Pick<Screening, 'knowledgeVersion' | 'intent' | 'policy'> & {
  readonly close: ZoneCloser
  readonly index: ConceptIndex
}

/** A screening that works out closed zones, dates and questions when somebody asks. As JSON it is whole. */
export class LazyScreening implements Screening {
  readonly #screenedFor: ScreenedFor
  readonly asOf: Screening['asOf']
  readonly outcome: Screening['outcome']
  readonly findings: readonly LazyFinding[]
  #questions: Screening['questions'] | undefined

  /** @param findings in order of urgency */
  constructor(screenedFor: ScreenedFor, asOf: string, findings: readonly LazyFinding[]) {
    this.#screenedFor = screenedFor
    this.asOf = asOf
    this.findings = findings
    this.outcome = outcomeOf(findings, screenedFor.close)
  }

  get knowledgeVersion() {
    return this.#screenedFor.knowledgeVersion
  }

  get intent() {
    return this.#screenedFor.intent
  }

  get policy() {
    return this.#screenedFor.policy
  }

  get deferUntil() {
    if (this.outcome === 'do-not-treat') return null
    return latestDeferral(this.findings, this.#screenedFor.close(this.findings))
  }

  get questions() {
    this.#questions ??= questionsOf(this.findings, this.#screenedFor.index)
    return this.#questions
  }

  get closedZones() {
    return this.#screenedFor.close(this.findings).zones
  }

  toJSON(): Screening {
    const { knowledgeVersion, asOf, intent, policy, outcome, deferUntil, findings, questions, closedZones } = this
    return { knowledgeVersion, asOf, intent, policy, outcome, deferUntil, findings, questions, closedZones }
  }
}
