import { type Contract, contract, type Endpoint, type EndpointName } from '@stipple/api/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { authenticate, type Callers } from './authenticate.ts'
import type { Handled, Handler, Handlers, Visit } from './handler.ts'
import { placesOf, replyProblem } from './problem-reply.ts'
import { hasUnstorableText } from './unstorable-text.ts'

/** How often one address may call what guards a secret, a minute. */
const guardedLimit = { max: 30, timeWindow: '1 minute' }

/** Endpoints at which somebody could try secrets. */
const guarded: readonly EndpointName[] = [
  'setUpClinic',
  'signIn',
  'giveSecondFactor',
  'askPasswordReset',
  'resetPassword',
  'readInvitation',
  'acceptInvitation',
  'openIntake',
]

export type Mounting = Callers & {
  readonly handlers: Handlers<EndpointName>
  readonly clock: () => Date
  /** Whether addresses are told by a proxy in front; then links begin with what it says. */
  readonly publicOrigin: string | undefined
}

/**
 * Puts every endpoint of the contract on the server: checks who calls, then the request, then the answer. What does not
 * fit its schema leaves as `unexpected` and not as it is.
 */
export function mountContract(app: FastifyInstance, mounting: Mounting): void {
  for (const name of Object.keys(contract) as EndpointName[]) {
    const declared: Endpoint = contract[name]
    const handler = mounting.handlers[name] as Handler<Contract[EndpointName]>
    app.route({
      method: declared.method,
      url: declared.path,
      ...(declared.bodyLimitBytes === undefined ? {} : { bodyLimit: declared.bodyLimitBytes }),
      config: guarded.includes(name) ? { rateLimit: guardedLimit } : {},
      handler: (request, reply) => answer(declared, handler, request, reply, mounting),
    })
  }
}

async function answer(
  declared: Endpoint,
  handler: Handler<Contract[EndpointName]>,
  request: FastifyRequest,
  reply: FastifyReply,
  mounting: Mounting,
): Promise<FastifyReply> {
  const at = mounting.clock()
  const visit = visitOf(request, reply, mounting.publicOrigin)
  const { clinicId, ...params } = request.params as Record<string, string | undefined>
  const found = await authenticate(declared, { visit, clinicId, at }, mounting)
  if ('refused' in found) return replyProblem(reply, found.refused)
  const asText = declared.bodyAs === 'text'
  if (declared.body && request.body !== undefined && (typeof request.body === 'string') !== asText) {
    return replyProblem(reply, 'unsupported-media-type')
  }
  const checked = check(declared, { params, query: request.query, body: request.body })
  if ('errors' in checked) return replyProblem(reply, 'invalid-request', { errors: checked.errors })
  const gone = new AbortController()
  request.raw.once('close', () => {
    if (!reply.raw.writableEnded) gone.abort()
  })
  const given = { ...checked.parts, caller: found.caller, at, visit, signal: gone.signal }
  const handled: Handled<Endpoint> = await handler(given as Parameters<typeof handler>[0])
  if ('problem' in handled) return replyProblem(reply, handled.problem, handled.detail)
  if (!declared.answer) return reply.code(204).send()
  const body = declared.answer.parse(handled.answer)
  if (declared.answerAs === 'html') {
    // A page that is kept brings its own style along, and may do nothing else.
    void reply.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    return reply.code(200).type('text/html; charset=utf-8').send(body)
  }
  return reply.code(200).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

type Part = 'params' | 'query' | 'body'
type Parts = Readonly<Record<Part, unknown>>

function check(declared: Endpoint, given: Parts): { parts: Parts } | { errors: ReturnType<typeof placesOf> } {
  const parts: Record<Part, unknown> = { params: undefined, query: undefined, body: undefined }
  for (const part of ['params', 'query', 'body'] as const) {
    const schema: z.ZodType | undefined = declared[part]
    if (!schema) continue
    if (hasUnstorableText(given[part])) {
      return { errors: [{ place: part, message: 'has a sign that cannot be kept (NUL, or half of a sign)' }] }
    }
    const read = schema.safeParse(given[part])
    if (!read.success) return { errors: placesOf(part, read.error) }
    parts[part] = read.data
  }
  return { parts }
}

function visitOf(request: FastifyRequest, reply: FastifyReply, publicOrigin: string | undefined): Visit {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'],
    origin: publicOrigin ?? `${request.protocol}://${request.host}`,
    cookies: request.headers.cookie ?? '',
    setCookies: (lines) => void reply.header('set-cookie', lines),
  }
}
