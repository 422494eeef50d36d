import type { Point } from './point.ts'

/**
 * True when the point lies inside the closed polyline.
 *
 * Each segment counts for its upper end and not for its lower, so that a point on an edge of two neighbouring zones is in
 * exactly one of them.
 */
export function isInsideLoop({ x, y }: Point, loop: readonly Point[]): boolean {
  let isInside = false
  let from = loop.at(-1)
  for (const to of loop) {
    if (from && from.y > y !== to.y > y && x < crossingAt(from, to, y)) isInside = !isInside
    from = to
  }
  return isInside
}

/** Where a segment crosses a height. Worked out from its upper end, so that both directions give the same number. */
export function crossingAt(from: Point, to: Point, y: number): number {
  const [top, bottom] = from.y < to.y ? [from, to] : [to, from]
  return top.x + ((y - top.y) / (bottom.y - top.y)) * (bottom.x - top.x)
}
