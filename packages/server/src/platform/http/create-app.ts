import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import { comesFromElsewhere } from './cross-origin.ts'
import { measureRequests } from './metrics.ts'
import { type Mounting, mountContract } from './mount.ts'
import { problemOfError, replyProblem } from './problem-reply.ts'
import { securityHeaders } from './security-headers.ts'
import { serveFiles } from './serve-files.ts'

export type AppOptions = Mounting & {
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Addresses of proxies whose word on the caller's address counts. */
  readonly trustedProxies: readonly string[]
  /** Requests an address may make in a minute. */
  readonly requestsPerMinute: number
  /** Folder of the built browser application; undefined: only the interface is served. */
  readonly webFolder: string | undefined
  /** Answers when the database does; throws while it does not. */
  readonly ready: () => Promise<Readonly<Record<string, string | number | boolean>>>
}

/** The clinic as a server without a port: tests call it as it is. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { logLevel, trustedProxies, requestsPerMinute, webFolder, ready, publicOrigin } = options
  const app = Fastify({
    logger: { level: logLevel, base: null },
    // Addresses may hold what people typed; what is logged is chosen below.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
  })
  const metrics = measureRequests(app)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = problemOfError(error)
    // The kind of the error and where it was thrown, never its message: it may quote what a person said.
    if (code === 'unexpected') request.log.error({ ...whatBroke(error) }, 'request failed')
    const retryAfterSeconds = code === 'too-many-requests' ? 60 : undefined
    return replyProblem(reply, code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds })
  })
  await app.register(helmet, securityHeaders(publicOrigin?.startsWith('https:') ?? false))
  await app.register(cookie)
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', allowList: isOperation })
  app.addContentTypeParser(
    ['application/fhir+json', 'application/x-ndjson'],
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    void reply.header('cache-control', 'no-store')
    if (comesFromElsewhere(request.method, request.headers)) await replyProblem(reply, 'cross-origin')
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, milliseconds }, 'request')
  })
  mountContract(app, options)
  app.get('/health', async (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      return await reply.send({ status: 'ready', ...(await ready()) })
    } catch {
      return replyProblem(reply, 'unavailable')
    }
  })
  app.get('/metrics', async (request, reply) => {
    // Counts say how busy a clinic is; they are for whoever runs the machine.
    if (!isLoopback(request.ip)) return replyProblem(reply, 'not-found')
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
  await serveFiles(app, webFolder)
  return app
}

/** What a load balancer and a monitor ask is not counted against an address. */
function isOperation(request: { readonly url: string }): boolean {
  return request.url === '/health' || request.url === '/ready' || request.url === '/metrics'
}

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address)

function whatBroke(error: FastifyError): { kind: string; code: string | undefined; places: string[] } {
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
  return { kind: error.name, code: error.code, places: places.map((line) => line.trim()) }
}
