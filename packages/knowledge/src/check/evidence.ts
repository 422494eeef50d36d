import { mayRestrict, type Source, strengths } from '@stipple/domain/evidence'
import type { Entries } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'
import { placedClauses } from './references.ts'

const restricting = new Set(['stop', 'refer', 'defer', 'avoid-zone'])

/**
 * A clause claims no more than its sources carry, and weakly backed clauses only advise. In a position that is not the
 * default they may restrict: that takes effect only by a clinic's own recorded choice.
 */
export function checkEvidence(entries: Entries): ContentProblem[] {
  const sources = new Map(entries.sources.map(({ entry }) => [entry.id, entry]))
  return entries.rules.flatMap(({ entry: rule, file }) =>
    placedClauses(rule).flatMap(({ clause, path, position }): ContentProblem[] => {
      const problems: ContentProblem[] = []
      if (clause.strength === 'unsourced' && clause.sources.length > 0) {
        problems.push({ file, path, code: 'superfluous-source', id: clause.id })
      }
      if (clause.strength !== 'unsourced' && clause.sources.length === 0) {
        problems.push({ file, path, code: 'missing-source', id: clause.id })
      }
      const strongest = strongestOf(clause.sources.flatMap((id) => sources.get(id) ?? []))
      if (strongest !== undefined && strengths.indexOf(clause.strength) < strengths.indexOf(strongest)) {
        problems.push({ file, path, code: 'stronger-than-sources', strength: clause.strength, strongest })
      }
      const isDefault = position === undefined || position === rule.defaultPosition
      if (isDefault && restricting.has(clause.effect) && !mayRestrict(clause.strength)) {
        problems.push({ file, path, code: 'weak-restriction', effect: clause.effect, strength: clause.strength })
      }
      return problems
    }),
  )
}

function strongestOf(sources: readonly Source[]): Source['strongest'] | undefined {
  return strengths.find((strength) => sources.some((source) => source.strongest === strength))
}
