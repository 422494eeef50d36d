import type { z } from 'zod'
import { type Allowed, allowedIn } from './allowed.ts'

/** Why a case is not run: the field, what it may be, and what it is. */
export type CaseRefusal = {
  readonly code:
    | 'not-allowed'
    | 'missing'
    | 'unknown-field'
    | 'outside-region'
    | 'mesh-too-coarse'
    | 'mesh-too-fine'
    | 'source-outlives-mass'
    | 'no-way-out'
    | 'not-ascending'
    | 'not-an-output-time'
    | 'nothing-enters'
    | 'unfed-compartment'
    | 'outside-domain'
  readonly field: string
  readonly allowed: Allowed
  /** As it stands in the case; undefined where nothing is given. */
  readonly given: string | undefined
}

/** The first thing a schema found wrong, as a refusal. */
export function refusalOf({ issues }: z.ZodError, given: unknown): CaseRefusal {
  const [issue] = issues
  if (!issue) throw new Error('refusalOf: an error without an issue')
  const field = issue.path.map(String).join('.')
  const at = valueAt(given, issue.path)
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return {
      code: 'unknown-field',
      field: field === '' ? key : `${field}.${key}`,
      allowed: { code: 'documented', page: 'docs/delivery-case.md' },
      given: key,
    }
  }
  return { code: at === undefined ? 'missing' : 'not-allowed', field, allowed: allowedBy(issue), given: shown(at) }
}

function allowedBy(issue: z.core.$ZodIssue): Allowed {
  if (issue.code === 'invalid_value') return { code: 'one-of', list: issue.values.map(String).join(' | ') }
  return allowedIn(issue.message)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at
}

/** A value as text, cut where it is long. */
function shown(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  if (text === undefined) return undefined
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
