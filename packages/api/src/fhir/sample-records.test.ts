import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { factSchema } from '@stipple/domain/patient'
import { describe, expect, it } from 'vitest'
import { compiledExample, today } from './example-record.ts'
import { readRecord } from './read-record.ts'

/** Synthetic records beside the repository; see the README there. */
const folder = new URL('../../../../../shared/data/patients/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
const options = { terminology: compiledExample(), today }

describe.skipIf(files.length === 0)(
  'the sample records (skipped: shared/data/patients is not beside the repository)',
  () => {
    it.each(files.map((name, index) => [index, name] as const))(
      'number %i is read whole, without a problem',
      (_index, name) => {
        const bundle = JSON.parse(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8')) as {
          entry: { resource: { resourceType: string } }[]
        }
        const result = readRecord(bundle, options)
        if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`)
        const { record } = result
        expect(record.problems.filter(({ code }) => code !== 'deceased')).toEqual([])
        for (const fact of record.facts) factSchema.parse(fact)
        const types = bundle.entry.map(({ resource }) => resource.resourceType)
        const countOf = (type: string) => types.filter((other) => other === type).length
        expect(record.notRead.Claim).toBe(countOf('Claim'))
        expect(record.facts.filter(({ concept }) => concept === 'vaccination')).toHaveLength(countOf('Immunization'))
        // Nothing of a kind that is read goes missing: it is a fact, or among what nobody maps.
        const conditions = record.unmapped
          .filter(({ resourceType }) => resourceType === 'Condition')
          .reduce((sum, { count }) => sum + count, 0)
        expect(conditions).toBe(countOf('Condition'))
      },
    )
  },
)
