import type { MarkedArea } from '@stipple/domain/anatomy'
import type { AvoidMarkKind } from '@stipple/domain/planning'

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

/** An avoid mark on a chart, in the chart's units. */
export type ChartMark = { readonly id: string; readonly kind: AvoidMarkKind; readonly area: MarkedArea }

/** What the pointer does on a chart. */
export type ChartTool =
  | { readonly kind: 'select' }
  /** Puts a circle where it is pressed; dragging away from there makes it larger. */
  | { readonly kind: 'point'; readonly radius: number }
  /** Draws an area by hand. */
  | { readonly kind: 'area' }
