import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { languages as spokenByStaff, patientLanguages } from '@stipple/domain/evidence'
import { describe, expect, it } from 'vitest'
import { literalTexts } from './literal-text.ts'
import { valuesOf } from './message-values.ts'
import { saidKeys } from './said-keys.ts'
import { parsed, type SourceFile, sourceFiles } from './source.ts'

const files = sourceFiles()
const folder = fileURLToPath(new URL('../src/messages/', import.meta.url))

function catalogue(name: string): Map<string, Record<string, string>> {
  return new Map(
    readdirSync(`${folder}${name}`).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(`${folder}${name}/${file}`, 'utf8')) as Record<string, string>,
    ]),
  )
}

const isPatients = ({ file }: SourceFile) => file.startsWith('features/patient-intake/')
const catalogues = [
  { name: 'staff', languages: spokenByStaff, code: files.filter((file) => !isPatients(file)) },
  { name: 'patient', languages: patientLanguages, code: files.filter(isPatients) },
]

describe.each(catalogues)('the $name catalogue', ({ name, languages, code }) => {
  const messages = catalogue(name)
  const english = messages.get('en') ?? {}
  const keys = Object.keys(english)
  const said = saidKeys(code)

  it('is there in every language', () => {
    expect([...messages.keys()].sort()).toEqual([...languages].sort())
  })

  it.each(languages)('has every message in %s', (language) => {
    const own = messages.get(language) ?? {}
    expect(Object.keys(own).sort()).toEqual([...keys].sort())
    expect(keys.filter((key) => own[key]?.trim() === '')).toEqual([])
  })

  it.each(languages)('shows the same values in %s as in English, and takes no other', (language) => {
    const differing = keys.filter((key) => {
      const [own, given] = [valuesOf(messages.get(language)?.[key] ?? ''), valuesOf(english[key] ?? '')]
      return own.shown.join() !== given.shown.join() || !own.taken.every((value) => given.taken.includes(value))
    })
    expect(differing).toEqual([])
  })

  it.each(languages)('words every message in %s without an error', (language) => {
    const own = messages.get(language) ?? {}
    const i18n = setupI18n({ locale: language, messages: { [language]: own } })
    i18n.setMessagesCompiler(compileMessage)
    const values = Object.fromEntries(
      keys.flatMap((key) => valuesOf(english[key] ?? '').taken).map((value) => [value, 2]),
    )
    expect(keys.filter((key) => /[{}]/.test(i18n._(key, values)))).toEqual([])
  })

  it('holds no message that nothing says', () => {
    const unused = keys.filter((key) => !said.whole.has(key) && !said.patterns.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })

  it('holds every message that is said', () => {
    const missing = said.called.filter(({ key }) =>
      typeof key === 'string' ? !keys.includes(key) : !keys.some((own) => key.test(own)),
    )
    expect(said.called.length).toBeGreaterThan(20)
    expect(missing).toEqual([])
  })
})

describe('values of a message', () => {
  it.each([
    ['stand in it', 'Hello {name}', { shown: ['name'], taken: ['name'] }],
    ['are counted', '{n, plural, one {# day} other {# days}}', { shown: ['n'], taken: ['n'] }],
    ['only choose a word', '{n, plural, one {day} other {days}}', { shown: [], taken: ['n'] }],
    ['are written as numbers', '{n, number} of {all, number}', { shown: ['all', 'n'], taken: ['all', 'n'] }],
  ])('%s', (_how, text, values) => expect(valuesOf(text)).toEqual(values))
})

describe('components', () => {
  it('hold no human text of their own', () => {
    expect(files.flatMap(literalTexts)).toEqual([])
  })

  it.each([
    ['between tags', '<p>Hello</p>', 'Hello'],
    ['in an attribute that is read out', '<img alt="A scar" />', 'A scar'],
    ['in a choice', "<p>{ok ? 'Yes' : say('no')}</p>", 'Yes'],
    ['in a template', '<Dialog title={`Dear ${name}`} />', 'Dear'],
  ])('human text is found %s', (_where, code, found) => {
    expect(literalTexts(parsed('a.tsx', `const a = ${code}`))).toEqual([`a.tsx: ${found}`])
  })

  it('signs, numbers, class names and what say words are no human text', () => {
    const code = "<p className='wide' title={say('title')}>{n} · 5 {say(ok ? 'a' : 'b')}</p>"
    expect(literalTexts(parsed('a.tsx', `const a = ${code}`))).toEqual([])
  })
})
