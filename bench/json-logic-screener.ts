import type { Peers } from './peers.ts'
import type { PlainAnswers } from './plain-answers.ts'
import type { ComparisonKind, PlainClause, PlainCondition } from './plain-condition.ts'

/** json-logic-engine, every clause compiled to a function; answers the clauses that fire. */
export function jsonLogicScreener({ LogicEngine }: Peers['jsonLogic'], clauses: readonly PlainClause[]) {
  const engine = new LogicEngine()
  const compiled = clauses.map(({ id, when }) => ({ id, fires: engine.build(jsonLogicOf(when)) }))
  return (answers: PlainAnswers): string[] => {
    const fired: string[] = []
    for (const { id, fires } of compiled) if (fires(answers) === true) fired.push(id)
    return fired
  }
}

const operators = { below: '<', atLeast: '>=', above: '>', atMost: '<=' } satisfies Record<ComparisonKind, string>

function jsonLogicOf(condition: PlainCondition): unknown {
  if ('all' in condition) return { and: condition.all.map(jsonLogicOf) }
  if ('any' in condition) return { or: condition.any.map(jsonLogicOf) }
  if ('not' in condition) return { '!': [jsonLogicOf(condition.not)] }
  if ('always' in condition) return { '==': [1, 1] }
  if ('isTrue' in condition) return { var: condition.isTrue }
  const than = typeof condition.than === 'number' ? condition.than : { var: condition.than.number }
  return { [operators[condition.is]]: [{ var: condition.number }, than] }
}
