import { problem, type ProblemCode, type ProblemDetail } from '@stipple/api/contract'
import type { FastifyError, FastifyReply } from 'fastify'
import type { z } from 'zod'

/** Answers with a problem document. */
export function replyProblem(reply: FastifyReply, code: ProblemCode, detail?: ProblemDetail): FastifyReply {
  const told = problem(code, detail)
  if (told.retryAfterSeconds !== undefined) void reply.header('retry-after', String(told.retryAfterSeconds))
  // As text: Fastify writes a body without a schema as it is.
  return reply.code(told.status).type('application/problem+json').send(JSON.stringify(told))
}

/** Fastify's own refusals, as problems of the contract. */
export function problemOfError(error: FastifyError): ProblemCode {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return 'malformed-json'
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'too-large'
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported-media-type'
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return 'not-found'
    default:
      if (error.statusCode === 429) return 'too-many-requests'
      // JSON that would reach into the prototype of an object is refused by its parser, with no code of its own.
      return error.statusCode === 400 ? 'malformed-json' : 'unexpected'
  }
}

/** Where a request does not fit its schema. Neither values nor names of unknown keys are told: they may be a person's. */
export function placesOf(part: 'params' | 'query' | 'body', error: z.ZodError): NonNullable<ProblemDetail['errors']> {
  return error.issues.slice(0, 20).map((issue) => ({
    place: [part, ...issue.path.map(String)].join('/').slice(0, 200),
    message: issue.code === 'unrecognized_keys' ? 'has keys that are not known' : issue.message.slice(0, 200),
  }))
}
