import { setImmediate } from 'node:timers/promises'
import type { AnswerOf, Contract } from '@stipple/api/contract'
import {
  type CandidacyContent,
  checkPolicy,
  type Policy,
  type PolicyChoice,
  type PolicyProblem,
} from '@stipple/domain/candidacy'
import { canonicalJson } from '@stipple/knowledge'

/** A problem of a policy with the choice it stands at. */
export type PlacedProblem = AnswerOf<Contract['checkPolicyChoices']>['problems'][number]

/** What keeps choices from being adopted, each problem with the choice it stands at; empty when nothing does. */
export type PolicyCheck = (policy: Policy) => Promise<PlacedProblem[]>

/**
 * Checks policies against one content. A rule takes some tens of milliseconds to be tried, and everybody else's requests
 * wait no longer than that: rules are tried one by one, and what was tried is remembered until something of it changes.
 */
export function policyCheck(content: CandidacyContent): PolicyCheck {
  const remembered = new Map<string, readonly PolicyProblem[]>()
  return async (policy) => {
    const problems: PlacedProblem[] = []
    for (const rule of new Set(policy.choices.map((choice) => choice.rule))) {
      const own = policy.choices.flatMap((choice, index) => (choice.rule === rule ? [{ choice, index }] : []))
      const choices = own.map(({ choice }) => choice)
      const key = canonicalJson(choices)
      let found = remembered.get(key)
      if (!found) {
        found = checkPolicy(content, { ...policy, choices })
        if (remembered.size >= 500) remembered.delete(remembered.keys().next().value as string)
        remembered.set(key, found)
        await setImmediate()
      }
      problems.push(...placed(found, own))
    }
    return problems.sort((one, other) => one.choice - other.choice)
  }
}

function placed(
  problems: readonly PolicyProblem[],
  own: readonly { readonly choice: PolicyChoice; readonly index: number }[],
): PlacedProblem[] {
  const taken = new Set<number>()
  return problems.map((problem) => {
    const candidates = own.filter(({ choice }) => concerns(problem, choice)).map(({ index }) => index)
    // Of two choices about the same thing the later one is too many; otherwise they come in the order they stand in.
    const choice =
      (problem.code === 'double-choice' ? candidates.at(-1) : candidates.find((index) => !taken.has(index))) ??
      (own[0]?.index as number)
    taken.add(choice)
    return {
      code: problem.code,
      choice,
      rule: problem.rule,
      clause: 'clause' in problem ? problem.clause : null,
      example: 'example' in problem ? problem.example : null,
    }
  })
}

function concerns(problem: PolicyProblem, choice: PolicyChoice): boolean {
  if (choice.rule !== problem.rule) return false
  switch (problem.code) {
    case 'unknown-position':
      return 'position' in choice && choice.position === problem.position
    case 'unknown-clause':
      return 'clause' in choice && choice.clause === problem.clause
    case 'no-window':
      return 'window' in choice && choice.clause === problem.clause
    case 'loosens-without-reason':
      return choice.reason === undefined
    case 'unknown-rule':
    case 'double-choice':
      return true
  }
}
