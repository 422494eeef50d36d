import { type Chart, type ChartZone, isInsideLoop, type MarkedArea, type Point } from '@stipple/domain/anatomy'

/** A dot, and the density from which on it is drawn: more density only ever adds dots. */
export type Dot = Point & { readonly from: number }

/** Dots in one tile of the pattern, and candidates that compete for the place of each. */
const dotsInTile = 1024
const candidates = 32

/** Tiles across a chart's frame: the densest stipple has some 130 dots from edge to edge. */
const tilesAcross = 4

/** Numbers from 0 to 1 that look random and are the same on every machine (mulberry32, Tommy Ettinger 2017). */
function scattered(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Places in a square tile of side 1, each as far from all before it as 32 candidates allow, across the edges too. Every
 * beginning of the list is spread evenly without a grid, and the list is the same on every machine.
 */
export function tileOfDots(count: number = dotsInTile): Point[] {
  const dots: Point[] = []
  const next = scattered(1)
  for (let dot = 0; dot < count; dot++) {
    let [best, bestRoom] = [{ x: 0.5, y: 0.5 }, -1]
    for (let candidate = 0; candidate < candidates; candidate++) {
      const place = { x: next(), y: next() }
      const room = nearest(place, dots)
      if (room > bestRoom) [best, bestRoom] = [place, room]
    }
    dots.push(best)
  }
  return dots
}

/** Square of the distance to the nearest dot, measured around the edges of the tile. */
function nearest({ x, y }: Point, dots: readonly Point[]): number {
  let least = 2
  for (const dot of dots) {
    const dx = Math.abs(dot.x - x)
    const dy = Math.abs(dot.y - y)
    const across = Math.min(dx, 1 - dx)
    const down = Math.min(dy, 1 - dy)
    least = Math.min(least, across * across + down * down)
  }
  return least
}

let tile: readonly Point[] | undefined
const dotsOfCharts = new WeakMap<Chart, Map<string, readonly Dot[]>>()

/** Side of a tile on a chart, in chart units. */
const tileSide = ({ frame }: Chart) => Math.min(frame.width, frame.height) / tilesAcross

/** Diameter of a dot on a chart, in chart units: at full density the dots cover about a third of the skin. */
export const dotDiameter = (chart: Chart) => (tileSide(chart) / Math.sqrt(dotsInTile)) * 0.64

/** All dots of a zone at full density; worked out once for each zone of a chart. */
export function dotsOf(chart: Chart, zone: ChartZone): readonly Dot[] {
  const ofChart = dotsOfCharts.get(chart) ?? new Map<string, readonly Dot[]>()
  dotsOfCharts.set(chart, ofChart)
  const known = ofChart.get(zone.id)
  if (known) return known
  const dots = zone.polylines.flatMap((polyline) => dotsInside(chart, polyline))
  ofChart.set(zone.id, dots)
  return dots
}

function dotsInside(chart: Chart, polyline: readonly Point[]): Dot[] {
  tile ??= tileOfDots()
  const side = tileSide(chart)
  const tiles = (values: readonly number[]) => [Math.floor(Math.min(...values) / side), Math.max(...values) / side]
  const [left = 0, right = 0] = tiles(polyline.map(({ x }) => x))
  const [top = 0, bottom = 0] = tiles(polyline.map(({ y }) => y))
  const dots: Dot[] = []
  for (let column = left; column < right; column++) {
    for (let row = top; row < bottom; row++) {
      for (const [rank, { x, y }] of tile.entries()) {
        const place = { x: (column + x) * side, y: (row + y) * side }
        if (isInsideLoop(place, polyline)) dots.push({ ...place, from: rank / dotsInTile })
      }
    }
  }
  return dots
}

/**
 * The dots that show a density.
 *
 * @param density share of the densest stipple, 0 … 1
 * @param marks left free: they are not treated
 */
export function visibleDots(dots: readonly Dot[], density: number, marks: readonly MarkedArea[]): Dot[] {
  return dots.filter((dot) => dot.from < density && !marks.some((mark) => isMarked(dot, mark)))
}

function isMarked({ x, y }: Point, mark: MarkedArea): boolean {
  return mark.kind === 'circle'
    ? Math.hypot(x - mark.centre.x, y - mark.centre.y) <= mark.radius
    : isInsideLoop({ x, y }, mark.points)
}
