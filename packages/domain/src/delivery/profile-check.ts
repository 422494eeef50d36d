import { longestClosureHours } from '../dose/index.ts'
import { type CaseRefusal, refusalOf } from './case-refusal.ts'
import { numberAt } from './case-uncertain.ts'
import { type ProfileCase, profileCaseSchema } from './profile-case.ts'

export type ReadProfile =
  | { readonly value: ProfileCase; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

/** Reads a profile case; what does not hold together is refused before anything is computed. */
export function readProfileCase(given: unknown): ReadProfile {
  const read = profileCaseSchema.safeParse(given)
  if (!read.success) return { refusal: refusalOf(read.error, given) }
  for (const check of [doses, times, closure, oracles, spreads]) {
    const refusal = check(read.data)
    if (refusal) return { refusal }
  }
  return { value: read.data }
}

function doses({ givenAtH }: ProfileCase): CaseRefusal | undefined {
  return notAscending('givenAtH', givenAtH)
}

function times({ outputTimesH }: ProfileCase): CaseRefusal | undefined {
  return notAscending('outputTimesH', outputTimesH)
}

function notAscending(name: string, values: readonly number[]): CaseRefusal | undefined {
  for (const [index, value] of values.entries()) {
    const before = values[index - 1]
    if (before === undefined || value > before) continue
    return {
      code: 'not-ascending',
      field: `${name}.${index}`,
      allowed: { code: 'above', from: before },
      given: String(value),
    }
  }
}

/** Beyond the longest observation the closure model says nothing; a case with a half-life of its own answers for it. */
function closure({ input }: ProfileCase): CaseRefusal | undefined {
  if (input.kind !== 'closing-channels' || input.halfLifeH !== undefined) return undefined
  if (input.wornH <= longestClosureHours) return undefined
  const allowed = { code: 'closure-watched', most: longestClosureHours } as const
  return { code: 'not-allowed', field: 'input.wornH', allowed, given: String(input.wornH) }
}

const withoutTime = new Set(['peakUgPerL', 'peakTimeH', 'wholeAucUgHPerL'])

function oracles({ oracle, outputTimesH }: ProfileCase): CaseRefusal | undefined {
  for (const [index, { quantity, timeH }] of oracle.entries()) {
    if (withoutTime.has(quantity)) {
      if (timeH === undefined) continue
      const allowed = { code: 'nothing-with', what: quantity } as const
      return { code: 'not-allowed', field: `oracle.${index}.timeH`, allowed, given: String(timeH) }
    }
    if (timeH === undefined || !outputTimesH.includes(timeH)) {
      const allowed = { code: 'output-time', field: 'outputTimesH' } as const
      return { code: 'not-an-output-time', field: `oracle.${index}.timeH`, allowed, given: timeH?.toString() }
    }
  }
}

/** Spread belongs to a number of input or compartment, each named once. */
function spreads(given: ProfileCase): CaseRefusal | undefined {
  const { between } = given
  for (const [index, { field }] of between.entries()) {
    const place = `between.${index}.field`
    const median = numberAt(given, field)
    if (median === undefined || !/^(input|compartment)\./.test(field)) {
      return { code: 'not-allowed', field: place, allowed: { code: 'number-of-profile' }, given: field }
    }
    if (between.findIndex((other) => other.field === field) !== index) {
      return { code: 'not-allowed', field: place, allowed: { code: 'each-once' }, given: field }
    }
    // A fraction that varies lognormally would pass 1 for some people, and clipping it would bend the band.
    if (field === 'input.absorbedFraction') {
      return { code: 'not-allowed', field: place, allowed: { code: 'without-upper-end' }, given: field }
    }
  }
}
