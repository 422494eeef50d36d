import type { Day } from '../units/index.ts'
import type { Alternatives } from './change.ts'
import type { History } from './history.ts'
import type { Finding } from './screening.ts'

/** What a finding says whoever it is about. */
export type Stated = Pick<
  Finding,
  | 'rule'
  | 'clauses'
  | 'position'
  | 'effect'
  | 'couldBe'
  | 'strength'
  | 'sources'
  | 'extent'
  | 'leaveOut'
  | 'clinicChoice'
>

/** What it rests on in one person's history. */
export type Grounded = Pick<Finding, 'facts' | 'birthDateUsed' | 'missing' | 'contradictory' | 'zones'>

/** One clause that fires, or several that cannot be decided: what a finding about them says. */
export type FindingSource = {
  readonly stated: Stated
  /** Place among the findings of a screening, 0 the most urgent. */
  readonly urgency: number
  /** Once it holds it holds for good. */
  readonly isLasting: boolean
  ground(history: History, asOf: Day): Grounded
  deferUntil(history: History, asOf: Day): Finding['deferUntil']
  wouldChange(history: History, asOf: Day, zones: Finding['zones']): Alternatives
}

/**
 * A finding that works out facts, dates and ways out when somebody asks, each once. Most findings of a cohort are only
 * counted, and to decide costs less than to explain. As JSON it is whole.
 */
export class LazyFinding implements Finding {
  readonly #source: FindingSource
  readonly #history: History
  readonly #asOf: Day
  #grounded: Grounded | undefined
  #deferUntil: Finding['deferUntil'] | undefined
  #wouldChange: Alternatives | undefined

  constructor(source: FindingSource, history: History, asOf: Day) {
    this.#source = source
    this.#history = history
    this.#asOf = asOf
  }

  get urgency(): number {
    return this.#source.urgency
  }

  get isLasting(): boolean {
    return this.#source.isLasting
  }

  get rule() {
    return this.#source.stated.rule
  }

  get clauses() {
    return this.#source.stated.clauses
  }

  get position() {
    return this.#source.stated.position
  }

  get effect() {
    return this.#source.stated.effect
  }

  get couldBe() {
    return this.#source.stated.couldBe
  }

  get strength() {
    return this.#source.stated.strength
  }

  get sources() {
    return this.#source.stated.sources
  }

  get facts() {
    return this.#grounds().facts
  }

  get birthDateUsed() {
    return this.#grounds().birthDateUsed
  }

  get missing() {
    return this.#grounds().missing
  }

  get contradictory() {
    return this.#grounds().contradictory
  }

  get deferUntil() {
    if (this.#deferUntil === undefined) this.#deferUntil = this.#source.deferUntil(this.#history, this.#asOf)
    return this.#deferUntil
  }

  get zones() {
    return this.#grounds().zones
  }

  get extent() {
    return this.#source.stated.extent
  }

  get leaveOut() {
    return this.#source.stated.leaveOut
  }

  get clinicChoice() {
    return this.#source.stated.clinicChoice
  }

  get wouldChange() {
    this.#wouldChange ??= this.#source.wouldChange(this.#history, this.#asOf, this.zones)
    return this.#wouldChange
  }

  #grounds(): Grounded {
    this.#grounded ??= this.#source.ground(this.#history, this.#asOf)
    return this.#grounded
  }

  toJSON(): Finding {
    return {
      rule: this.rule,
      clauses: this.clauses,
      position: this.position,
      effect: this.effect,
      couldBe: this.couldBe,
      strength: this.strength,
      sources: this.sources,
      facts: this.facts,
      birthDateUsed: this.birthDateUsed,
      missing: this.missing,
      contradictory: this.contradictory,
      deferUntil: this.deferUntil,
      zones: this.zones,
      extent: this.extent,
      leaveOut: this.leaveOut,
      clinicChoice: this.clinicChoice,
      wouldChange: this.wouldChange,
    }
  }
}
