/**
 * Regions of the scalp as the Severity of Alopecia Tool weighs them: each region's share of the scalp's surface.
 *
 * @source Olsen EA and others 2004, J Am Acad Dermatol 51:440: left 18 %, right 18 %, top 40 %, back 24 %
 */
export const saltShares = { left: 0.18, right: 0.18, top: 0.4, back: 0.24 } as const
export type SaltRegion = keyof typeof saltShares

/** Which region each zone of the scalp belongs to: the sides above the ears, the top with the crown, the back. */
const saltRegions: Readonly<Record<string, SaltRegion>> = {
  'scalp.frontal': 'top',
  'scalp.mid': 'top',
  'scalp.vertex': 'top',
  'scalp.parietal.left': 'left',
  'scalp.temporal.left': 'left',
  'scalp.parietal.right': 'right',
  'scalp.temporal.right': 'right',
  'scalp.occipital': 'back',
}

/** The region of a leaf zone; undefined for skin that is not scalp. */
export function saltRegionOf(zone: string): SaltRegion | undefined {
  return Object.hasOwn(saltRegions, zone) ? saltRegions[zone] : undefined
}
