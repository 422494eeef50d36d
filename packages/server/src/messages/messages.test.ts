import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languages, patientLanguages } from '@stipple/domain/evidence'
import { describe, expect, it } from 'vitest'
import { type PatientKey, patientSayIn, type StaffKey, staffSayIn } from './messages.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const catalogue = (name: string, language: string) =>
  JSON.parse(readFileSync(`${folder}/${name}/${language}.json`, 'utf8')) as Record<string, string>
const valuesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

const mails = readdirSync(`${folder}/../features`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('-mail.ts'))
  .map((file) => readFileSync(`${folder}/../features/${file}`, 'utf8'))

const staffSays = (language: string) => staffSayIn(language as 'en') as (key: string, values: object) => string
const patientSays = (language: string) => patientSayIn(language as 'en') as (key: string, values: object) => string
const staffKeys = Object.keys(catalogue('staff', 'en')) as StaffKey[]
const patientKeys = Object.keys(catalogue('patient', 'en')) as PatientKey[]

describe.each([
  { name: 'staff', keys: staffKeys as string[], spoken: languages as readonly string[], sayIn: staffSays },
  { name: 'patient', keys: patientKeys as string[], spoken: patientLanguages as readonly string[], sayIn: patientSays },
])('what mails say to $name', ({ name, keys, spoken, sayIn }) => {
  const english = catalogue(name, 'en')

  it('is there in every language', () => {
    expect(readdirSync(`${folder}/${name}`).sort()).toEqual(spoken.map((language) => `${language}.json`).sort())
  })

  it.each(spoken)('has every message in %s, with the values of English', (language) => {
    const own = catalogue(name, language)
    expect(Object.keys(own).sort()).toEqual([...keys].sort())
    for (const key of keys) expect(valuesOf(own[key] ?? '')).toEqual(valuesOf(english[key] ?? ''))
  })

  it.each(spoken)('words every message in %s without an error', (language) => {
    const values = { clinicName: 'Yıldız {Klinik}', name: 'Ayşe' }
    for (const key of keys) {
      const text = sayIn(language)(key, values)
      expect(text).not.toBe(key)
      expect(text.replaceAll('{Klinik}', '')).not.toMatch(/[{}]/)
    }
  })

  it('holds no message that nothing says', () => {
    const code = mails.join('\n')
    expect(mails).toHaveLength(3)
    expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([])
  })
})
