import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import { type MessageKey, sayIn } from './messages.ts'
import tr from './tr.json' with { type: 'json' }

const keys = Object.keys(en) as MessageKey[]
/** Names of the values a message takes, plural and select forms included. */
const valuesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort()

describe('the message catalogue', () => {
  it('has every message in every language', () => {
    expect(Object.keys(tr).sort()).toEqual([...keys].sort())
  })

  it.each(keys)('%s takes no value in Turkish that English does not give', (key) => {
    expect(valuesOf(en[key])).toEqual(expect.arrayContaining(valuesOf(tr[key])))
  })

  it('words every message without an error', () => {
    const values = Object.fromEntries(keys.flatMap((key) => valuesOf(en[key])).map((name) => [name, 2]))
    for (const say of [sayIn('en'), sayIn('tr')]) for (const key of keys) expect(say(key, values)).not.toMatch(/[{}]/)
  })

  it('counts in words: one and several', () => {
    expect(sayIn('en')('cohort.progress', { people: 1 })).toBe('1 person')
    expect(sayIn('en')('cohort.progress', { people: 2 })).toBe('2 people')
    expect(sayIn('tr')('cohort.progress', { people: 2 })).toBe('2 kişi')
  })

  it('holds no message that nothing says', () => {
    const folder = fileURLToPath(new URL('..', import.meta.url))
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .join('\n')
    // Keys made of a fixed start and a code: the start has to stand in a template.
    const starts = [...code.matchAll(/`([a-z-]+\.(?:[a-z-]+-)?)\$\{/g)].map((match) => match[1] ?? '')
    const unused = keys.filter((key) => !code.includes(`'${key}'`) && !starts.some((start) => key.startsWith(start)))
    expect(unused).toEqual([])
  })
})
