import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ReadableRecord, readableRecord } from './readable-record.ts'

const at = new Date('2026-11-27T22:30:00Z')
const record: ReadableRecord = {
  language: 'en',
  timeZone: 'Europe/Istanbul',
  clinic: 'Harbour <Clinic>',
  madeBy: 'Dr Ayşe Işık',
  madeAt: at,
  knowledgeVersion: 'f'.repeat(64),
  person: {
    fullName: '<script>alert(1)</script> "Jo" & co',
    birthDate: '1984-02',
    sex: null,
    phone: null,
    email: 'jo@example.org',
    guardian: { fullName: 'Can', relation: 'father', phone: null },
    identifiers: [{ system: 'urn:x', value: '7' }],
    skinType: 4,
  },
  facts: [
    {
      title: 'Keloid',
      statement: {
        concept: 'keloid',
        answer: 'present',
        start: '2019',
        end: '2020-05',
        source: { from: 'record', reference: 'Condition/c' },
      },
      zones: ['Chin'],
      notedAt: at,
      notedBy: 'Dr Ayşe Işık',
    },
  ],
  unmapped: [{ name: 'Parking permit', type: 'Condition', count: 2 }],
  screenings: [
    {
      at,
      intent: 'Acne scars · mechanical · Face',
      outcome: 'refer',
      deferUntil: null,
      judgement: { decision: 'do-not-treat', override: false, note: 'Keloid.', by: 'Dr Ayşe Işık', at },
    },
  ],
}

describe('a record as a page', () => {
  it('says everything, in its words', () => {
    const page = readableRecord(record)
    for (const said of [
      'Keloid',
      'present · from 2019 · until May 2020 · Chin',
      'record Condition/c',
      'February 1984',
      'Can · father',
      'Parking permit (Condition × 2)',
      'refer first',
      'do not treat · Keloid. · Dr Ayşe Işık',
    ]) {
      expect(page).toContain(said)
    }
  })

  it('tells times by the clinic’s clock: half past ten in the evening in UTC is the next day in Istanbul', () => {
    expect(readableRecord(record)).toContain('28 Nov 2026, 01:30')
  })

  it('holds nothing but what it shows: no script, no address of anybody else, and signs as text', () => {
    const page = readableRecord(record)
    expect(page).not.toMatch(/<script|https?:|url\(|@import/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;Jo&quot; &amp; co')
    expect(page).toContain('Harbour &lt;Clinic&gt;')
  })

  it('is Turkish throughout when asked so', () => {
    const page = readableRecord({ ...record, language: 'tr' })
    expect(page).toContain('<html lang="tr">')
    expect(page).toContain('Bilinenler')
    expect(page).not.toMatch(/What is|Screenings|Noted|not known/)
  })
})

it('has every word in both languages, and no word that nothing says', () => {
  const catalogue = (language: string) =>
    JSON.parse(readFileSync(new URL(`../../messages/record/${language}.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >
  const [en, tr] = [catalogue('en'), catalogue('tr')]
  expect(Object.keys(tr)).toEqual(Object.keys(en))
  const code = readFileSync(new URL('readable-record.ts', import.meta.url), 'utf8')
  const said = (key: string) =>
    code.includes(`'${key}'`) || code.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`)
  expect(Object.keys(en).filter((key) => !said(key))).toEqual([])
})
