import { z } from 'zod'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import { zoneIdSchema } from './zone.ts'

/**
 * How an area was come by: from a published share of the body's surface; from such a share that we divided further, as a chart draws
 * it or by an assumption that the derivation states; or not at all.
 */
export const zoneAreaBases = ['published-share', 'derived', 'none'] as const

/**
 * Nominal skin area of a leaf zone in an adult. For amounts of cream and minutes of work; never a measurement of a person.
 */
export const zoneAreaSchema = z
  .strictObject({
    zone: zoneIdSchema,
    /** Of a reference adult of 1.8 m²; null where there is no basis for a number. */
    areaCm2: z.number().positive().nullable(),
    rangeCm2: z.strictObject({ low: z.number().positive(), high: z.number().positive() }).nullable(),
    basis: z.enum(zoneAreaBases),
    sources: z.array(identifierSchema),
    /** The arithmetic in words, or why there is none. */
    derivation: localizedTextSchema,
  })
  .refine(({ areaCm2, rangeCm2, basis }) => (basis === 'none') === (areaCm2 === null && rangeCm2 === null), {
    message: 'a number needs a basis, and a basis gives a number',
  })
  .refine(({ basis, sources }) => (basis === 'none') === (sources.length === 0), {
    message: 'a basis needs a source',
  })
  .refine(
    ({ areaCm2, rangeCm2 }) =>
      areaCm2 === null || (rangeCm2 !== null && rangeCm2.low <= areaCm2 && areaCm2 <= rangeCm2.high),
    { message: 'the area lies outside its range' },
  )
export type ZoneArea = z.infer<typeof zoneAreaSchema>
