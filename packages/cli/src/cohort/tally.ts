import { type Effect, type Outcome, outcomes } from '@stipple/domain/candidacy'
import type { Batch, Row } from './row.ts'

/** Counts over a cohort. */
export type Tally = {
  people: number
  leftOut: number
  outcomes: Record<Outcome, number>
  /** People by rule and effect. */
  findings: Map<string, Map<Effect, number>>
}

export function emptyTally(): Tally {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  return { people: 0, leftOut: 0, outcomes: counts, findings: new Map() }
}

export function count(tally: Tally, batch: Batch): void {
  for (const row of batch.rows) countRow(tally, row)
  for (const { leftOut } of batch.problems) if (leftOut) tally.leftOut++
}

function countRow(tally: Tally, row: Row): void {
  tally.people++
  tally.outcomes[row.outcome]++
  // A person counts once for a rule and effect, however many of its clauses fired.
  for (const finding of new Set(findingsOf(row))) {
    const at = finding.lastIndexOf(':')
    const rule = finding.slice(0, at)
    const effect = finding.slice(at + 1) as Effect
    let effects = tally.findings.get(rule)
    if (!effects) {
      effects = new Map()
      tally.findings.set(rule, effects)
    }
    effects.set(effect, (effects.get(effect) ?? 0) + 1)
  }
}

/** `rule:effect` of each finding of a row. */
export function findingsOf({ findings }: Row): string[] {
  return findings === '' ? [] : findings.split(' ')
}
