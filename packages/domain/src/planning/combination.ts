import { type CandidacyContent, type Clause, clausesInForce, type PolicyChoice } from '../candidacy/index.ts'
import type { Strength } from '../evidence/index.ts'
import type { CalendarSpan } from '../units/index.ts'

/** After this, needling waits so long: a waiting time of the screening rules, for procedures that are still to come. */
export type CombinationWindow = {
  readonly rule: string
  readonly clause: string
  /** The concept with everything below it. */
  readonly concepts: readonly string[]
  readonly within: CalendarSpan
  readonly effect: 'stop' | 'refer' | 'defer' | 'avoid-zone' | 'adjust' | 'inform'
  readonly modalities: readonly string[]
  readonly strength: Strength
  readonly sources: readonly string[]
}

/**
 * The waiting times that clauses in force set after one procedure. Clauses that ask for more than one thing at once are
 * left to screening, which sees the procedure once it has happened.
 */
export function combinationWindows(
  content: Pick<CandidacyContent, 'rules' | 'concepts'>,
  choices: readonly PolicyChoice[],
): readonly CombinationWindow[] {
  return content.rules.flatMap((rule) =>
    clausesInForce(rule, choices).flatMap(({ clause }): CombinationWindow[] => {
      const leaf = recentLeaf(clause)
      if (!leaf) return []
      return [
        {
          rule: rule.id,
          clause: clause.id,
          concepts: withChildren(leaf.recent, content.concepts),
          within: leaf.within,
          effect: clause.effect,
          modalities: clause.scope?.modalities ?? rule.scope?.modalities ?? rule.modalities,
          strength: clause.strength,
          sources: clause.sources,
        },
      ]
    }),
  )
}

function recentLeaf({ when }: Clause): { recent: string; within: CalendarSpan } | undefined {
  return 'recent' in when ? when : undefined
}

function withChildren(top: string, concepts: CandidacyContent['concepts']): string[] {
  const found = [top]
  for (const id of found) {
    for (const concept of concepts) {
      if (concept.parents.includes(id) && !found.includes(concept.id)) found.push(concept.id)
    }
  }
  return found
}
