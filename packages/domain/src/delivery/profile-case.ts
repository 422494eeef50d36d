import { z } from 'zod'
import { allowedText } from './allowed.ts'
import { occlusions } from '../dose/index.ts'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { expectedFields } from './case-oracle.ts'

const amount = within(1e-9, 1e9)
const hours = within(1e-4, 1e5)
const rate = within(1e-6, 1e4)
/** What reaches the blood of what was given. It is a figure of a product, so it has to be said. */
const absorbedFraction = within(1e-6, 1)

export const profileInputSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('first-order'), doseUg: amount, absorbedFraction, ratePerH: rate }),
    z.strictObject({ kind: z.literal('zero-order'), doseUg: amount, absorbedFraction, releaseH: hours }),
    z.strictObject({
      kind: z.literal('closing-channels'),
      /** Into the blood, through channels that are all open. */
      openedUgPerH: amount,
      occlusion: z.enum(occlusions),
      /** Without it the closure model's median under this occlusion. */
      halfLifeH: hours.optional(),
      wornH: hours,
    }),
  ],
  { error: allowedText({ code: 'one-of', list: 'first-order | zero-order | closing-channels' }) },
)
export type ProfileInput = z.output<typeof profileInputSchema>

const clearanceLPerH = within(1e-9, 1e6)
const volumeL = within(1e-6, 1e6)
const halfLifeH = within(1e-4, 1e5)

/** Two of the three say what the compartment is; the third follows. */
export const profileCompartmentSchema = z.union(
  [
    z.strictObject({ clearanceLPerH, volumeL }),
    z.strictObject({ clearanceLPerH, halfLifeH }),
    z.strictObject({ volumeL, halfLifeH }),
  ],
  { error: allowedText({ code: 'two-of', list: 'clearanceLPerH, volumeL, halfLifeH' }) },
)

export const profileQuantities = [
  'concentrationUgPerL',
  'absorbedUg',
  'aucUgHPerL',
  'wholeAucUgHPerL',
  'peakUgPerL',
  'peakTimeH',
] as const

/**
 * A concentration profile: what enters the blood, one compartment, and when it is asked. Concentrations are in µg/L, which
 * is ng/mL.
 */
export const profileCaseSchema = z.strictObject({
  kind: z.literal('profile'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  input: profileInputSchema,
  /** When the input begins, each time the same. */
  givenAtH: z.array(within(0, 1e5)).min(1).max(500).default([0]),
  compartment: profileCompartmentSchema,
  outputTimesH: z.array(within(0, 1e5)).min(1).max(10_000),
  /** Lognormal spread between people around the figures of the case, which are medians. */
  between: z
    .array(z.strictObject({ field: z.string().min(1), cvPercent: within(0.1, 200), source: z.string().min(1) }))
    .max(10)
    .default([]),
  oracle: z
    .array(
      z.strictObject({
        quantity: z.enum(profileQuantities),
        /** One of the output times; peak and whole area need none. */
        timeH: within(0, 1e5).optional(),
        ...expectedFields,
      }),
    )
    .default([]),
})
export type ProfileCase = z.output<typeof profileCaseSchema>
export type ProfileOracle = ProfileCase['oracle'][number]
