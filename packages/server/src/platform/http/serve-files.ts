import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { replyProblem } from './problem-reply.ts'

/** Pages that are not the staff application, with the file that is theirs. */
const pages: Readonly<Record<string, string>> = { '/intake': 'intake.html' }

const forEver = 'public, max-age=31536000, immutable'

/**
 * Serves the built browser application: files under `/assets/` never change under their name, every other address that is
 * no endpoint is a page of the application.
 */
export async function serveFiles(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const there = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (there) {
    await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true })
    app.get('/assets/:file', async (request, reply) => {
      const { file } = request.params as { file: string }
      return reply.header('cache-control', forEver).sendFile(`assets/${file}`)
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    if (!there || request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/')) {
      return replyProblem(reply, 'not-found')
    }
    // A file beside the pages, such as the mark; else a page of the application.
    const file = /^\/[\w-]+\.\w+$/.test(path) ? path.slice(1) : (pages[path] ?? 'index.html')
    if (!existsSync(join(folder, file))) return replyProblem(reply, 'not-found')
    return reply.header('cache-control', 'no-cache').sendFile(file)
  })
}
