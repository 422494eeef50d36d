import type { CubicCurve, Point } from './point.ts'

/**
 * How far, in chart units, a flattened line may lie from its curve. At one millimetre a unit this is finer than any
 * treatment; areas and hit tests of all charts use it.
 */
export const flatteningTolerance = 0.05

/**
 * Points along curves that follow one another, both ends included.
 *
 * Each curve is cut into equal steps of its parameter: a chord over a step h lies within h²/8 · max‖second derivative‖,
 * so no point of the curve is farther than {@link flatteningTolerance} from the polyline.
 */
export function flattened(curves: readonly CubicCurve[]): Point[] {
  const first = curves[0]
  if (!first) return []
  const points: Point[] = [first[0]]
  for (const curve of curves) {
    const steps = stepCount(curve)
    for (let step = 1; step < steps; step++) points.push(pointOn(curve, step / steps))
    points.push(curve[3])
  }
  return points
}

function stepCount([a, b, c, d]: CubicCurve): number {
  const bend = Math.max(
    Math.hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y),
    Math.hypot(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y),
  )
  // The second derivative is at most six times the second difference; a chord over a step h lies within h²/8 of that.
  return Math.max(1, Math.ceil(Math.sqrt((6 * bend) / (8 * flatteningTolerance))))
}

/** The point at a share `t` (0 … 1) of the curve's parameter. */
export function pointOn([a, b, c, d]: CubicCurve, t: number): Point {
  const u = 1 - t
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y }
}
