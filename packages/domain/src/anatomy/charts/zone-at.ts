import type { Chart, ChartZone } from './chart.ts'
import type { Point } from './point.ts'
import { isInsideLoop } from './point-in-loop.ts'

/**
 * The zone under a place of a chart.
 *
 * A place on the border of two zones belongs to exactly one of them.
 *
 * @param point in chart units
 * @returns the zone's id, or undefined outside the skin
 */
export function zoneAt(chart: Chart, point: Point): string | undefined {
  return chart.zones.find(({ polylines }) => polylines.some((polyline) => isInsideLoop(point, polyline)))?.id
}

/**
 * The zone as closed polylines, one for each piece of skin, clockwise on screen; no farther than
 * {@link flatteningTolerance} from the drawn curves.
 *
 * @returns undefined when the zone is not on the chart
 */
export function zoneOutline(chart: Chart, zone: string): readonly (readonly Point[])[] | undefined {
  return zoneOn(chart, zone)?.polylines
}

export function zoneOn(chart: Chart, zone: string): ChartZone | undefined {
  return chart.zones.find(({ id }) => id === zone)
}
