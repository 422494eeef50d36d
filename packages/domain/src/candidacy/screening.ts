import type { Strength } from '../evidence/index.ts'
import type { Fact } from '../patient/index.ts'
import type { Alternatives } from './change.ts'
import type { Intent } from './intent.ts'
import type { Missing } from './node.ts'
import type { Policy, PolicyChoice } from './policy.ts'
import type { ClauseEffect, Effect } from './rule.ts'

/** Least restrictive last. docs/decisions/0003-effects-and-outcome.md gives the order and the reasons. */
export const outcomes = [
  'do-not-treat',
  'refer',
  'defer',
  'cannot-tell',
  'proceed-with-precautions',
  'proceed',
] as const
export type Outcome = (typeof outcomes)[number]

/** A rule that fired, or could not be decided. Identifiers and values only; wording is a second step. */
export type Finding = {
  readonly rule: string
  /** The clauses that fired (one), or that cannot be decided (one or more). */
  readonly clauses: readonly string[]
  readonly position: string | null
  readonly effect: Effect
  /** For `ask`: the most restrictive effect an answer may bring. */
  readonly couldBe: ClauseEffect | null
  readonly strength: Strength
  readonly sources: readonly string[]
  /** The facts it rests on, with where they came from. */
  readonly facts: readonly Fact[]
  readonly birthDateUsed: boolean
  /** Answers that are missing. */
  readonly missing: readonly Missing[]
  /** Concepts recorded both as present and as absent; read as present. */
  readonly contradictory: readonly string[]
  /** First day on which this finding no longer holds; null when no date can be worked out. */
  readonly deferUntil: string | null
  /** For `avoid-zone`: the places, and whether the whole zone or the spot in it is meant. */
  readonly zones: readonly string[]
  readonly extent: 'zone' | 'spot' | null
  /** Adjuncts to leave out. */
  readonly leaveOut: readonly string[]
  /** Ways to lift the finding, the smallest first; every item of one way must happen. */
  readonly wouldChange: Alternatives
  /** The clinic's own choice that put this clause in force, or gave it its effect. */
  readonly clinicChoice: PolicyChoice | null
}

export type Question = {
  readonly concept: string
  readonly aspects: readonly Missing['aspect'][]
  /** Rules that wait for the answer. */
  readonly rules: readonly string[]
  readonly couldBe: ClauseEffect
}

export type Screening = {
  readonly knowledgeVersion: string
  readonly asOf: string
  readonly intent: Intent
  readonly policy: Omit<Policy, 'choices'> | null
  readonly outcome: Outcome
  /** The latest date of all deferrals; null when there is none or one of them has no date. */
  readonly deferUntil: string | null
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  /** Intended zones that whole-zone findings close. */
  readonly closedZones: readonly string[]
}
