import type { Alternatives } from './change.ts'
import type { Finding } from './screening.ts'

type Told = Omit<Finding, 'wouldChange'>

/**
 * A finding that works out what would lift it when somebody asks, once. Most findings of a cohort are only counted, and
 * that part costs more than all others. As JSON it is whole.
 */
export class LazyFinding implements Finding {
  readonly rule: Finding['rule']
  readonly clauses: Finding['clauses']
  readonly position: Finding['position']
  readonly effect: Finding['effect']
  readonly couldBe: Finding['couldBe']
  readonly strength: Finding['strength']
  readonly sources: Finding['sources']
  readonly facts: Finding['facts']
  readonly birthDateUsed: boolean
  readonly missing: Finding['missing']
  readonly contradictory: Finding['contradictory']
  readonly deferUntil: Finding['deferUntil']
  readonly zones: Finding['zones']
  readonly extent: Finding['extent']
  readonly leaveOut: Finding['leaveOut']
  readonly clinicChoice: Finding['clinicChoice']
  #alternatives: Alternatives | (() => Alternatives)

  constructor(told: Told, wouldChange: () => Alternatives) {
    this.rule = told.rule
    this.clauses = told.clauses
    this.position = told.position
    this.effect = told.effect
    this.couldBe = told.couldBe
    this.strength = told.strength
    this.sources = told.sources
    this.facts = told.facts
    this.birthDateUsed = told.birthDateUsed
    this.missing = told.missing
    this.contradictory = told.contradictory
    this.deferUntil = told.deferUntil
    this.zones = told.zones
    this.extent = told.extent
    this.leaveOut = told.leaveOut
    this.clinicChoice = told.clinicChoice
    this.#alternatives = wouldChange
  }

  get wouldChange(): Alternatives {
    if (typeof this.#alternatives === 'function') this.#alternatives = this.#alternatives()
    return this.#alternatives
  }

  toJSON(): Finding {
    return Object.assign({}, this as Told, { wouldChange: this.wouldChange })
  }
}
