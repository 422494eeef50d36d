import type { Point } from '@stipple/domain/anatomy'

/**
 * A line with fewer points, nowhere farther than the tolerance from the one that was drawn.
 *
 * @source Douglas and Peucker 1973, Cartographica 10:112
 */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 3) return [...points]
  let [farthest, distance] = [0, tolerance]
  for (const [index, point] of points.entries()) {
    const away = distanceToSegment(point, first, last)
    if (away > distance) [farthest, distance] = [index, away]
  }
  if (farthest === 0) return [first, last]
  return [
    ...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplified(points.slice(farthest), tolerance),
  ]
}

function distanceToSegment(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length
  const along = Math.min(1, Math.max(0, share))
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy)
}
