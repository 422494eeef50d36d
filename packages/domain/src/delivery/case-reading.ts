import type { z } from 'zod'
import { type CaseRefusal, refusalOf } from './case-refusal.ts'

export type Read<T> =
  | { readonly value: T; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

/** Reads a case of one kind: its schema, then what has to hold together, the first fault first. */
export function readAs<T>(
  given: unknown,
  schema: z.ZodType<T>,
  checks: readonly ((given: T) => CaseRefusal | undefined)[],
): Read<T> {
  const read = schema.safeParse(given)
  if (!read.success) return { refusal: refusalOf(read.error, given) }
  for (const check of checks) {
    const refusal = check(read.data)
    if (refusal) return { refusal }
  }
  return { value: read.data }
}
