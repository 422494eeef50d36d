import type { Chart, ChartZone } from './chart.ts'
import type { Point } from './point.ts'
import { isInsideLoop } from './point-in-loop.ts'
import { zoneOn } from './zone-at.ts'

/** Where a zone has most room: the centre of the largest circle that fits into it, and the circle's radius in chart units. */
export type ZoneCentre = { readonly point: Point; readonly radius: number }

/** Cells along the longer side of a zone that are looked at first, and how often the best one is looked at more closely. */
const cellsAcross = 24
const refinements = 4

/** Share of the most room that is enough for a place on the midline to be preferred. */
const enoughOnMidline = 0.75

/**
 * The place of a zone that is farthest from its borders, to within a hundredth of the zone's size: a label or a mark put
 * there lies well inside. A zone across the midline of a mirrored chart has it on the midline, if there is room.
 *
 * @returns undefined when the zone is not on the chart
 */
export function zoneCentre(chart: Chart, zone: string): ZoneCentre | undefined {
  const found = zoneOn(chart, zone)
  if (!found) return undefined
  const centre = known.get(found) ?? centreOf(chart, found)
  known.set(found, centre)
  return centre
}

/** Centres that were asked for; a zone of a chart never changes. */
const known = new WeakMap<ChartZone, ZoneCentre>()

function centreOf(chart: Chart, { polylines }: ChartZone): ZoneCentre {
  const most = roomiestOf(polylines.map(roomiest))
  if (!chart.isMirrored) return most
  const { top, height } = chart.frame
  const midline = Array.from({ length: 200 }, (_, step) => ({ x: 0, y: top + (height * (step + 0.5)) / 200 }))
  const onMidline = roomiestOf(polylines.map((polyline) => roomAt(polyline, midline)))
  return onMidline.radius >= enoughOnMidline * most.radius ? onMidline : most
}

const roomiestOf = (centres: readonly ZoneCentre[]): ZoneCentre =>
  centres.reduce((best, other) => (other.radius > best.radius ? other : best))

function roomiest(polyline: readonly Point[]): ZoneCentre {
  const xs = polyline.map(({ x }) => x)
  const ys = polyline.map(({ y }) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  let cell = Math.max(width, height) / cellsAcross
  const columns = Math.ceil(width / cell)
  const rows = Math.ceil(height / cell)
  const grid = Array.from({ length: columns * rows }, (_, index) => ({
    x: left + ((index % columns) + 0.5) * cell,
    y: top + (Math.floor(index / columns) + 0.5) * cell,
  }))
  let best = roomAt(polyline, grid)
  for (let round = 0; round < refinements; round++) {
    cell /= 2
    const { x, y } = best.point
    const around = [-cell, 0, cell].flatMap((dx) => [-cell, 0, cell].map((dy) => ({ x: x + dx, y: y + dy })))
    best = roomAt(polyline, around)
  }
  return best
}

function roomAt(polyline: readonly Point[], places: readonly Point[]): ZoneCentre {
  return roomiestOf(places.map((point) => ({ point, radius: room(polyline, point) })))
}

/** Distance to the nearest border; negative outside. */
function room(polyline: readonly Point[], at: Point): number {
  let nearest = Number.POSITIVE_INFINITY
  let from = polyline.at(-1)
  for (const to of polyline) {
    if (from) nearest = Math.min(nearest, distanceToSegment(at, from, to))
    from = to
  }
  return isInsideLoop(at, polyline) ? nearest : -nearest
}

function distanceToSegment(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length
  const along = Math.min(1, Math.max(0, share))
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy)
}
