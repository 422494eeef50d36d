import { type CallOf, createClient, type Endpoint, type Problem, type ReceivedOf } from '@stipple/api/contract'

/** Sends with the browser's cookies to the address the page came from. */
export const call = createClient(async ({ method, address, body, mediaType }, { signal }) => {
  try {
    const answer = await fetch(address, {
      method,
      credentials: 'same-origin',
      ...(signal instanceof AbortSignal ? { signal } : {}),
      ...(body === undefined ? {} : { body }),
      ...(mediaType === undefined ? {} : { headers: { 'content-type': mediaType } }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return undefined
  }
})

export type Refusal = Problem | { readonly code: 'offline' }

/** A problem on its way to whoever shows it. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'
  readonly problem: Refusal

  constructor(problem: Refusal) {
    super(problem.code)
    this.problem = problem
  }
}

/** Calls an endpoint for a query: what comes back, or the problem thrown. */
export async function fetched<Declared extends Endpoint>(
  declared: Declared,
  given: CallOf<Declared>,
  signal?: AbortSignal,
): Promise<ReceivedOf<Declared>> {
  const called = await call(declared, given, { signal })
  if (!called.ok) throw new CallRefused(called.problem)
  return called.value
}

export const refusalOf = (error: unknown): Refusal =>
  error instanceof CallRefused ? error.problem : { code: 'offline' }
