import { readFileSync } from 'node:fs'
import { contract, type Endpoint, isOfClinic } from '@stipple/api/contract'
import { describe, expect, it } from 'vitest'
import { openApiFile, openApiText } from '../packages/api/build/open-api-file.ts'

const endpoints: [string, Endpoint][] = Object.entries(contract)

describe('the contract', () => {
  it('is what docs/api/openapi.json says; `npm run contract` writes it anew', () => {
    expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText())
  })

  it.each(endpoints)('%s names each part of its path, and no other', (_name, declared) => {
    const inPath = [...declared.path.matchAll(/:(\w+)/g)].map(([, part]) => part)
    const ofClinic = isOfClinic(declared) ? ['clinicId'] : []
    expect(new Set(inPath)).toEqual(new Set([...ofClinic, ...Object.keys(declared.params?.shape ?? {})]))
  })

  it('has no two endpoints of one method and path', () => {
    const places = endpoints.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(places).toEqual([...new Set(places)])
  })

  it('changes nothing with GET, and takes no body with it', () => {
    expect(endpoints.filter(([, { method, body }]) => method === 'GET' && body !== undefined)).toEqual([])
  })
})

// @ts-expect-error nobody is named who may call it
const withoutAudience: Endpoint = { method: 'GET', path: '/api/x', summary: '', answer: null, problems: [] }
// @ts-expect-error an empty list of roles is nobody
const forNobody: Endpoint = { ...withoutAudience, path: '/api/clinics/:clinicId/x', permits: [] }
// @ts-expect-error roles belong to a clinic, so its path has one
const ofNoClinic: Endpoint = { ...withoutAudience, path: '/api/x', permits: ['owner'] }
void [forNobody, ofNoClinic]
