import { z } from 'zod'
import { allowedText } from './allowed.ts'

/** A number within a range; every refusal names the whole range. */
export function within(least: number, most: number) {
  const error = allowedText({ code: 'between', from: least, to: most })
  return z.number({ error }).gte(least, { error }).lte(most, { error })
}

export function wholeWithin(least: number, most: number) {
  const error = allowedText({ code: 'whole-between', from: least, to: most })
  return z.int({ error }).gte(least, { error }).lte(most, { error })
}
