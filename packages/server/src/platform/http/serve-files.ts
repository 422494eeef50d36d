import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { replyProblem } from './problem-reply.ts'

/** Pages that are not the staff application, with the file that is theirs. */
const pages: Readonly<Record<string, string>> = { '/intake': 'intake.html' }

/**
 * Serves the built browser application: files under `/assets/` never change under their name, every other address that is
 * no endpoint is a page of the application.
 */
export async function serveFiles(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const there = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (there) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      setHeaders: (reply, path) => {
        const kept = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
        void reply.header('cache-control', kept)
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const asksForPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path)
    if (!there || !asksForPage) return replyProblem(reply, 'not-found')
    return reply.header('cache-control', 'no-cache').sendFile(pages[path] ?? 'index.html')
  })
}
