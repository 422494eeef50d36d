import erfc from '@stdlib/math-base-special-erfc'
import type { Depth } from './depth-ratio.ts'
import type { SkinProfile, Thickness } from './skin-thickness.ts'

/** A positive quantity that varies lognormally: its median and coefficient of variation (0: it does not vary). */
export type Lognormal = { readonly medianUm: number; readonly cv: number }

/** Three words and no percentage: the evidence does not carry more. Below 0.2 and above 0.8 are the outer two. */
export type Reach = 'unlikely' | 'uncertain' | 'likely'

/** What lies below: the dermis begins under the epidermis, the fat under both. */
export type ReachedLayer = 'dermis' | 'subcutis'

/**
 * Chance that a depth exceeds a thickness, both lognormal and independent:
 * Φ((ln m_Z − ln m_T) / √(s_Z² + s_T²)) with s² = ln(1 + CV²).
 *
 * @source derived, docs/evidence/penetration-depth.md
 */
export function reachChance(depth: Lognormal, thickness: Lognormal): number {
  const spread = Math.sqrt(Math.log1p(depth.cv ** 2) + Math.log1p(thickness.cv ** 2))
  const lead = Math.log(depth.medianUm / thickness.medianUm)
  if (spread === 0) return lead > 0 ? 1 : lead < 0 ? 0 : 0.5
  return erfc(-lead / spread / Math.SQRT2) / 2
}

/** The word for a chance. */
export function reachWord(chance: number): Reach {
  return chance < 0.2 ? 'unlikely' : chance > 0.8 ? 'likely' : 'uncertain'
}

/** The smallest share of needle length that was measured in any device class (770 µm roller, Kalluri 2011). */
const leastRatio = 0.2

/**
 * Whether a needle reaches a layer, against one publication's thicknesses.
 *
 * With a measured ratio, its distribution is compared. Without, the word is given only where it is the same from a fifth of
 * the length, the smallest share measured in any class, up to the whole length; otherwise it is "uncertain".
 *
 * @returns undefined where the publication does not say how thick the layers above are
 */
export function reach(
  layer: ReachedLayer,
  { lengthUm, depth, profile }: { lengthUm: number; depth: Depth; profile: SkinProfile },
): Reach | undefined {
  const above = layersAbove(layer, profile)
  if (!above) return undefined
  const depths: Lognormal[] =
    depth.none === undefined
      ? [lognormalOf({ meanUm: lengthUm * depth.ratio.mean, sdUm: lengthUm * depth.ratio.sd })]
      : [
          { medianUm: lengthUm * leastRatio, cv: 0 },
          { medianUm: lengthUm, cv: 0 },
        ]
  const words = new Set(
    depths.flatMap((deep) => above.map((thick) => reachWord(reachChance(deep, lognormalOf(thick))))),
  )
  const [only] = words
  return words.size === 1 ? only : 'uncertain'
}

/** Thinnest and thickest of what lies above the layer. */
function layersAbove(layer: ReachedLayer, { epidermis, dermis }: SkinProfile): Thickness[] | undefined {
  if (layer === 'dermis') return [epidermis.thinnest, epidermis.thickest]
  if (!dermis) return undefined
  return [sum(epidermis.thinnest, dermis.thinnest), sum(epidermis.thickest, dermis.thickest)]
}

function sum(one: Thickness, other: Thickness): Thickness {
  return { meanUm: one.meanUm + other.meanUm, sdUm: Math.hypot(one.sdUm ?? 0, other.sdUm ?? 0) }
}

function lognormalOf({ meanUm, sdUm = 0 }: Thickness): Lognormal {
  const cv = sdUm / meanUm
  return { medianUm: meanUm / Math.sqrt(1 + cv ** 2), cv }
}
