import { type Effect, type Outcome, outcomes } from '@stipple/domain/candidacy'
import type { Batch, Row } from './row.ts'

/** Counts over a cohort. */
export type Tally = {
  people: number
  leftOut: number
  outcomes: Record<Outcome, number>
  /** By `rule:effect`. */
  readonly findings: Map<string, Count>
}

/** A person counts once for a rule and effect, however many of its clauses fired. */
type Count = { people: number; lastPerson: number }

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
  for (const finding of findingsOf(row)) {
    const known = tally.findings.get(finding)
    if (!known) tally.findings.set(finding, { people: 1, lastPerson: tally.people })
    else if (known.lastPerson !== tally.people) {
      known.people++
      known.lastPerson = tally.people
    }
  }
}

/** People by rule and effect. */
export function peopleByRule({ findings }: Tally): Map<string, Map<Effect, number>> {
  const byRule = new Map<string, Map<Effect, number>>()
  for (const [finding, { people }] of findings) {
    const at = finding.lastIndexOf(':')
    const rule = finding.slice(0, at)
    const effects = byRule.get(rule) ?? new Map<Effect, number>()
    byRule.set(rule, effects.set(finding.slice(at + 1) as Effect, people))
  }
  return byRule
}

/** `rule:effect` of each finding of a row. */
export function findingsOf({ findings }: Row): string[] {
  return findings === '' ? [] : findings.split(' ')
}
