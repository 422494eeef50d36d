import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type RecordedIdentity, readIdentity } from './patient-identity.ts'

const today = '2026-11-20'
const identityOf = (patient: object): RecordedIdentity => {
  const read = readIdentity({ resourceType: 'Patient', id: 'p1', ...patient }, { today })
  if ('refusal' in read) throw new Error(`refused: ${read.refusal.code}`)
  return read.identity
}

describe('the name in use', () => {
  it('prefers the usual one, and never takes an old or a maiden name', () => {
    const name = [
      { use: 'maiden', family: 'Kaya', given: ['Ayşe'] },
      { use: 'official', family: 'Yılmaz', given: ['Ayşe', 'Nur'] },
      { use: 'usual', family: 'Yılmaz', given: ['Nur'] },
    ]
    expect(identityOf({ name }).name).toEqual({ given: 'Nur', family: 'Yılmaz', full: 'Nur Yılmaz' })
    expect(identityOf({ name: name.slice(0, 1) }).name).toBeUndefined()
  })

  it('leaves out a name whose period is over, and keeps one that ends today or this month', () => {
    const family = (end: string) => identityOf({ name: [{ family: 'Demir', period: { end } }] }).name?.family
    expect(family('2026-11-19')).toBeUndefined()
    expect(family('2026-11-20')).toBe('Demir')
    expect(family('2026-11')).toBe('Demir')
    expect(family('2025')).toBeUndefined()
  })

  it('takes a name that is one text, and none that is nothing', () => {
    expect(identityOf({ name: [{ text: 'Suharto' }] }).name).toEqual({ given: '', family: '', full: 'Suharto' })
    expect(identityOf({ name: [{ given: ['', 7], family: null }] }).name).toBeUndefined()
    expect(identityOf({ name: 'Suharto' }).name).toBeUndefined()
  })
})

describe('numbers and contacts', () => {
  it('keeps each number once, old ones not at all', () => {
    const identifier = [
      { system: 'urn:example:mrn', value: '17' },
      { system: 'urn:example:mrn', value: '17' },
      { value: '18' },
      { use: 'old', system: 'urn:example:mrn', value: '16' },
      { system: 'urn:example:mrn' },
    ]
    expect(identityOf({ identifier }).identifiers).toEqual([
      { system: 'urn:example:mrn', value: '17' },
      { system: '', value: '18' },
    ])
  })

  it('takes the phone of the lowest rank, a mobile one before others', () => {
    const telecom = [
      { system: 'phone', value: '1', use: 'home' },
      { system: 'phone', value: '2', use: 'mobile' },
      { system: 'email', value: 'a@example.org' },
      { system: 'fax', value: '3', rank: 1 },
    ]
    expect(identityOf({ telecom })).toMatchObject({ phone: '2', email: 'a@example.org' })
    expect(identityOf({ telecom: [...telecom, { system: 'phone', value: '4', rank: 1 }] }).phone).toBe('4')
  })

  it('takes the preferred language', () => {
    const speaks = (code: string, preferred?: boolean) => ({ language: { coding: [{ code }] }, preferred })
    expect(identityOf({ communication: [speaks('en'), speaks('tr', true)] }).language).toBe('tr')
    expect(identityOf({ communication: [speaks('en')] }).language).toBe('en')
    expect(identityOf({}).language).toBeUndefined()
  })
})

it('refuses what is not one person’s record', () => {
  const two = [
    { resourceType: 'Patient', id: 'a' },
    { resourceType: 'Patient', id: 'b' },
  ]
  expect(readIdentity(two, { today })).toMatchObject({ refusal: { code: 'several-patients' } })
  expect(readIdentity(7, { today })).toHaveProperty('refusal')
})

/** Synthetic records beside the repository; see the README there. */
const folder = new URL('../../../../../shared/data/patients/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

describe.skipIf(files.length === 0)('the sample records (skipped: they are not beside the repository)', () => {
  it.each(files.map((name, index) => [index, name] as const))('number %i says who it is about', (_index, name) => {
    const bundle: unknown = JSON.parse(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'))
    const read = readIdentity(bundle, { today })
    if ('refusal' in read) throw new Error(`refused: ${read.refusal.code}`)
    const { name: person, identifiers } = read.identity
    // The files are named after the people: given names, family name, number, joined by underscores.
    const id = /_([0-9a-f-]{36})\.json$/.exec(name)?.[1]
    expect(`${person?.full.replaceAll(' ', '_')}_${id}.json`).toBe(name)
    expect(identifiers.map(({ value }) => value)).toContain(id)
  })
})
