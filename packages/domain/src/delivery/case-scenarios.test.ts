import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reproduceTransport } from './case-agreement.ts'
import { readTransportCase } from './case-check.ts'
import { transportCaseSchema } from './case.ts'

const folder = fileURLToPath(new URL('../../../../scenarios/delivery', import.meta.url))
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, given: JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { kind: string } }))
  .filter(({ given }) => given.kind === 'transport')

describe.each(files)('$file', ({ file, given }) => {
  const { value } = readTransportCase(given)
  if (!value) throw new Error(`${file} is refused`)
  it('is named after its file', () => expect(`${value.id}.json`).toBe(file))
  const reproduction = reproduceTransport(value)
  it('agrees with every expected figure', () => {
    expect(reproduction.agreements.length).toBeGreaterThan(0)
    for (const { agrees, oracle, computed } of reproduction.agreements) {
      expect(agrees, `${oracle.quantity} at ${oracle.timeS}: ${computed}, expected ${oracle.expected}`).toBe(true)
    }
  })
  it('keeps mass to 1e-12', () => expect(reproduction.massErrorFraction).toBeLessThan(1e-12))
  it.skipIf(!reproduction.convergence)('is of second order in space', () => {
    expect(Math.abs((reproduction.convergence?.order ?? 0) - 2)).toBeLessThan(0.15)
  })
})

it('docs/delivery-case.schema.json is the schema of a transport case', async () => {
  const schema = z.toJSONSchema(transportCaseSchema, { io: 'input' })
  const file = '../../../../docs/delivery-case.schema.json'
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file)
})
