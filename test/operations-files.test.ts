import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../scripts/root.mjs'

const text = (file: string) => readFileSync(root + file, 'utf8')
const missing = (paths: readonly string[]) => paths.filter((path) => !existsSync(root + path))

it('the Dockerfile copies the manifest of every package, and every path it names is there', () => {
  const named = [...text('Dockerfile').matchAll(/\b(?:packages|node_modules)\/[\w./-]+/g)].map(([path]) => path)
  expect(missing(named)).toEqual([])
  for (const name of readdirSync(`${root}packages`)) expect(named).toContain(`packages/${name}/package.json`)
})

it('the Dockerfile runs as nobody of importance, and asks after health', () => {
  expect(text('Dockerfile')).toMatch(/^USER node$[^]+^VOLUME \/data$[^]+^HEALTHCHECK [^]+\/health/m)
})

it('compose starts the clinic once its PostgreSQL answers, open to this machine only, with secrets from outside', () => {
  const { services } = parse(text('compose.yaml')) as {
    services: Record<
      string,
      { image?: string; ports?: string[]; environment: Record<string, string>; depends_on?: unknown }
    >
  }
  expect(services.database?.image).toBe('postgres:17')
  expect(services.clinic?.depends_on).toEqual({ database: { condition: 'service_healthy' } })
  expect(services.clinic?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true)
  expect(services.clinic?.environment.STIPPLE_SECRET).toMatch(/^\$\{STIPPLE_SECRET:\?/)
})

it('what the systemd unit starts is there', () => {
  const started = /^ExecStart=\/usr\/bin\/env node (\S+)$/m.exec(text('packaging/stipple.service'))?.[1] ?? ''
  expect(missing([started])).toEqual([])
})
