import type { AnswerOf, Contract } from '@stipple/api/contract'
import { addressOf } from '@stipple/api/screening'
import { type Clause, conceptsOfRule } from '@stipple/domain/candidacy'
import { strengths } from '@stipple/domain/evidence'
import type { Knowledge, VersionedRule } from '@stipple/knowledge'

type RuleInShort = Omit<AnswerOf<Contract['listRules']>['rules'][number], 'ownChoice'>
type WholeRule = Omit<AnswerOf<Contract['getRule']>, 'choices'>

/** The rules as screens show them. Depends on the content alone, so it is worked out once. */
export type RuleShelf = {
  readonly inShort: readonly RuleInShort[]
  /** Undefined when the content has no such rule. */
  whole(ruleId: string): WholeRule | undefined
}

export function ruleShelf(knowledge: Knowledge): RuleShelf {
  const sources = new Map(knowledge.sources.map((source) => [source.id, source]))
  const titles = new Map(knowledge.concepts.map(({ id, title }) => [id, title]))
  const whole = new Map(
    knowledge.rules.map((rule) => [
      rule.id,
      {
        rule,
        sources: sourcesOf(rule).flatMap((id) => {
          const source = sources.get(id)
          return source === undefined ? [] : [{ ...source, address: addressOf(source) }]
        }),
        concepts: Object.fromEntries(
          namedIn(rule).flatMap((concept) => {
            const title = titles.get(concept)
            return title === undefined ? [] : [[concept, title] as const]
          }),
        ),
      },
    ]),
  )
  return { inShort: knowledge.rules.map(inShort), whole: (ruleId) => whole.get(ruleId) }
}

function inShort(rule: VersionedRule): RuleInShort {
  const { id, version, catalogue, title, because, class: ofClass, modalities, reviewed } = rule
  const own = new Set(clausesOf(rule).map(({ strength }) => strength))
  return {
    id,
    version,
    catalogue,
    title,
    because,
    class: ofClass,
    modalities,
    reviewed,
    strengths: strengths.filter((strength) => own.has(strength)),
    sourceCount: sourcesOf(rule).length,
  }
}

/** Clauses of every position, in force or not. */
const clausesOf = (rule: VersionedRule): Clause[] => [
  ...rule.clauses,
  ...(rule.positions ?? []).flatMap(({ clauses }) => clauses),
]
const sourcesOf = (rule: VersionedRule) => [...new Set(clausesOf(rule).flatMap(({ sources }) => sources))]
const namedIn = (rule: VersionedRule) => [
  ...new Set([
    ...conceptsOfRule(rule),
    ...rule.examples.flatMap(({ facts, unknown }) => [...facts.map(({ concept }) => concept), ...unknown]),
  ]),
]
