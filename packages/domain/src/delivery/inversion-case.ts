import { z } from 'zod'
import type { Allowed } from './allowed.ts'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { type Compared, comparedWith, expectedFields } from './case-oracle.ts'
import { type Read, readAs } from './case-reading.ts'
import type { CaseRefusal } from './case-refusal.ts'
import { areaUntil, type Inversion, type InversionRefusal, invertCutProfile, invertProfile } from './one-compartment.ts'

const figure = within(1e-9, 1e12)

export const inversionQuantities = [
  'ka',
  'ke',
  'halfLife',
  'clearanceOverF',
  'volumeOverF',
  'areaBetween',
  'latestTmax',
  'relativeBioavailability',
] as const

const groupSchema = z.strictObject({
  name: z.string().min(1).max(60),
  cmax: figure,
  auc: figure,
  /** Until when the area was counted, where it is not the whole. */
  aucUntil: figure.optional(),
  tmax: figure.optional(),
  dose: figure.optional(),
  /** The figures fit no one-compartment profile, and the engine has to say so. */
  refuses: z.literal('inconsistent').optional(),
  oracle: z
    .array(
      z.strictObject({
        quantity: z.enum(inversionQuantities),
        /** Ends of `areaBetween`. */
        from: within(0, 1e12).optional(),
        to: figure.optional(),
        /** The group that `relativeBioavailability` is relative to. */
        against: z.string().min(1).optional(),
        ...expectedFields,
      }),
    )
    .default([]),
})

/** Published figures of several groups, in one consistent set of units that the case names. */
export const inversionCaseSchema = z.strictObject({
  kind: z.literal('inversion'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  units: z.strictObject({ concentration: z.string().min(1), time: z.string().min(1), amount: z.string().min(1) }),
  groups: z.array(groupSchema).min(1).max(50),
})
export type InversionCase = z.output<typeof inversionCaseSchema>
export type InversionGroup = InversionCase['groups'][number]
export type InversionOracle = InversionGroup['oracle'][number]

export const readInversionCase = (given: unknown): Read<InversionCase> => readAs(given, inversionCaseSchema, [complete])

/** What a figure is asked of has to be given. */
function complete({ groups }: InversionCase): CaseRefusal | undefined {
  for (const [index, { tmax, dose, refuses, oracle }] of groups.entries()) {
    const place = `groups.${index}`
    if (refuses !== undefined && tmax === undefined)
      return missing(`${place}.tmax`, { code: 'needed-for', what: 'refuses' })
    for (const [number, { quantity, from, to, against }] of oracle.entries()) {
      const at = `${place}.oracle.${number}`
      if (quantity === 'latestTmax') continue
      if (quantity === 'relativeBioavailability') {
        const other = groups.find(({ name }) => name === against)
        if (dose === undefined) return missing(`${place}.dose`, { code: 'needed-for', what: quantity })
        if (other?.dose === undefined) return missing(`${at}.against`, { code: 'group-with-dose' })
        continue
      }
      if (tmax === undefined) return missing(`${place}.tmax`, { code: 'needed-for', what: quantity })
      const needsDose = quantity === 'clearanceOverF' || quantity === 'volumeOverF'
      if (needsDose && dose === undefined) return missing(`${place}.dose`, { code: 'needed-for', what: quantity })
      if (quantity === 'areaBetween' && (from === undefined || to === undefined || to <= from)) {
        return missing(`${at}.to`, { code: 'later-end' })
      }
    }
  }
}

function missing(field: string, allowed: Allowed): CaseRefusal {
  return { code: 'missing', field, allowed, given: undefined }
}

/** One group's figures turned into a compartment; without a dose they are per dose. */
export function invertGroup({ cmax, auc, aucUntil, tmax, dose = 1 }: InversionGroup): Inversion | InversionRefusal {
  if (tmax === undefined) return { code: 'not-positive', field: 'tmax', given: Number.NaN }
  return aucUntil === undefined
    ? invertProfile({ cmax, auc, tmax, dose })
    : invertCutProfile({ cmax, auc, aucUntil, tmax, dose })
}

export type InversionReproduction = {
  readonly agreements: readonly (Compared & { readonly group: string; readonly oracle: InversionOracle })[]
  readonly refusals: readonly {
    readonly group: string
    readonly expected: string
    readonly answered: string | undefined
    readonly agrees: boolean
  }[]
}

export function reproduceInversion({ groups }: InversionCase): InversionReproduction {
  return {
    agreements: groups.flatMap((group) =>
      group.oracle.map((oracle) => ({
        group: group.name,
        oracle,
        ...comparedWith(oracle, figureOf(group, oracle, groups)),
      })),
    ),
    refusals: groups.flatMap((group) => {
      if (group.refuses === undefined) return []
      const found = invertGroup(group)
      const answered = 'code' in found ? found.code : undefined
      return [{ group: group.name, expected: group.refuses, answered, agrees: answered === group.refuses }]
    }),
  }
}

function figureOf(
  group: InversionGroup,
  { quantity, from = 0, to = 0, against }: InversionOracle,
  groups: readonly InversionGroup[],
): number {
  // AUC / Cmax has to exceed e × tmax, whatever the rates.
  if (quantity === 'latestTmax') return group.auc / group.cmax / Math.E
  if (quantity === 'relativeBioavailability') {
    const other = groups.find(({ name }) => name === against)
    return group.auc / (group.dose ?? Number.NaN) / ((other?.auc ?? Number.NaN) / (other?.dose ?? Number.NaN))
  }
  const found = invertGroup(group)
  if ('code' in found) return Number.NaN
  const dose = group.dose ?? 1
  return quantity === 'areaBetween' ? areaUntil(found, dose, to) - areaUntil(found, dose, from) : found[quantity]
}
