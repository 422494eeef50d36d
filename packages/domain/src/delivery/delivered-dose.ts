import { z } from 'zod'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { type Compared, comparedWith, expectedFields } from './case-oracle.ts'
import { type Read, readAs } from './case-reading.ts'
import type { CaseRefusal } from './case-refusal.ts'

const share = within(0, 1)

/** Where the drug of a needle or patch is lost on its way into the skin; a share that is not known stays unknown. */
export const deliveredSharesSchema = z.strictObject({
  /** Needles that went in. */
  inserted: share.optional(),
  /** Of their drug, what dissolved while they were worn. */
  dissolved: share.optional(),
  /** Of that, what was still the drug. */
  stable: share.optional(),
  /** Measured as a whole, in place of the three. */
  delivered: share.optional(),
})
export type DeliveredShares = z.output<typeof deliveredSharesSchema>

/** From the least to the most that can have been delivered. */
export type Delivered = { readonly lowUg: number; readonly highUg: number }

/**
 * Loaded mass times what was inserted, dissolved and stable. An unknown share is anything from none to all, so it is
 * the low end that it takes away.
 *
 * @source docs/evidence/one-compartment.md
 */
export function deliveredDose(
  loadedUg: number,
  { delivered, inserted, dissolved, stable }: DeliveredShares,
): Delivered {
  const shares = delivered === undefined ? [inserted, dissolved, stable] : [delivered]
  const known = shares.reduce<number>((product, one) => product * (one ?? 1), 1)
  return { lowUg: shares.includes(undefined) ? 0 : loadedUg * known, highUg: loadedUg * known }
}

export const deliveredQuantities = ['deliveredLowUg', 'deliveredHighUg', 'bioavailableOfDelivered'] as const

/** Bookkeeping of a needle or patch: loaded, delivered, and what share of the loaded dose reached the blood. */
export const deliveredDoseCaseSchema = z.strictObject({
  kind: z.literal('delivered-dose'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  loadedUg: within(1e-9, 1e9),
  shares: deliveredSharesSchema,
  /** Share of the loaded dose that reached the blood, absolutely. */
  bioavailability: within(1e-6, 1).optional(),
  oracle: z.array(z.strictObject({ quantity: z.enum(deliveredQuantities), ...expectedFields })).default([]),
})
export type DeliveredDoseCase = z.output<typeof deliveredDoseCaseSchema>

export const readDeliveredDoseCase = (given: unknown): Read<DeliveredDoseCase> =>
  readAs(given, deliveredDoseCaseSchema, [wholeOrParts, notMoreThanDelivered])

function wholeOrParts({ shares }: DeliveredDoseCase): CaseRefusal | undefined {
  const part = (['inserted', 'dissolved', 'stable'] as const).find((name) => shares[name] !== undefined)
  if (shares.delivered === undefined || part === undefined) return undefined
  const allowed = { code: 'nothing-beside-delivered' } as const
  return { code: 'not-allowed', field: `shares.${part}`, allowed, given: String(shares[part]) }
}

/** What reached the blood was delivered before. */
function notMoreThanDelivered({ loadedUg, shares, bioavailability }: DeliveredDoseCase): CaseRefusal | undefined {
  if (bioavailability === undefined) return undefined
  const most = deliveredDose(loadedUg, shares).highUg / loadedUg
  if (bioavailability <= most) return undefined
  const allowed = { code: 'delivered', most } as const
  return { code: 'not-allowed', field: 'bioavailability', allowed, given: String(bioavailability) }
}

export type DeliveredAgreement = Compared & { readonly oracle: DeliveredDoseCase['oracle'][number] }

export function deliveredAgreementsOf({ loadedUg, shares, bioavailability, oracle }: DeliveredDoseCase) {
  const { lowUg, highUg } = deliveredDose(loadedUg, shares)
  const figures = {
    deliveredLowUg: lowUg,
    deliveredHighUg: highUg,
    bioavailableOfDelivered: ((bioavailability ?? Number.NaN) * loadedUg) / highUg,
  }
  return oracle.map((one): DeliveredAgreement => ({ oracle: one, ...comparedWith(one, figures[one.quantity]) }))
}
