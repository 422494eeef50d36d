import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reproduceTransport } from './case-agreement.ts'
import { readTransportCase } from './case-check.ts'
import type { Compared, Expected } from './case-oracle.ts'
import { transportCaseSchema } from './case.ts'
import { deliveredAgreementsOf, readDeliveredDoseCase } from './delivered-dose.ts'
import { readInversionCase, reproduceInversion } from './inversion-case.ts'
import { readPermeationSeriesCase, seriesAgreementsOf } from './permeation-series.ts'
import { needledFluxAgreementsOf, readNeedledFluxCase } from './needled-flux.ts'
import { readPermeantCase } from './permeant-check.ts'
import { reproducePermeant } from './permeant-run.ts'
import { readProfileCase } from './profile-check.ts'
import { profileAgreementsOf } from './profile-run.ts'

const folder = fileURLToPath(new URL('../../../../scenarios/delivery', import.meta.url))
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    file,
    given: JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { kind: string; id: string; refuses?: string },
  }))

function some<T>({ value, refusal }: { value?: T; refusal?: object }): T {
  if (value === undefined) throw new Error(`refused: ${JSON.stringify(refusal)}`)
  return value
}

type Agreement = Compared & { readonly oracle: Expected & { readonly quantity: string } }
const agreementsOf: Readonly<Record<string, (given: unknown) => readonly Agreement[]>> = {
  transport: (given) => reproduceTransport(some(readTransportCase(given))).agreements,
  profile: (given) => profileAgreementsOf(some(readProfileCase(given))),
  permeant: (given) => reproducePermeant(some(readPermeantCase(given))).agreements,
  inversion: (given) => reproduceInversion(some(readInversionCase(given))).agreements,
  'delivered-dose': (given) => deliveredAgreementsOf(some(readDeliveredDoseCase(given))),
  'permeation-series': (given) => seriesAgreementsOf(some(readPermeationSeriesCase(given))),
  'needled-flux': (given) => needledFluxAgreementsOf(some(readNeedledFluxCase(given))),
}

describe.each(files)('$file', ({ file, given }) => {
  it('is named after its file, and of a kind that is known', () => {
    expect([`${given.id}.json`, Object.keys(agreementsOf)]).toEqual([file, expect.arrayContaining([given.kind])])
  })
  it('agrees with every expected figure that is judged', () => {
    const agreements = agreementsOf[given.kind]?.(given) ?? []
    if (given.refuses === undefined) expect(agreements.length).toBeGreaterThan(0)
    for (const { agrees, oracle, computed } of agreements) {
      if (oracle.informational) continue
      expect(agrees, `${JSON.stringify(oracle)}: ${computed}`).toBe(true)
    }
  })
})

it.each(files.filter(({ given }) => given.kind === 'permeant'))(
  '$file is refused for the reason it names, or not',
  ({ given }) => {
    const { refusal } = reproducePermeant(some(readPermeantCase(given)))
    expect(refusal?.answered).toBe(given.refuses)
    expect(refusal?.agrees ?? true).toBe(true)
  },
)

it.each(files.filter(({ given }) => given.kind === 'inversion'))(
  '$file refuses what it says it refuses',
  ({ given }) => {
    const { refusals } = reproduceInversion(some(readInversionCase(given)))
    expect(refusals.filter(({ agrees }) => !agrees)).toEqual([])
  },
)

describe.each(files.filter(({ given }) => given.kind === 'transport'))('$file', ({ given }) => {
  const reproduction = reproduceTransport(some(readTransportCase(given)))
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
