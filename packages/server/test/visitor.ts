import { type Client, createClient } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'

/** Somebody with a browser of their own: calls the server without a port and keeps its cookies. */
export type TestVisitor = {
  readonly call: Client
  readonly cookies: Map<string, string>
  /** Sends as it is, for what no client would send. */
  send(request: {
    readonly method: string
    readonly url: string
    readonly body?: string
    readonly headers?: Readonly<Record<string, string>>
  }): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly text: string }>
}

export function testVisitor(app: FastifyInstance, address = '127.0.0.1'): TestVisitor {
  const cookies = new Map<string, string>()
  const send: TestVisitor['send'] = async ({ method, url, body, headers = {} }) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress: address,
      ...(body === undefined ? {} : { payload: body }),
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
    })
    for (const { name, value, maxAge } of answer.cookies as { name: string; value: string; maxAge?: number }[]) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, encodeURIComponent(value))
    }
    return { status: answer.statusCode, headers: answer.headers, text: answer.body }
  }
  const call = createClient(async ({ method, address: url, body, mediaType }) => {
    const answer = await send({
      method,
      url,
      ...(body === undefined ? {} : { body }),
      ...(mediaType === undefined ? {} : { headers: { 'content-type': mediaType } }),
    })
    return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text) }
  })
  return { call, cookies, send }
}
