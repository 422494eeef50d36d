import { type CallOf, type Endpoint, type ReceivedOf } from './endpoint.ts'
import { type Problem, problem, problemSchema } from './problem.ts'

/** A request as it is to be sent; whoever makes a client says how. */
export type Sending = {
  readonly method: Endpoint['method']
  /** Path and query. */
  readonly address: string
  readonly body: string | undefined
  readonly mediaType: string | undefined
}
/** What came back; undefined when nothing did (no network, time-out, cancelled). */
export type Received = { readonly status: number; readonly body: unknown } | undefined

export type Called<Declared extends Endpoint> =
  | { readonly ok: true; readonly value: ReceivedOf<Declared> }
  | { readonly ok: false; readonly problem: Problem | { readonly code: 'offline' } }

/** Calls an endpoint; problems are values, nothing is thrown. */
export type Client = <Declared extends Endpoint>(
  declared: Declared,
  given: CallOf<Declared>,
  options?: { readonly signal?: unknown },
) => Promise<Called<Declared>>

/**
 * A client of the contract.
 *
 * Answers are not checked again: the server holds them to the same schema. What is no problem of the contract (a proxy
 * between) becomes `unavailable`.
 *
 * @param send sends one request; `signal` is passed on as given
 */
export function createClient(
  send: (sending: Sending, options: { readonly signal?: unknown }) => Promise<Received>,
): Client {
  return async (declared, given, options = {}) => {
    const { body } = given
    const asText = declared.bodyAs === 'text'
    const received = await send(
      {
        method: declared.method,
        address: addressOf(declared, given),
        body: body === undefined ? undefined : asText ? String(body) : JSON.stringify(body),
        mediaType: body === undefined ? undefined : asText ? 'text/plain; charset=utf-8' : 'application/json',
      },
      options,
    )
    if (!received) return { ok: false, problem: { code: 'offline' } }
    if (received.status >= 200 && received.status < 300) return { ok: true, value: received.body as never }
    const told = problemSchema.safeParse(received.body)
    return { ok: false, problem: told.success ? told.data : problem('unavailable') }
  }
}

/** Path and query of a call. */
export function addressOf(
  declared: Endpoint,
  given: { readonly clinicId?: unknown; readonly params?: unknown; readonly query?: unknown },
): string {
  const parts: Readonly<Record<string, unknown>> = { ...(given.params as object), clinicId: given.clinicId }
  const path = declared.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(parts[name])))
  const query = Object.entries((given.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
