import { checkPolicy, type Policy, type PolicyProblem, policySchema } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { exitCode } from './exit-code.ts'
import type { MessageKey, MessageValues } from './messages/messages.ts'
import { Refusal } from './refusal.ts'
import { readYamlFile } from './yaml-file.ts'

/**
 * A clinic's policy, checked against the content.
 *
 * @throws {Refusal} naming file, line and remedy for the first thing that is wrong; a policy is used whole or not at all
 */
export function readPolicy(file: string, knowledge: Knowledge): Policy {
  const { value: policy, lineOf } = readYamlFile(file, policySchema)
  const problem = checkPolicy(knowledge, policy)[0]
  if (problem) {
    const at = policy.choices.findIndex(({ rule }) => rule === problem.rule)
    const { key, values } = worded(problem)
    throw new Refusal(key, { file, line: lineOf(['choices', Math.max(at, 0)]), ...values }, exitCode.problems)
  }
  return policy
}

function worded(problem: PolicyProblem): { key: MessageKey; values: MessageValues } {
  const { code, ...rest } = problem
  const values = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : value]),
  )
  return { key: `policy.${code}`, values }
}
