import { z } from 'zod'
import { occlusions } from '../dose/index.ts'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { expectedFields } from './case-oracle.ts'

/** At how many ends of a channel the drug has to spread: both, or one where the other opens into a stirred donor. */
export const spreadingEnds = { 'one-end': 1, 'both-ends': 2 } as const
export type SpreadingEnds = keyof typeof spreadingEnds

export const fluxQuantities = [
  'porePermeabilityCmPerS',
  'withoutSpreadingCmPerS',
  'openFraction',
  'fluxUgPerCm2H',
  'passedUgPerCm2',
] as const

/** A case of steady permeation through needled skin: channels beside intact skin, a donor that stays as it is, a sink. */
export const needledFluxCaseSchema = z.strictObject({
  kind: z.literal('needled-flux'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  densityPerCm2: within(1, 1e5),
  channelRadiusUm: within(0.1, 500),
  channelLengthUm: within(1, 5000),
  /** In the fluid of the channel. */
  diffusivityCm2PerS: within(1e-9, 3e-5),
  /** What of the drug's mobility the walls leave it; 1 where the molecule is far smaller than the channel. */
  hindrance: within(1e-4, 1),
  spreadsAt: z.enum(Object.keys(spreadingEnds) as SpreadingEnds[]),
  intactPermeabilityCmPerS: within(0, 1e-3),
  donorUgPerCm3: within(1e-6, 1e6),
  occlusion: z.enum(occlusions),
  outputTimesH: z.array(within(0, 168)).min(1).max(1000),
  oracle: z
    .array(
      z.strictObject({
        quantity: z.enum(fluxQuantities),
        /** One of the output times; permeabilities of fresh channels need none. */
        timeH: within(0, 168).optional(),
        ...expectedFields,
      }),
    )
    .default([]),
})
export type NeedledFluxCase = z.output<typeof needledFluxCaseSchema>
export type NeedledFluxOracle = NeedledFluxCase['oracle'][number]
