import type { Called, Endpoint } from '@stipple/api/contract'

/** What was answered. @throws {Error} when it was refused: a test that goes on from there would tell nothing */
export function told<Declared extends Endpoint>(called: Called<Declared>) {
  if (!called.ok) throw new Error(`refused: ${JSON.stringify(called.problem)}`)
  return called.value
}

/** The code of a refusal, or `ok`. */
export const codeOf = (called: Called<Endpoint>) => (called.ok ? 'ok' : called.problem.code)
