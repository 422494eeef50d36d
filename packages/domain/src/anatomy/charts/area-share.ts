import type { Chart } from './chart.ts'
import { type Point, signedArea } from './point.ts'
import { zoneOn } from './zone-at.ts'

/** An area marked on a chart, in chart units: a point with a radius, or an area drawn by hand (closed by itself). */
export type MarkedArea =
  | { readonly kind: 'circle'; readonly centre: Point; readonly radius: number }
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }

/** Corners of the polygon that stands for a circle; its radius is such that its area is the circle's. */
const circleCorners = 64

/**
 * Which share of a zone's drawn area lies under marks. Where marks overlap, skin counts once.
 *
 * Exact for the flattened zone and for polygons (those that cross themselves cover what they wind around). A circle is
 * a 64-gon of the same area, nowhere farther than 0.1 % of the radius from it.
 *
 * @returns 0 … 1, or undefined when the zone is not on the chart
 * @throws {RangeError} when a mark is not finite or a radius is negative
 */
export function areaShareOf(chart: Chart, zone: string, marks: readonly MarkedArea[]): number | undefined {
  const polylines = zoneOn(chart, zone)?.polylines
  if (!polylines) return undefined
  const covers = marks.map(polygonOf)
  const whole = polylines.reduce((sum, polyline) => sum + signedArea(polyline), 0)
  const covered = polylines.reduce((sum, polyline) => sum + coveredArea(polyline, covers), 0)
  return Math.min(1, Math.max(0, covered / whole))
}

/** Polygons of marks that were asked for: a mark is held against every zone of its chart. */
const polygons = new WeakMap<MarkedArea, readonly Point[]>()

function polygonOf(mark: MarkedArea): readonly Point[] {
  const known = polygons.get(mark)
  if (known) return known
  const points = mark.kind === 'polygon' ? mark.points : circlePolygon(mark.centre, mark.radius)
  const odd = points.find(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))
  if (odd) throw new RangeError(`areaShareOf: a mark has a point at ${odd.x},${odd.y}`)
  polygons.set(mark, points)
  return points
}

function circlePolygon(centre: Point, radius: number): Point[] {
  if (!(radius >= 0)) throw new RangeError(`areaShareOf: a mark has the radius ${radius}`)
  const step = (2 * Math.PI) / circleCorners
  // A regular polygon of circumradius R and n corners has the area n/2 · R² · sin(2π/n).
  const reach = radius * Math.sqrt(step / Math.sin(step))
  return Array.from({ length: circleCorners }, (_, corner) => ({
    x: centre.x + reach * Math.cos(corner * step),
    y: centre.y + reach * Math.sin(corner * step),
  }))
}

/** A side of a polygon, from its upper to its lower end. */
type Side = { readonly top: Point; readonly bottom: Point; readonly polygon: number; readonly winding: 1 | -1 }

/** Number of the zone among the polygons; the marks follow it. */
const zonePolygon = 0

/**
 * Area of a polygon covered by others.
 *
 * Cuts the plane into level bands at every corner and every crossing. Inside a band sides do not cross, so what lies
 * between two neighbours is a trapezium that is either covered or not.
 */
export function coveredArea(zone: readonly Point[], covers: readonly (readonly Point[])[]): number {
  const box = boxOf(zone)
  const near = covers.filter((cover) => cover.length >= 3 && boxesMeet(box, boxOf(cover)))
  if (near.length === 0) return 0
  // Above and below the marks nothing is covered, so the zone's sides there do not matter.
  const top = Math.min(...near.map((cover) => boxOf(cover).top))
  const bottom = Math.max(...near.map((cover) => boxOf(cover).bottom))
  const sides = [zone, ...near].flatMap(sidesOf).filter((side) => side.top.y < bottom && side.bottom.y > top)
  const levels = [...new Set([...sides.flatMap(({ top, bottom }) => [top.y, bottom.y]), ...crossingLevels(sides)])]
  levels.sort((a, b) => a - b)
  const byTop = sides.toSorted((a, b) => a.top.y - b.top.y)
  let area = 0
  let next = 0
  let active: Side[] = []
  for (let band = 0; band + 1 < levels.length; band++) {
    const upper = levels[band] as number
    const lower = levels[band + 1] as number
    for (let side = byTop[next]; side && side.top.y <= upper; side = byTop[++next]) active.push(side)
    active = active.filter(({ bottom }) => bottom.y > upper)
    area += bandArea(active, upper, lower, near.length + 1)
  }
  return area
}

function bandArea(active: readonly Side[], upper: number, lower: number, polygonCount: number): number {
  const middle = (upper + lower) / 2
  const placed = active.map((side) => ({ side, x: xAt(side, middle) })).sort((a, b) => a.x - b.x)
  const windings = new Int32Array(polygonCount)
  let coverCount = 0
  let width = 0
  let before = 0
  for (const { side, x } of placed) {
    if (windings[zonePolygon] !== 0 && coverCount > 0) width += x - before
    const was = windings[side.polygon] as number
    windings[side.polygon] = was + side.winding
    if (side.polygon !== zonePolygon && was === 0) coverCount++
    if (side.polygon !== zonePolygon && was + side.winding === 0) coverCount--
    before = x
  }
  // The middle line of a trapezium times its height is its area.
  return width * (lower - upper)
}

function sidesOf(polygon: readonly Point[], number: number): Side[] {
  return polygon.flatMap((to, index) => {
    const from = polygon.at(index - 1) as Point
    if (from.y === to.y) return []
    const isDown = from.y < to.y
    const side = { polygon: number, winding: isDown ? 1 : -1 } as const
    return [isDown ? { top: from, bottom: to, ...side } : { top: to, bottom: from, ...side }]
  })
}

/** Heights at which two sides cross; each pair is looked at while both are within reach of one another. */
function crossingLevels(sides: readonly Side[]): number[] {
  const levels: number[] = []
  const ordered = sides.toSorted((a, b) => a.top.y - b.top.y)
  for (const [index, side] of ordered.entries()) {
    for (let other = index + 1; other < ordered.length; other++) {
      const against = ordered[other] as Side
      if (against.top.y >= side.bottom.y) break
      const level = crossingLevel(side, against)
      if (level !== undefined) levels.push(level)
    }
  }
  return levels
}

function crossingLevel(a: Side, b: Side): number | undefined {
  const upper = Math.max(a.top.y, b.top.y)
  const lower = Math.min(a.bottom.y, b.bottom.y)
  const apartAbove = xAt(a, upper) - xAt(b, upper)
  const apartBelow = xAt(a, lower) - xAt(b, lower)
  if (apartAbove === 0 || apartBelow === 0 || apartAbove > 0 === apartBelow > 0) return undefined
  return upper + ((lower - upper) * apartAbove) / (apartAbove - apartBelow)
}

function xAt({ top, bottom }: Side, y: number): number {
  return top.x + ((y - top.y) / (bottom.y - top.y)) * (bottom.x - top.x)
}

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Boxes that were asked for: the same zones and marks are compared again and again. */
const boxes = new WeakMap<readonly Point[], Box>()

function boxOf(polygon: readonly Point[]): Box {
  const known = boxes.get(polygon)
  if (known) return known
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of polygon) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  const box = { left, top, right, bottom }
  boxes.set(polygon, box)
  return box
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}
