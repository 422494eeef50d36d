import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileTerminology } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'
import { describe, expect, it } from 'vitest'
import { readImport } from './read-import.ts'

const knowledge = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json')), 'utf8'),
) as Knowledge
const options = {
  terminology: compileTerminology({
    terminology: knowledge.terminology,
    concepts: knowledge.concepts,
    zones: [wholeBody, ...knowledge.zones.map(({ id }) => id)],
  }),
  today: '2026-11-20',
}

const patient = (id: string) => ({ resourceType: 'Patient', id, name: [{ family: id }], birthDate: '1980-02-03' })
const psoriasis = (id: string, subject: string) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: `Patient/${subject}` },
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'L40.0' }] },
})
const ndjson = (...resources: object[]) => resources.map((resource) => JSON.stringify(resource)).join('\n')
const reading = (text: string) => {
  const read = readImport(text, options)
  if ('refusal' in read) throw new Error(`refused: ${read.refusal.code}`)
  return read.reading
}
const refusal = (text: string) => {
  const read = readImport(text, options)
  return 'refusal' in read ? read.refusal : undefined
}

describe('a file that cannot be read is refused with its place', () => {
  it.each([
    ['nothing', '', { code: 'empty' }],
    ['blanks', ' \n\n', { code: 'empty' }],
    ['no JSON', 'name;birth date', { code: 'not-json', line: 1 }],
    ['a JSON text cut off', JSON.stringify(patient('a'), null, 1).slice(0, -9), { code: 'not-json', line: 1 }],
    ['a broken line', `${ndjson(patient('a'), patient('b'))}\n{"resourceType":`, { code: 'not-json', line: 3 }],
    ['a number', '7', { code: 'not-fhir' }],
    ['nobody', ndjson({ resourceType: 'Organization', id: 'o' }), { code: 'no-patient' }],
  ])('%s', (_what, text, expected) => {
    expect(refusal(text)).toMatchObject(expected)
  })
})

describe('the people of a file', () => {
  const both = [patient('a'), psoriasis('1', 'a'), patient('b')]

  it('are read from one JSON text and from NDJSON alike', () => {
    const bundle = JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: both.map((resource) => ({ resource })),
    })
    expect(reading(bundle).people).toEqual(reading(ndjson(...both)).people)
  })

  it('each have their own facts and name', () => {
    const [a, b] = reading(ndjson(...both)).people
    expect(a?.record.facts.map(({ concept }) => concept)).toEqual(['psoriasis'])
    expect(a?.identity.name?.family).toBe('a')
    expect(b?.record.facts).toEqual([])
    expect([a?.resourceCount, b?.resourceCount]).toEqual([2, 1])
  })

  it('have a hash that changes with their content only, and not with the order of members', () => {
    const [a] = reading(ndjson(...both)).people
    const { birthDate, ...rest } = patient('a')
    const [same] = reading(ndjson({ birthDate, ...rest }, psoriasis('1', 'a'))).people
    const [other] = reading(ndjson(patient('a'), psoriasis('2', 'a'))).people
    expect(same?.contentHash).toBe(a?.contentHash)
    expect(other?.contentHash).not.toBe(a?.contentHash)
  })
})

/** Synthetic records beside the repository; see the README there. */
const folder = new URL('../../../../../../shared/data/patients/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

it.skipIf(files.length === 0)('every sample record is one person with a name and facts', () => {
  for (const name of files) {
    const { people, leftOut } = reading(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'))
    expect(leftOut).toEqual([])
    expect(people).toHaveLength(1)
    expect(people[0]?.identity.name?.full).not.toBe('')
    expect(people[0]?.record.facts.length).toBeGreaterThan(0)
  }
})
