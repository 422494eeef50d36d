import { contract, type Endpoint, type EndpointName, isOfClinic, problemSchema, roles } from '@stipple/api/contract'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { testApp, type TestClinic, testClinic } from '../test/test-clinic.ts'
import type { TestVisitor } from '../test/visitor.ts'

const { database } = testDatabase()
let app: FastifyInstance
let clinic: TestClinic
let other: TestClinic

beforeAll(async () => {
  app = await testApp(database())
  clinic = await testClinic(database(), app)
  other = await testClinic(database(), app)
  for (const role of roles) await clinic.as(role)
  await other.as('owner')
}, 60_000)
afterAll(() => app.close())

const endpoints = Object.entries(contract) as [EndpointName, Endpoint][]
const id = '01890000-0000-7000-8000-000000000000'
const urlOf = (declared: Endpoint, clinicId: string) =>
  declared.path.replace(/:(\w+)/g, (_whole, name: string) => (name === 'clinicId' ? clinicId : id))

async function ask(visitor: TestVisitor, declared: Endpoint, clinicId: string, body: unknown = {}) {
  const asText = declared.bodyAs === 'text'
  const headers = { 'content-type': asText ? 'text/plain' : 'application/json' }
  const answer = await visitor.send({
    method: declared.method,
    url: urlOf(declared, clinicId),
    ...(declared.body ? { body: asText ? 'x' : JSON.stringify(body), headers } : {}),
  })
  return { status: answer.status, code: answer.text === '' ? undefined : codeIn(answer.text), text: answer.text }
}

/** The code of a problem; undefined when what came is none. */
function codeIn(text: string): string | undefined {
  const told = problemSchema.safeParse(JSON.parse(text))
  return told.success ? told.data.code : undefined
}

describe('whoever is not permitted is refused', () => {
  const guarded = endpoints.filter(([, { permits }]) => permits !== 'anyone')

  it.each(guarded)('%s: without a session', async (_name, declared) => {
    expect(await ask(clinic.stranger(), declared, clinic.clinicId)).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    })
  })

  const ofClinics = endpoints.filter(([, declared]) => isOfClinic(declared))

  it.each(ofClinics)('%s: in every role but its own', async (_name, declared) => {
    if (!isOfClinic(declared)) return
    for (const role of roles.filter((one) => !declared.permits.includes(one))) {
      const answer = await ask(await clinic.as(role), declared, clinic.clinicId)
      expect(answer, role).toMatchObject({ status: 403, code: 'not-permitted' })
    }
  })

  it.each(ofClinics)('%s: as the owner of another clinic, or of none that exists', async (_name, declared) => {
    const owner = await other.as('owner')
    for (const clinicId of [clinic.clinicId, id, 'x', '..%2f..']) {
      const answer = await ask(owner, declared, clinicId)
      expect(answer, clinicId).toMatchObject({ status: 403, code: 'not-permitted' })
    }
  })

  it('a session of staff opens no intake', async () => {
    const answer = await ask(await clinic.as('owner'), contract.getIntake, clinic.clinicId)
    expect(answer.code).toBe('not-signed-in')
  })
})

describe('whatever is sent', () => {
  const withBody = endpoints.filter(([, { body, bodyAs }]) => body !== undefined && bodyAs !== 'text')

  it.each(withBody)('%s: what is no JSON, or too much of it, is named', async (_name, declared) => {
    const visitor = await visitorFor(declared)
    const headers = { 'content-type': 'application/json' }
    const send = (body: string) =>
      visitor.send({ method: declared.method, url: urlOf(declared, clinic.clinicId), body, headers })
    for (const body of ['{"a":', '{"__proto__":{"x":1}}', '\u0000', 'null']) {
      const { status } = await send(body)
      expect([400, 401, 403, 422, 429], `${body} ${status}`).toContain(status)
    }
    expect((await send(`{"a":"${'x'.repeat(2_000_000)}"}`)).status).toBe(413)
  })

  /** Of a shape or of none, with texts that have broken other programs. */
  const hostile = fc.oneof(
    fc.constantFrom(
      "'; drop table person; --",
      '<script>alert(1)</script>',
      '../../../../etc/passwd',
      '\u0000',
      '\ud800',
      '%00',
      '{{7*7}}',
      'a'.repeat(10_000),
      '\u202e\u200f',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const anything = fc.oneof(
    hostile,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(hostile, { maxLength: 3 }),
  )

  it.each(endpoints)('%s: never an error of ours, nothing told, nothing changed', async (_name, declared) => {
    const visitor = await visitorFor(declared)
    const keys = shapeOf(declared)
    const given = fc.record(Object.fromEntries(keys.map((key) => [key, anything])), { requiredKeys: [] })
    await fc.assert(
      fc.asyncProperty(given, hostile, async (body, text) => {
        const query = encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
        const url = `${urlOf(declared, clinic.clinicId)}?q=${query}&limit=${query}`
        const asText = declared.bodyAs === 'text'
        const answer = await visitor.send({
          method: declared.method,
          url,
          ...(declared.body
            ? {
                body: asText ? text : JSON.stringify(body),
                headers: { 'content-type': asText ? 'text/plain' : 'application/json' },
              }
            : {}),
        })
        expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500)
        expect(answer.text).not.toMatch(/node_modules|postgres|select |at .*\.ts:/i)
      }),
      { numRuns: 12 },
    )
  })

  async function visitorFor(declared: Endpoint): Promise<TestVisitor> {
    if (!isOfClinic(declared)) return declared.permits === 'anyone' ? clinic.stranger() : clinic.as('auditor')
    return clinic.as(declared.permits[0])
  }

  function shapeOf({ body }: Endpoint): string[] {
    const shape = (body as { shape?: object } | undefined)?.shape
    return shape === undefined ? ['a'] : Object.keys(shape)
  }
})

describe('every answer', () => {
  it('keeps browsers from sniffing, framing and loading from elsewhere', async () => {
    const { headers } = await clinic.stranger().send({ method: 'GET', url: '/api/installation' })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['cache-control']).toBe('no-store')
  })

  it.each(['/api/nothing', '/api/clinics', '/assets/../../package.json', '/nothing.js', '/api/people/../../x'])(
    '%s is not here, and says so as a problem',
    async (url) => {
      const answer = await clinic.stranger().send({ method: 'GET', url })
      expect(answer.status).toBe(404)
      expect(codeIn(answer.text)).toBe('not-found')
    },
  )
})
