import type { CubicCurve, Point } from './point.ts'
import { type Knot, smoothCurve } from './smooth-curve.ts'

/**
 * A line of a drawing as text: points separated by spaces, smooth through all of them.
 *
 * `12,-4` is a point; `brow:12,-4` names it, so that `brow` in another line is the same point and both lines share it;
 * `!` after a point makes a corner there; `@90` fixes the direction (degrees, 0 to the right, 90 down); `z` at the end
 * closes the line. Two corners in a row give a straight piece between them.
 */
export type LineText = string

export type SketchPoint = Point & {
  readonly name?: string | undefined
  readonly isCorner: boolean
  readonly directionDegrees?: number | undefined
}
export type SketchLine = { readonly points: readonly SketchPoint[]; readonly isClosed: boolean }

const pointPattern = /^(?:([a-z][a-z0-9-]*):)?(-?[\d.]+),(-?[\d.]+)(!)?(?:@(-?[\d.]+))?$/
const referencePattern = /^([a-z][a-z0-9-]*)(!)?(?:@(-?[\d.]+))?$/

/**
 * Reads lines that may share named points.
 *
 * @throws {RangeError} when a token cannot be read, a name is given to two places or to none, or a line has one point
 */
export function readLines(texts: readonly LineText[]): SketchLine[] {
  const named = new Map<string, Point>()
  for (const token of texts.flatMap((text) => text.trim().split(/\s+/))) {
    const [, name, x, y] = pointPattern.exec(token) ?? []
    if (name === undefined) continue
    if (named.has(name)) throw new RangeError(`readLines: '${name}' names two points`)
    named.set(name, { x: Number(x), y: Number(y) })
  }
  return texts.map((text) => readLine(text, named))
}

function readLine(text: LineText, named: ReadonlyMap<string, Point>): SketchLine {
  const tokens = text.trim().split(/\s+/)
  const isClosed = tokens.at(-1) === 'z'
  const points = (isClosed ? tokens.slice(0, -1) : tokens).map((token) => readPoint(token, named))
  if (points.length < 2) throw new RangeError(`readLines: '${text}' is not a line`)
  return { points, isClosed }
}

function readPoint(token: string, named: ReadonlyMap<string, Point>): SketchPoint {
  const direction = (degrees: string | undefined) => (degrees === undefined ? undefined : Number(degrees))
  const point = pointPattern.exec(token)
  if (point) {
    const [, name, x, y, corner, degrees] = point
    return {
      x: Number(x),
      y: Number(y),
      name,
      isCorner: corner !== undefined,
      directionDegrees: direction(degrees),
    }
  }
  const [, name = '', corner, degrees] = referencePattern.exec(token) ?? []
  const place = named.get(name)
  if (!place) throw new RangeError(`readLines: '${token}' is neither a point nor the name of one`)
  return { ...place, name, isCorner: corner !== undefined, directionDegrees: direction(degrees) }
}

/** A place such as `12,-4`. @throws {RangeError} when it is not one */
export function readPlace(text: string): Point {
  const [, , x, y] = pointPattern.exec(text) ?? []
  if (x === undefined) throw new RangeError(`readPlace: '${text}' is not a point`)
  return { x: Number(x), y: Number(y) }
}

/**
 * The curves of a line, one between each two points (and back to the first when it is closed).
 *
 * @param meetsItsMirror the line's ends on the midline go on in their mirror image: they cross it at a right angle
 */
export function curvesOf({ points, isClosed }: SketchLine, meetsItsMirror: boolean): CubicCurve[] {
  const corners = points.flatMap((point, index) => (point.isCorner ? [index] : []))
  if (isClosed && corners.length === 0) return smoothCurve(points, true)
  const start = isClosed ? (corners[0] as number) : 0
  const ordered = isClosed ? [...points.slice(start), ...points.slice(0, start), points[start] as SketchPoint] : points
  const curves: CubicCurve[] = []
  let pieceStart = 0
  for (let index = 1; index < ordered.length; index++) {
    if (index < ordered.length - 1 && !(ordered[index] as SketchPoint).isCorner) continue
    curves.push(...smoothCurve(piece(ordered, pieceStart, index, meetsItsMirror)))
    pieceStart = index
  }
  // Curves are told apart by the point they start from, so a line that was turned to start at a corner is turned back.
  return isClosed ? [...curves.slice(curves.length - start), ...curves.slice(0, curves.length - start)] : curves
}

function piece(points: readonly SketchPoint[], from: number, to: number, meetsItsMirror: boolean): Knot[] {
  return points.slice(from, to + 1).map((point, offset) => {
    const index = from + offset
    const isEnd = index === 0 || index === points.length - 1
    if (!meetsItsMirror || !isEnd || point.x !== 0 || point.isCorner || point.directionDegrees !== undefined)
      return point
    const leavesMidline = index === 0
    const inner = points[leavesMidline ? 1 : index - 1] as Point
    const isAlongMidline = inner.x === 0
    return isAlongMidline ? point : { ...point, directionDegrees: inner.x > 0 === leavesMidline ? 0 : 180 }
  })
}
