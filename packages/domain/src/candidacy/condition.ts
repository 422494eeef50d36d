import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { identifierSchema } from '../evidence/index.ts'
import { type CalendarSpan, calendarSpanSchema } from '../units/index.ts'

/** Where a concept has to be: in the zones that are to be treated, or in zones that the content names. */
export type Where = 'field' | string[]

/** The whole condition language. It has no expressions and no code; a new operator is a decision record. */
export type Condition =
  /** Fires for every person; for rules about places and devices alone. */
  | { always: true }
  /** Present on the as-of date. */
  | { present: string; where?: Where | undefined }
  /** Present on the as-of date or at any time before. */
  | { ever: string; where?: Where | undefined }
  /** Present on the as-of date, or over for less than the span: the span counts from the last day it was so. */
  | { recent: string; within: CalendarSpan; where?: Where | undefined }
  /** The latest measurement, not older than `maxAge`, compared with a number in the concept's unit. */
  | ({ measured: string; unit: string; maxAge?: CalendarSpan | undefined } & Comparison)
  /** Age in completed years on the as-of date. */
  | ({ age: 'years' } & Comparison)
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export type Comparison =
  | { below: number; atLeast?: undefined; above?: undefined; atMost?: undefined }
  | { atLeast: number; below?: undefined; above?: undefined; atMost?: undefined }
  | { above: number; below?: undefined; atLeast?: undefined; atMost?: undefined }
  | { atMost: number; below?: undefined; atLeast?: undefined; above?: undefined }

const where = z.union([z.literal('field'), z.array(zoneIdSchema).min(1)]).optional()
const comparisons = [
  { below: z.number() },
  { atLeast: z.number() },
  { above: z.number() },
  { atMost: z.number() },
] as const

const measured = comparisons.map((comparison) =>
  z.strictObject({
    measured: identifierSchema,
    unit: z.string().min(1),
    maxAge: calendarSpanSchema.optional(),
    ...comparison,
  }),
)
const age = comparisons.map((comparison) => z.strictObject({ age: z.literal('years'), ...comparison }))

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ present: identifierSchema, where }),
    z.strictObject({ ever: identifierSchema, where }),
    z.strictObject({ recent: identifierSchema, within: calendarSpanSchema, where }),
    ...measured,
    ...age,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
) as z.ZodType<Condition>

/** Every concept a condition looks at, in the order of the text, without repeats. */
export function conceptsOf(condition: Condition): string[] {
  const found = new Set<string>()
  visitLeaves(condition, (leaf) => {
    if ('present' in leaf) found.add(leaf.present)
    else if ('ever' in leaf) found.add(leaf.ever)
    else if ('recent' in leaf) found.add(leaf.recent)
    else if ('measured' in leaf) found.add(leaf.measured)
  })
  return [...found]
}

export type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>

/** Calls `see` for every leaf of the condition, in the order of the text. */
export function visitLeaves(condition: Condition, see: (leaf: Leaf) => void): void {
  if ('all' in condition) for (const part of condition.all) visitLeaves(part, see)
  else if ('any' in condition) for (const part of condition.any) visitLeaves(part, see)
  else if ('not' in condition) visitLeaves(condition.not, see)
  else see(condition)
}
