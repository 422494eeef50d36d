import type { CubicCurve, Point } from './point.ts'

/** A point that a line runs through; `directionDegrees` fixes where it heads there (0 to the right, 90 down). */
export type Knot = Point & { readonly directionDegrees?: number | undefined }

/**
 * Cubic Bézier curves through all knots, in order, without a corner.
 *
 * Solves for directions that make the curvature (to first order) continuous, and chooses the lengths of the handles so
 * that few knots give near-circular arcs. Free ends curl like a circle.
 *
 * @param closed joins the last knot to the first as smoothly as the others
 * @throws {RangeError} when fewer than two knots are given, or two that follow one another coincide
 * @source J. D. Hobby, Smooth, easy to compute interpolating splines, Discrete & Computational Geometry 1 (1986) 123–140
 */
export function smoothCurve(knots: readonly Knot[], closed = false): CubicCurve[] {
  const pointCount = knots.length
  if (pointCount < 2) throw new RangeError('smoothCurve: a line needs two points')
  const spanCount = closed ? pointCount : pointCount - 1
  const knot = (index: number) => knots[((index % pointCount) + pointCount) % pointCount] as Knot
  const chords = Array.from({ length: spanCount }, (_, index) => chord(knot(index), knot(index + 1)))
  const turns = Array.from({ length: pointCount }, (_, index) => {
    const into = chords[closed ? (index + spanCount - 1) % spanCount : index - 1]
    const out = chords[index]
    return into && out ? withinHalfTurn(out.angle - into.angle) : 0
  })
  const offsets = solve(equations(knots, chords, turns, closed))
  return chords.map(({ length, angle }, index) => {
    const next = (index + 1) % pointCount
    const leaving = offsets[index] as number
    const arriving = -(turns[next] as number) - (offsets[next] as number)
    const from = knot(index)
    const to = knot(index + 1)
    const out = length * handle(leaving, arriving)
    const back = length * handle(arriving, leaving)
    return [
      { x: from.x, y: from.y },
      { x: from.x + out * Math.cos(angle + leaving), y: from.y + out * Math.sin(angle + leaving) },
      { x: to.x - back * Math.cos(angle - arriving), y: to.y - back * Math.sin(angle - arriving) },
      { x: to.x, y: to.y },
    ]
  })
}

type Chord = { readonly length: number; readonly angle: number }

function chord(from: Point, to: Point): Chord {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) throw new RangeError(`smoothCurve: two points coincide at ${from.x},${from.y}`)
  return { length, angle: Math.atan2(to.y - from.y, to.x - from.x) }
}

/** One row for each knot: coefficients of the unknown offsets between chord and direction, and the right-hand side. */
function equations(knots: readonly Knot[], chords: readonly Chord[], turns: readonly number[], closed: boolean) {
  const count = knots.length
  return knots.map(({ directionDegrees }, index) => {
    const row = new Array<number>(count).fill(0)
    const add = (column: number, value: number) => {
      const at = (column + count) % count
      row[at] = (row[at] as number) + value
    }
    const isFirst = !closed && index === 0
    const isLast = !closed && index === count - 1
    const out = chords[isLast ? index - 1 : index] as Chord
    if (directionDegrees !== undefined) {
      add(index, 1)
      return { row, value: withinHalfTurn((directionDegrees * Math.PI) / 180 - out.angle) }
    }
    if (isFirst || isLast) {
      add(index, 1)
      // Two free ends alone curl alike whatever they do; straight is the answer.
      if (knots.every((each) => count === 2 && each.directionDegrees === undefined)) return { row, value: 0 }
      add(isFirst ? 1 : index - 1, 1)
      return { row, value: isFirst ? -(turns[1] as number) : 0 }
    }
    const into = chords[(index + chords.length - 1) % chords.length] as Chord
    add(index - 1, 1 / into.length)
    add(index, 2 / into.length + 2 / out.length)
    add(index + 1, 1 / out.length)
    const nextTurn = turns[(index + 1) % count] as number
    return { row, value: (-2 / into.length) * (turns[index] as number) - nextTurn / out.length }
  })
}

/** Gaussian elimination with pivots; lines have few knots. */
function solve(system: readonly { row: number[]; value: number }[]): number[] {
  const rows = system.map(({ row, value }) => [...row, value])
  const count = rows.length
  for (let column = 0; column < count; column++) {
    let best = column
    for (let row = column + 1; row < count; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
    }
    const pivot = rows[best] as number[]
    rows[best] = rows[column] as number[]
    rows[column] = pivot
    for (const row of rows) {
      if (row === pivot) continue
      const factor = (row[column] as number) / (pivot[column] as number)
      if (factor === 0) continue
      for (let at = column; at <= count; at++) row[at] = (row[at] as number) - factor * (pivot[at] as number)
    }
  }
  return rows.map((row, index) => (row[count] as number) / (row[index] as number))
}

/** Length of a handle as a share of the chord, by Hobby's formula. */
function handle(here: number, there: number): number {
  const bend =
    Math.SQRT2 *
    (Math.sin(here) - Math.sin(there) / 16) *
    (Math.sin(there) - Math.sin(here) / 16) *
    (Math.cos(here) - Math.cos(there))
  const root = Math.sqrt(5)
  return (2 + bend) / (3 * (1 + ((root - 1) / 2) * Math.cos(here) + ((3 - root) / 2) * Math.cos(there)))
}

function withinHalfTurn(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
}
