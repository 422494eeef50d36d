import type { DoseRefusal } from './density.ts'
import { refuse } from './density.ts'
import type { Provenance } from './provenance.ts'
import type { Banded } from './wanted.ts'

/** Whether the needled skin is left to the air or covered; it changes closure by an order of magnitude, so it is never assumed. */
export const occlusions = ['open-air', 'occluded'] as const
export type Occlusion = (typeof occlusions)[number]

/** How long channels take to lose half of what is open: a lognormal variable over people. */
export type ClosureHalfLife = {
  readonly medianHours: number
  readonly cv: number
  readonly basis: string
  readonly provenance: readonly Provenance[]
}

const impedanceHalfLife: Provenance = {
  claim:
    'half-life 25.86 ± 14.96 h at the abdomen, 23.69 ± 13.67 h at the upper arm, 20.2 ± 11.99 h at the forearm, 35 people',
  citation: 'PMC8259462',
  pmcid: 'PMC8259462',
  read: 'page',
}

const openAirRecovery: Provenance = {
  claim: 'left to the air, the barrier recovers within 2 hours, by impedance',
  citation: 'Gupta and others, J Control Release 2011',
  read: 'abstract',
}

const halfLives: Readonly<Record<Occlusion, ClosureHalfLife>> = {
  'open-air': {
    medianHours: 0.75,
    cv: 0.55,
    basis:
      'chosen by us so that a sixth is open after 2 hours and a fortieth after 4; the spread is that of occluded skin',
    provenance: [openAirRecovery],
  },
  occluded: {
    medianHours: 24,
    cv: 0.55,
    basis: 'median and spread of one study under occlusion, three sites',
    provenance: [impedanceHalfLife],
  },
}

/** Hours over which the model may be asked; the longest observation is a week. */
export const longestClosureHours = 168

/** Half-life of what is open, for research: of people under this condition, never of one person. */
export const closureHalfLife = (occlusion: Occlusion): ClosureHalfLife => halfLives[occlusion]

export type OpenArea =
  | {
      /** Share of the area that was open at first; `low` and `high` hold the middle 90 % of people. */
      readonly fraction: Banded
      readonly face: 'research'
      readonly confidence: 'low'
      readonly basis: string
      readonly provenance: readonly Provenance[]
      readonly refusal?: undefined
    }
  | { readonly refusal: DoseRefusal | { readonly code: 'occlusion-missing' } }

/** 95 % point of the standard normal distribution. */
const z95 = 1.6448536269514722

/**
 * Share of the channels' area still open: `exp(−ln 2 · t / T½)` with a lognormal half-life over people.
 *
 * For research only. It says nothing about when one person's skin has closed; for that there is {@link cautionWindow}.
 *
 * @source docs/evidence/channel-closure.md
 */
export function openArea({ hours, occlusion }: { hours: number; occlusion: Occlusion | undefined }): OpenArea {
  if (occlusion === undefined) return { refusal: { code: 'occlusion-missing' } }
  if (hours !== 0) {
    const refusal = refuse({ hours }, {})
    if (refusal) return { refusal }
  }
  if (hours > longestClosureHours) {
    const range = { from: 0, to: longestClosureHours }
    return { refusal: { code: 'out-of-domain', field: 'hours', given: hours, range } }
  }
  const { medianHours, cv, basis, provenance } = halfLives[occlusion]
  const spread = Math.exp(z95 * Math.sqrt(Math.log1p(cv ** 2)))
  const open = (halfLifeHours: number) => 2 ** (-hours / halfLifeHours)
  return {
    fraction: { value: open(medianHours), low: open(medianHours / spread), high: open(medianHours * spread) },
    face: 'research',
    confidence: 'low',
    basis,
    provenance,
  }
}

/** How long to keep irritants, sun and water away: the same for everybody, from the slowest recovery published for faces. */
export const cautionWindow = {
  hours: 72,
  face: 'clinical',
  /** Fixed: nothing about a person makes it shorter. Occlusion may make channels stay open longer. */
  isFixed: true,
  provenance: [
    {
      claim: 'face needled at 0.15 and 0.25 mm: water loss, hydration and redness recovered within 72 hours',
      citation: 'Dermatol Surg 2012;38:1816',
      read: 'abstract',
    },
    {
      claim: 'after a patch worn for 6 hours channels stood open in optical coherence tomography at 24 hours',
      citation: 'PMC4119956',
      pmcid: 'PMC4119956',
      read: 'page',
    },
    impedanceHalfLife,
  ] satisfies readonly Provenance[],
} as const
