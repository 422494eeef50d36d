import type { MarkedArea } from '@stipple/domain/anatomy'

/** What a plan means to do with a zone. */
export const zoneIntentions = ['plain', 'treat', 'reduce', 'avoid'] as const
export type ZoneIntention = (typeof zoneIntentions)[number]

/** How a zone is drawn. */
export type ZoneLook = {
  readonly intention: ZoneIntention
  /** Share of the densest stipple, 0 … 1; drawn where skin is treated. */
  readonly density: number
  /** A few characters in the zone, such as its depth; left out where they do not fit. */
  readonly label?: string
}

/** What is to be kept away from. */
export const markKinds = [
  'mole',
  'skin-tag',
  'active-acne',
  'wart',
  'cold-sore',
  'keratosis',
  'filler',
  'tattoo',
  'implant',
  'other',
] as const
export type MarkKind = (typeof markKinds)[number]

/** An avoid mark on a chart, in the chart's units. */
export type ChartMark = { readonly id: string; readonly kind: MarkKind; readonly area: MarkedArea }

/** What the pointer does on a chart. */
export type ChartTool =
  | { readonly kind: 'select' }
  /** Puts a circle where it is pressed; dragging away from there makes it larger. */
  | { readonly kind: 'point'; readonly radius: number }
  /** Draws an area by hand. */
  | { readonly kind: 'area' }
