import {
  clauseSchema,
  conditionSchema,
  exampleSchema,
  intakeAnswersSchema,
  intentSchema,
  policySchema,
} from '@stipple/domain/candidacy'
import { factSchema } from '@stipple/domain/patient'
import { z } from 'zod'
import { intakeFormSchema } from '../intake/index.ts'
import { screeningDocumentSchema } from '../screening/index.ts'
import { type Endpoint, isOfClinic } from './endpoint.ts'
import { commonProblems, problems, problemSchema, type ProblemCode, sessionProblems } from './problem.ts'

type Json = { [key: string]: unknown }

/** Schemas that many endpoints share: written once, under their names. */
const named = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries({
  Clause: clauseSchema,
  Condition: conditionSchema,
  Example: exampleSchema,
  Fact: factSchema,
  IntakeAnswers: intakeAnswersSchema,
  IntakeForm: intakeFormSchema,
  Intent: intentSchema,
  Policy: policySchema,
  ScreeningDocument: screeningDocumentSchema,
})) {
  named.add(schema, { id })
}

/**
 * The contract as an OpenAPI 3.1 document.
 *
 * @param contract endpoints by name; the name becomes the `operationId`
 * @source OpenAPI Specification 3.1.0; schemas are JSON Schema 2020-12
 */
export function openApi(contract: Readonly<Record<string, Endpoint>>, version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const schemas: Json = { Problem: schemaOf(problemSchema, 'output') }
  for (const [name, declared] of Object.entries(contract)) {
    const path = declared.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [declared.method.toLowerCase()]: operation(name, declared) }
  }
  return hoisted(
    {
      openapi: '3.1.0',
      info: {
        title: 'Stipple',
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        description:
          'Every endpoint names who may call it in `x-permits`. Problems are RFC 9457 documents with a stable `code`.',
      },
      paths,
      components: {
        schemas,
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'stipple.session_token' },
          intake: { type: 'apiKey', in: 'cookie', name: 'stipple.intake' },
        },
      },
    },
    schemas,
  )
}

/** Moves the named schemas that each schema carries along to one place, and points there. */
function hoisted(document: Json, schemas: Json): Json {
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved)
    if (typeof value !== 'object' || value === null) return value
    const { $defs, ...rest } = value as Json
    for (const [name, schema] of Object.entries(($defs ?? {}) as Json)) schemas[name] ??= moved(schema)
    return Object.fromEntries(
      Object.entries(rest)
        .filter(([key]) => key !== 'id' || typeof rest.id !== 'string' || !(rest.id in schemas))
        .map(([key, part]) => [
          key,
          key === '$ref' && typeof part === 'string' ? part.replace('#/$defs/', '#/components/schemas/') : moved(part),
        ]),
    )
  }
  const { components, ...rest } = document
  const done = moved(rest) as Json
  return { ...done, components }
}

function operation(name: string, declared: Endpoint): Json {
  const permits = isOfClinic(declared) ? declared.permits : [declared.permits]
  const ofClinic: Json[] = isOfClinic(declared)
    ? [{ name: 'clinicId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
    : []
  return {
    operationId: name,
    summary: declared.summary,
    'x-permits': permits,
    security: security(declared),
    parameters: [...ofClinic, ...parameters(declared.params, 'path'), ...parameters(declared.query, 'query')],
    ...(declared.body ? { requestBody: requestBody(declared) } : {}),
    responses: {
      ...(declared.answer
        ? { '200': { description: 'Done.', content: answerContent(declared, declared.answer) } }
        : { '204': { description: 'Done.' } }),
      ...problemResponses(declared),
    },
  }
}

function security(declared: Endpoint): Json[] {
  if (declared.permits === 'anyone') return []
  return declared.permits === 'patient-link' ? [{ intake: [] }] : [{ session: [] }]
}

function requestBody(declared: Endpoint): Json {
  const content =
    declared.bodyAs === 'text'
      ? { 'text/plain': { schema: { type: 'string' } } }
      : json(schemaOf(declared.body as z.ZodType, 'input'))
  return { required: true, content }
}

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || !(of as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(of as z.ZodType, 'input'),
  }))
}

function problemResponses(declared: Endpoint): Json {
  const session = declared.permits === 'anyone' ? [] : sessionProblems
  const codes: ProblemCode[] = [...new Set<ProblemCode>([...declared.problems, ...session, ...commonProblems])]
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, of]) => [
        String(status),
        {
          description: of.map((code) => `\`${code}\``).join(', '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  )
}

const answerContent = ({ answerAs }: Endpoint, answer: z.ZodType): Json =>
  answerAs === 'html' ? { 'text/html': { schema: { type: 'string' } } } : json(schemaOf(answer, 'output'))

const json = (schema: Json) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    metadata: named,
  })
  return rest
}
