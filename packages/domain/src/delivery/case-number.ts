import { z } from 'zod'

/** A number within a range; every refusal names the whole range. */
export function within(least: number, most: number) {
  const error = `${least} to ${most}`
  return z.number({ error }).gte(least, { error }).lte(most, { error })
}

export function wholeWithin(least: number, most: number) {
  const error = `a whole number, ${least} to ${most}`
  return z.int({ error }).gte(least, { error }).lte(most, { error })
}
