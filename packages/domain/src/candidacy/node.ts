import type { Day } from '../units/index.ts'
import type { Alternatives } from './change.ts'
import type { History, Statement } from './history.ts'
import type { Truth } from './truth.ts'

/** Something nobody has answered, and which part of the answer is missing. */
export type Missing = {
  readonly concept: string
  readonly aspect: 'answer' | 'where' | 'when' | 'value'
}

/** What a decision rested on, collected only for clauses that fired or could not be decided. A handful each, so plain lists. */
export type Grounds = {
  readonly statements: Statement[]
  readonly missing: Missing[]
  /** Concepts of which both presence and absence are on record for the same time and place. */
  readonly contradictory: string[]
  usesBirthDate: boolean
}

export function emptyGrounds(): Grounds {
  return { statements: [], missing: [], contradictory: [], usesBirthDate: false }
}

export function addStatement({ statements }: Grounds, statement: Statement): void {
  if (!statements.includes(statement)) statements.push(statement)
}

export function addMissing({ missing }: Grounds, concept: string, aspect: Missing['aspect']): void {
  if (!missing.some((one) => one.concept === concept && one.aspect === aspect)) missing.push({ concept, aspect })
}

/** A condition compiled for one field. Deciding allocates nothing; the other questions are asked of few clauses. */
export type Node = {
  truth(history: History, asOf: Day): Truth
  /** Adds what the truth rests on. Only asked where the truth is not `no`. */
  explain(history: History, asOf: Day, grounds: Grounds): void
  /** Concepts that hold for part of the field while nobody has said how it is with the rest. */
  openElsewhere(history: History, asOf: Day): readonly string[]
  /** First day on which it no longer holds if nothing but the date changes; +∞ when no date alone changes it. */
  holdsUntil(history: History, asOf: Day): Day
  /** Ways to make it `no`. Only asked where it is not `no` already. */
  lift(history: History, asOf: Day): Alternatives
  /** Ways to make it `yes`. Only asked where it is not `yes` already. */
  raise(history: History, asOf: Day): Alternatives
}
