import { z } from 'zod'
import { identifierSchema } from '../evidence/index.ts'
import { type CalendarSpan, calendarSpanSchema, isoDateSchema } from '../units/index.ts'
import type { Condition } from './condition.ts'
import { type Clause, clauseEffectSchema, type Rule } from './rule.ts'

const reason = z.string().trim().min(10, 'say why in a sentence').optional()

/** One decision of a clinic to differ from the default of a rule. */
export const policyChoiceSchema = z.union([
  z.strictObject({ rule: identifierSchema, position: identifierSchema, reason }),
  z.strictObject({ rule: identifierSchema, clause: identifierSchema, effect: clauseEffectSchema, reason }),
  z.strictObject({ rule: identifierSchema, clause: identifierSchema, window: calendarSpanSchema, reason }),
  z.strictObject({ rule: identifierSchema, off: z.literal(true), reason }),
])
export type PolicyChoice = z.infer<typeof policyChoiceSchema>

/** A clinic's own positions: it may make any rule stricter, and looser only with a recorded reason. */
export const policySchema = z.strictObject({
  clinic: z.string().trim().min(1),
  decidedBy: z.string().trim().min(1),
  decidedOn: isoDateSchema,
  choices: z.array(policyChoiceSchema).default([]),
})
export type Policy = z.infer<typeof policySchema>

/** A clause as it is in force, with the clinic's choice that made it so. */
export type ClauseInForce = {
  readonly clause: Clause
  readonly position: string | undefined
  readonly choice: PolicyChoice | undefined
}

export type PolicyProblem =
  | { code: 'unknown-rule'; rule: string }
  | { code: 'unknown-position'; rule: string; position: string; known: string[] }
  | { code: 'unknown-clause'; rule: string; clause: string; known: string[] }
  | { code: 'no-window'; rule: string; clause: string }
  | { code: 'double-choice'; rule: string }
  | { code: 'loosens-without-reason'; rule: string; example: string }

/** The clauses of a rule under a clinic's choices; the default position and no change without any. */
export function clausesInForce(rule: Rule, choices: readonly PolicyChoice[]): ClauseInForce[] {
  const own = choices.filter((choice) => choice.rule === rule.id)
  if (own.some((choice) => 'off' in choice)) return []
  const chosen = own.find((choice) => 'position' in choice)
  const position = rule.positions?.find(({ id }) => id === (chosen?.position ?? rule.defaultPosition))
  const clauses: ClauseInForce[] = [
    ...rule.clauses.map((clause) => ({ clause, position: undefined, choice: undefined })),
    ...(position?.clauses ?? []).map((clause) => ({
      clause,
      position: position?.id,
      choice: chosen && chosen.position !== rule.defaultPosition ? chosen : undefined,
    })),
  ]
  return clauses.map((inForce) => {
    let result = inForce
    for (const choice of own) {
      if (!('clause' in choice) || choice.clause !== inForce.clause.id) continue
      const clause =
        'effect' in choice
          ? { ...result.clause, effect: choice.effect }
          : { ...result.clause, when: withWindow(result.clause.when, choice.window) }
      result = { clause, position: inForce.position, choice }
    }
    return result
  })
}

/** Names in choices that the rules do not have, and choices that cannot be carried out. */
export function checkPolicyNames(rules: readonly Rule[], policy: Policy): PolicyProblem[] {
  const seen = new Set<string>()
  return policy.choices.flatMap((choice): PolicyProblem[] => {
    const rule = rules.find(({ id }) => id === choice.rule)
    if (!rule) return [{ code: 'unknown-rule', rule: choice.rule }]
    const what = 'clause' in choice ? `${choice.clause} ${'effect' in choice ? 'effect' : 'window'}` : 'rule'
    const key = `${choice.rule} ${what}`
    if (seen.has(key)) return [{ code: 'double-choice', rule: choice.rule }]
    seen.add(key)
    if ('position' in choice) {
      const known = (rule.positions ?? []).map(({ id }) => id)
      return known.includes(choice.position)
        ? []
        : [{ code: 'unknown-position', rule: rule.id, position: choice.position, known }]
    }
    if (!('clause' in choice)) return []
    const others = policy.choices.filter((other) => other.rule === rule.id && 'position' in other)
    const inForce = clausesInForce(rule, others).map(({ clause }) => clause)
    const clause = inForce.find(({ id }) => id === choice.clause)
    if (!clause) {
      return [{ code: 'unknown-clause', rule: rule.id, clause: choice.clause, known: inForce.map(({ id }) => id) }]
    }
    return 'window' in choice && windowsOf(clause.when).length === 0
      ? [{ code: 'no-window', rule: rule.id, clause: clause.id }]
      : []
  })
}

/** Every waiting time in a condition. */
export function windowsOf(condition: Condition): CalendarSpan[] {
  if ('all' in condition) return condition.all.flatMap(windowsOf)
  if ('any' in condition) return condition.any.flatMap(windowsOf)
  if ('not' in condition) return windowsOf(condition.not)
  return 'recent' in condition ? [condition.within] : []
}

function withWindow(condition: Condition, within: CalendarSpan): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => withWindow(part, within)) }
  if ('any' in condition) return { any: condition.any.map((part) => withWindow(part, within)) }
  if ('not' in condition) return { not: withWindow(condition.not, within) }
  return 'recent' in condition ? { ...condition, within } : condition
}
