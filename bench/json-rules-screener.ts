import type { Peers } from './peers.ts'
import type { PlainAnswers } from './plain-answers.ts'
import type { ComparisonKind, PlainClause, PlainCondition } from './plain-condition.ts'

/** json-rules-engine, one rule a clause; answers the clauses that fire. */
export function jsonRulesScreener({ Engine }: Peers['jsonRules'], clauses: readonly PlainClause[]) {
  const engine = new Engine(
    clauses.map(({ id, when }) => {
      const conditions = jsonRulesOf(when)
      // At the top it takes nothing but all, any and not.
      const isGroup = 'all' in conditions || 'any' in conditions || 'not' in conditions
      return { conditions: isGroup ? conditions : { all: [conditions] }, event: { type: id } }
    }),
  )
  return async (answers: PlainAnswers): Promise<string[]> => {
    const { events } = await engine.run(answers)
    return events.map(({ type }) => type)
  }
}

const operators = {
  below: 'lessThan',
  atLeast: 'greaterThanInclusive',
  above: 'greaterThan',
  atMost: 'lessThanInclusive',
} satisfies Record<ComparisonKind, string>

function jsonRulesOf(condition: PlainCondition): Readonly<Record<string, unknown>> {
  if ('all' in condition) return { all: condition.all.map(jsonRulesOf) }
  if ('any' in condition) return { any: condition.any.map(jsonRulesOf) }
  if ('not' in condition) return { not: jsonRulesOf(condition.not) }
  if ('always' in condition) return { all: [] }
  if ('isTrue' in condition) return { fact: condition.isTrue, operator: 'equal', value: true }
  const value = typeof condition.than === 'number' ? condition.than : { fact: condition.than.number }
  return { fact: condition.number, operator: operators[condition.is], value }
}
