import type { ConceptIndex } from './concepts.ts'
import { questionsOf } from './outcome.ts'
import type { Screening } from './screening.ts'

/** A screening that works out its questions when somebody asks, once. As JSON it is whole. */
export class LazyScreening implements Screening {
  readonly knowledgeVersion: Screening['knowledgeVersion']
  readonly asOf: Screening['asOf']
  readonly intent: Screening['intent']
  readonly policy: Screening['policy']
  readonly outcome: Screening['outcome']
  readonly deferUntil: Screening['deferUntil']
  readonly findings: Screening['findings']
  readonly closedZones: Screening['closedZones']
  #questions: Screening['questions'] | ConceptIndex

  constructor(told: Omit<Screening, 'questions'>, index: ConceptIndex) {
    this.knowledgeVersion = told.knowledgeVersion
    this.asOf = told.asOf
    this.intent = told.intent
    this.policy = told.policy
    this.outcome = told.outcome
    this.deferUntil = told.deferUntil
    this.findings = told.findings
    this.closedZones = told.closedZones
    this.#questions = index
  }

  get questions() {
    if ('numberOf' in this.#questions) this.#questions = questionsOf(this.findings, this.#questions)
    return this.#questions
  }

  toJSON(): Screening {
    const { knowledgeVersion, asOf, intent, policy, outcome, deferUntil, findings, questions, closedZones } = this
    return { knowledgeVersion, asOf, intent, policy, outcome, deferUntil, findings, questions, closedZones }
  }
}
