/** A place on a chart. x grows to the viewer's right from the chart's midline, y grows downwards; both in chart units. */
export type Point = { readonly x: number; readonly y: number }

/** Two end points and the two control points between them. */
export type CubicCurve = readonly [Point, Point, Point, Point]

/** The same place on the other side of the midline. */
export const mirrored = ({ x, y }: Point): Point => ({ x: x === 0 ? 0 : -x, y })

export const mirroredCurve = ([a, b, c, d]: CubicCurve): CubicCurve => [
  mirrored(a),
  mirrored(b),
  mirrored(c),
  mirrored(d),
]

export const reversedCurve = ([a, b, c, d]: CubicCurve): CubicCurve => [d, c, b, a]

/** Area in square units inside a closed polyline; positive when it runs clockwise on screen (y grows downwards). */
export function signedArea(loop: readonly Point[]): number {
  let twice = 0
  let before = loop.at(-1)
  for (const at of loop) {
    if (before) twice += before.x * at.y - at.x * before.y
    before = at
  }
  return twice / 2
}
