import type { z } from 'zod'
import type { OpenAudience, Role } from './audience.ts'
import type { ProblemCode } from './problem.ts'

type Common = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** What it does, a short sentence for developers. */
  readonly summary: string
  /** Parts of the path; beside `clinicId`, which endpoints of a clinic always have. */
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** How the body comes: JSON by default; `text` for a file as it is. */
  readonly bodyAs?: 'json' | 'text'
  readonly bodyLimitBytes?: number
  /** null: nothing is answered (204). */
  readonly answer: z.ZodType | null
  /** How the answer goes: JSON by default; `html` for a page that stands by itself, and is a string here. */
  readonly answerAs?: 'json' | 'html'
  readonly problems: readonly ProblemCode[]
}

/** Belongs to no clinic; says who may call it. */
export type OpenEndpoint = Common & {
  readonly path: `/api/${string}`
  readonly permits: OpenAudience
}

/** Belongs to a clinic; says which of its members may call it. An empty list does not compile. */
export type ClinicEndpoint = Common & {
  readonly path: `/api/clinics/:clinicId${string}`
  readonly permits: readonly [Role, ...Role[]]
}

export type Endpoint = OpenEndpoint | ClinicEndpoint

/** Declares an endpoint. Server, client and OpenAPI derive from it. */
export const endpoint = <const Declared extends Endpoint>(declared: Declared): Declared => declared

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined
type Part<Declared, Name extends string> = Declared extends { readonly [Key in Name]: infer Schema }
  ? Schema
  : undefined

/** What a handler gets, checked. */
export type RequestOf<Declared extends Endpoint> = {
  readonly params: Parsed<Part<Declared, 'params'>>
  readonly query: Parsed<Part<Declared, 'query'>>
  readonly body: Parsed<Part<Declared, 'body'>>
}

/** What a handler gives back; the schema checks and cuts it. */
export type AnswerOf<Declared extends Endpoint> = Given<Part<Declared, 'answer'>>

/** What a caller gets. */
export type ReceivedOf<Declared extends Endpoint> = Parsed<Part<Declared, 'answer'>>

type GivenPart<Declared, Name extends 'params' | 'query' | 'body'> =
  Part<Declared, Name> extends z.ZodType
    ? { readonly [Key in Name]: Given<Part<Declared, Name>> }
    : { readonly [Key in Name]?: undefined }

/** What a caller gives. */
export type CallOf<Declared extends Endpoint> = GivenPart<Declared, 'params'> &
  GivenPart<Declared, 'query'> &
  GivenPart<Declared, 'body'> &
  (Declared extends ClinicEndpoint ? { readonly clinicId: string } : { readonly clinicId?: undefined })

/** Problems an endpoint names itself. */
export type ProblemOf<Declared extends Endpoint> = Declared['problems'][number]

/** Whether members of a clinic call it. */
export function isOfClinic(declared: Endpoint): declared is ClinicEndpoint {
  return typeof declared.permits !== 'string'
}
