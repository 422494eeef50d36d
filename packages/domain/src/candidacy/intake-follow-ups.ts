import type { Concept } from '../patient/index.ts'
import type { PlannedOption } from './intake-plan.ts'
import type { IntakeStep } from './intake-step.ts'
import type { Use } from './intake-use.ts'

type FollowUps = Pick<PlannedOption, 'now' | 'ended' | 'where'>

/**
 * What has to be asked beside a chosen option so that the rules that look at it, or at kinds of it, can be decided.
 *
 * A procedure is over when it is done: it is asked when it was, not whether it goes on.
 *
 * @param uses the leaves that the option answers
 * @param parts the intended zones in parts; a single one need not be chosen
 */
export function followUps(
  concept: Concept,
  step: IntakeStep,
  uses: readonly Use[],
  parts: readonly string[],
): FollowUps {
  const asks = (time: Use['time']) => uses.some((use) => use.time === time)
  const isEvent = concept.kind === 'procedure' && !asks('present')
  // Where a place is asked for, not knowing whether it is so now would hide a no to the place.
  const now = step.tense !== 'now' && !isEvent && (asks('present') || asks('recent') || uses.some(({ where }) => where))
  const ended = step.tense === 'now' || !asks('recent') ? null : isEvent ? 'always' : 'if-over'
  const located = uses.filter(({ where }) => where)
  const field = located.length > 0 && !step.inField
  const inParts = located.some((use) => use.parts) && parts.length > 1
  return {
    now,
    ended,
    where:
      field || inParts
        ? { onlyNow: now && located.every(({ time }) => time === 'present'), field, parts: inParts }
        : null,
  }
}
