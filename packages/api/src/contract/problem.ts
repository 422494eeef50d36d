import { z } from 'zod'

/**
 * Every problem that an endpoint may answer with: its HTTP status and its title. Codes are stable. Titles are for
 * developers and hold no data; screens have words of their own for each code.
 */
export const problems = {
  'malformed-json': { status: 400, title: 'The body is not JSON.' },
  'cross-origin': { status: 403, title: 'The request comes from a page of another address.' },
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  'not-permitted': { status: 403, title: 'This account may not do that here.' },
  'not-found': { status: 404, title: 'There is no such thing here.' },
  'method-not-allowed': { status: 405, title: 'The address does not know this method.' },
  'changed-meanwhile': { status: 409, title: 'Somebody changed it after you had read it.' },
  'too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body has a media type that is not read here.' },
  'invalid-request': { status: 422, title: 'The request does not have the form that is asked for.' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later.' },
  unexpected: { status: 500, title: 'Something went wrong on the server. Nothing was changed.' },
  unavailable: { status: 503, title: 'The server cannot answer now; try again later.' },

  'already-set-up': { status: 409, title: 'The clinic has been set up already.' },
  'wrong-credentials': { status: 401, title: 'E-mail address or password is wrong.' },
  'locked-out': { status: 429, title: 'Too many wrong attempts; the account waits.' },
  'code-wrong': { status: 401, title: 'The code is wrong or over.' },
  'code-used': { status: 401, title: 'The code has been used already; wait for the next one.' },
  'password-too-short': { status: 422, title: 'The password is too short.' },
  'password-guessable': { status: 422, title: 'The password is well known or easy to guess.' },
  'email-taken': { status: 409, title: 'An account with this e-mail address exists.' },
  'link-not-valid': { status: 410, title: 'The link is unknown, over, revoked or used.' },
  'no-mail': { status: 409, title: 'The clinic has no mail server; pass the link on yourself.' },
  'last-owner': { status: 409, title: 'A clinic needs an owner.' },
  'second-factor-off': { status: 409, title: 'No second factor is being set up.' },

  'record-not-readable': { status: 422, title: 'The record cannot be read.' },
  'identifier-taken': { status: 409, title: 'Another person has this number.' },
  'birth-date-wrong': { status: 403, title: 'The date of birth does not fit.' },
  'birth-date-unknown': { status: 409, title: 'The clinic does not know the date of birth of this person.' },
  'incomplete-answers': { status: 422, title: 'Some questions are still open.' },
  'already-submitted': { status: 409, title: 'The answers have been sent already.' },
  'intent-unknown': { status: 422, title: 'The content does not know this intent.' },
  'answers-do-not-fit': { status: 422, title: 'The answers do not fit the questions.' },
  'override-without-reason': { status: 422, title: 'A decision against the considerations needs a reason.' },
  'policy-not-valid': { status: 422, title: 'The policy cannot be adopted.' },
  'fact-unknown': { status: 422, title: 'The content does not know what the statement is about.' },
  'already-withdrawn': { status: 409, title: 'The statement has been withdrawn already.' },
  'legal-hold': { status: 409, title: 'The record is under legal hold.' },
  'plan-not-valid': { status: 422, title: 'The plan names something that the content does not know.' },
  'plan-signed': { status: 409, title: 'This version of the plan has been signed or retired.' },
  'plan-not-approvable': { status: 409, title: 'The plan check holds the approval back.' },
  'draft-open': { status: 409, title: 'A draft of this plan is open already.' },
  'reason-without-note': { status: 422, title: 'This reason needs a sentence beside it.' },
  'time-zone-unknown': { status: 422, title: 'There is no such time zone.' },
  'same-person': { status: 409, title: 'A person cannot be merged with themselves.' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>

export type ProblemCode = keyof typeof problems
export const problemCodes = Object.keys(problems) as ProblemCode[]

/** Where in a request something is wrong: `body/intent/zones/0`, and what the schema says of it. Never the value itself. */
export const placeSchema = z.strictObject({ place: z.string(), message: z.string() })

/**
 * Problem details as they cross the wire.
 *
 * @source RFC 9457
 */
export const problemSchema = z.strictObject({
  type: z.string().describe('`urn:stipple:problem:` and the code.'),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]),
  errors: z.array(placeSchema).optional().describe('Where the request is wrong.'),
  retryAfterSeconds: z.int().positive().optional(),
  steps: z.array(z.string()).optional().describe('Steps of an intake that are still open.'),
})
export type Problem = z.infer<typeof problemSchema>
export type ProblemDetail = Pick<Problem, 'errors' | 'retryAfterSeconds' | 'steps'>

/** Problems that any endpoint may answer with; they are not listed one by one. */
export const commonProblems = [
  'malformed-json',
  'cross-origin',
  'invalid-request',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unexpected',
  'unavailable',
] as const satisfies readonly ProblemCode[]

/** Problems of every endpoint that needs a session. */
export const sessionProblems = ['not-signed-in', 'not-permitted'] as const satisfies readonly ProblemCode[]

export function problem(code: ProblemCode, detail: ProblemDetail = {}): Problem {
  return { type: `urn:stipple:problem:${code}`, ...problems[code], code, ...detail }
}
