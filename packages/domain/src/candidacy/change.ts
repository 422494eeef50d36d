import type { Comparison } from './condition.ts'
import type { Modality } from './intent.ts'

/** One change of facts or intent. */
export type Change =
  /** Wait: as-of on or after this day. */
  | { kind: 'date'; date: string }
  /** An answer that nobody has given yet turns out this way. */
  | { kind: 'answer'; concept: string; answer: 'absent' | 'present' | 'only-there' }
  /** A fact that is known becomes otherwise: ends, lies elsewhere, or turns out wrong. */
  | { kind: 'fact'; concept: string; becomes: 'over' | 'absent' | 'present' }
  | ({ kind: 'value'; concept: string; unit: string } & Comparison)
  | { kind: 'adjuncts'; without: string[] }
  | { kind: 'zones'; without: string[] }
  | { kind: 'depth'; belowMm: number }
  | { kind: 'modality'; to: Modality[] }
  | { kind: 'indication'; to: string[] }

/** Changes that must all happen. */
export type Changes = readonly Change[]
/** Ways to lift a finding, each sufficient, the smallest first. */
export type Alternatives = readonly Changes[]

const effort: Record<Change['kind'], number> = {
  answer: 1,
  date: 2,
  adjuncts: 3,
  zones: 4,
  value: 5,
  fact: 6,
  depth: 7,
  modality: 8,
  indication: 9,
}

function size(changes: Changes): number {
  let sum = 0
  for (const change of changes) sum += effort[change.kind]
  return sum
}

/** Smallest first; ties by their text, so that the order never depends on the order of facts or rules. */
export function smallestFirst(alternatives: Alternatives): Alternatives {
  if (alternatives.length < 2) return alternatives
  const sorted = [...alternatives].sort((a, b) => size(a) - size(b) || compareTexts(a, b))
  return sorted.filter((changes, at) => {
    const before = sorted[at - 1]
    return before === undefined || size(before) !== size(changes) || compareTexts(before, changes) !== 0
  })
}

function compareTexts(a: Changes, b: Changes): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** More combinations than this are not worth reading. */
const mostCombinations = 12

/** One alternative out of every list, joined: what lifts several things at once. */
export function jointly(parts: readonly Alternatives[]): Alternatives {
  if (parts.length === 1) return parts[0] as Alternatives
  let joined: Changes[] = [[]]
  for (const alternatives of parts) {
    const next: Changes[] = []
    for (const start of joined) {
      for (const changes of alternatives) {
        if (next.length < mostCombinations) next.push(merge(start, changes))
      }
    }
    joined = next
  }
  return joined
}

function merge(a: Changes, b: Changes): Changes {
  if (a.length === 0) return b
  const merged = [...a]
  for (const change of b) {
    const date = change.kind === 'date' ? merged.findIndex((other) => other.kind === 'date') : -1
    const other = merged[date]
    if (change.kind === 'date' && other?.kind === 'date') {
      if (change.date > other.date) merged[date] = change
    } else if (!merged.some((one) => one === change || JSON.stringify(one) === JSON.stringify(change)))
      merged.push(change)
  }
  return merged
}
