import { z } from 'zod'
import { wholeWithin, within } from './case-number.ts'

/**
 * A number of the case that is not known, with the range it is drawn from. What is drawn for one says nothing about
 * another: dependence between numbers is not modelled.
 */
export const uncertainSchema = z.strictObject({
  /** Path within the case, such as `layers.1.clearancePerS`. */
  field: z.string().min(1),
  law: z.enum(['even', 'even-in-logarithm']),
  least: within(0, 1e9),
  most: within(0, 1e9),
  source: z.string().min(1),
})
export type Uncertain = z.output<typeof uncertainSchema>

export const samplingSchema = z.strictObject({ samples: wholeWithin(20, 10_000), seed: wholeWithin(0, 2 ** 32 - 1) })
export type Sampling = z.output<typeof samplingSchema>

/** The value at a share from 0 to 1 of a range. */
export function valueAt({ law, least, most }: Uncertain, share: number): number {
  return law === 'even' ? least + share * (most - least) : least * (most / least) ** share
}

/** The number at a path, or undefined where there is none. */
export function numberAt(value: unknown, path: string): number | undefined {
  let at = value
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return typeof at === 'number' ? at : undefined
}

/** A copy with another number at a path that holds one. */
export function withNumberAt<T>(value: T, path: string, number: number): T {
  const copy = copyOf(value)
  const keys = path.split('.')
  let at = copy as Record<string, unknown>
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[keys.at(-1) ?? ''] = number
  return copy
}

/** A case is plain data; what it does not say stays unsaid. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
