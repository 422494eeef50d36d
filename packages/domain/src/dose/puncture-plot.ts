/**
 * Punctures in a square plot of skin and a margin around it, in millimetres. The margin holds what lies outside but
 * touches a puncture inside.
 */
export type PuncturePlot = {
  readonly sideMm: number
  readonly marginMm: number
  count: number
  xMm: Float64Array
  yMm: Float64Array
}

/** An empty plot. */
export function puncturePlot(sideMm: number, marginMm: number): PuncturePlot {
  return { sideMm, marginMm, count: 0, xMm: new Float64Array(1024), yMm: new Float64Array(1024) }
}

/** An endless straight row of punctures at even steps. */
export type PunctureRow = {
  /** A puncture of the row. */
  readonly xMm: number
  readonly yMm: number
  /** Direction of the row, of length 1. */
  readonly alongX: number
  readonly alongY: number
  readonly stepMm: number
}

/** Adds those punctures of a row that lie in the plot or its margin. */
export function addRow(plot: PuncturePlot, { xMm, yMm, alongX, alongY, stepMm }: PunctureRow): void {
  const low = -plot.marginMm
  const high = plot.sideMm + plot.marginMm
  let from = Number.NEGATIVE_INFINITY
  let to = Number.POSITIVE_INFINITY
  // The stretch of the line that is inside, side by side of the square.
  if (alongX === 0) {
    if (xMm < low || xMm >= high) return
  } else {
    const one = (low - xMm) / alongX
    const other = (high - xMm) / alongX
    from = Math.max(from, Math.min(one, other))
    to = Math.min(to, Math.max(one, other))
  }
  if (alongY === 0) {
    if (yMm < low || yMm >= high) return
  } else {
    const one = (low - yMm) / alongY
    const other = (high - yMm) / alongY
    from = Math.max(from, Math.min(one, other))
    to = Math.min(to, Math.max(one, other))
  }
  const last = Math.floor(to / stepMm)
  for (let number = Math.ceil(from / stepMm); number <= last; number++) {
    if (plot.count === plot.xMm.length) grow(plot)
    plot.xMm[plot.count] = xMm + number * stepMm * alongX
    plot.yMm[plot.count] = yMm + number * stepMm * alongY
    plot.count++
  }
}

function grow(plot: PuncturePlot): void {
  for (const axis of ['xMm', 'yMm'] as const) {
    const wider = new Float64Array(2 * plot.count)
    wider.set(plot[axis])
    plot[axis] = wider
  }
}

/** Punctures sorted into square cells no smaller than a distance, so that whatever is nearer lies in a neighbouring cell. */
export type PunctureCells = {
  readonly plot: PuncturePlot
  readonly perSide: number
  readonly cellMm: number
  /** For each cell the number of its first puncture, −1 where it is empty. */
  readonly first: Int32Array
  /** For each puncture the next in its cell, −1 after the last. */
  readonly next: Int32Array
}

/** Sorts a plot into cells for questions about distances up to `reachMm`. */
export function cellsOf(plot: PuncturePlot, reachMm: number): PunctureCells {
  const widthMm = plot.sideMm + 2 * plot.marginMm
  const perSide = Math.max(1, Math.min(Math.floor(widthMm / reachMm), Math.ceil(2 * Math.sqrt(plot.count)), 2048))
  const cellMm = widthMm / perSide
  const first = new Int32Array(perSide * perSide).fill(-1)
  const next = new Int32Array(plot.count)
  for (let puncture = 0; puncture < plot.count; puncture++) {
    const cell =
      cellAt(plot.yMm[puncture] as number, plot, cellMm, perSide) * perSide +
      cellAt(plot.xMm[puncture] as number, plot, cellMm, perSide)
    next[puncture] = first[cell] as number
    first[cell] = puncture
  }
  return { plot, perSide, cellMm, first, next }
}

/** How many punctures inside the plot (margin left out) have no other within a distance, at most that of the cells. */
export function countAlone({ plot, perSide, cellMm, first, next }: PunctureCells, withinMm: number): number {
  const { xMm, yMm, count } = plot
  const squared = withinMm * withinMm
  let alone = 0
  for (let puncture = 0; puncture < count; puncture++) {
    const x = xMm[puncture] as number
    const y = yMm[puncture] as number
    if (!isInside(plot, x, y)) continue
    const column = cellAt(x, plot, cellMm, perSide)
    const row = cellAt(y, plot, cellMm, perSide)
    let isAlone = true
    for (let r = Math.max(0, row - 1); isAlone && r <= Math.min(perSide - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); isAlone && c <= Math.min(perSide - 1, column + 1); c++) {
        for (let other = first[r * perSide + c] as number; other >= 0; other = next[other] as number) {
          if (other === puncture) continue
          const dx = (xMm[other] as number) - x
          const dy = (yMm[other] as number) - y
          if (dx * dx + dy * dy < squared) {
            isAlone = false
            break
          }
        }
      }
    }
    if (isAlone) alone++
  }
  return alone
}

/** How many punctures lie inside the plot, its margin left out. */
export function countInside(plot: PuncturePlot): number {
  let inside = 0
  for (let puncture = 0; puncture < plot.count; puncture++) {
    if (isInside(plot, plot.xMm[puncture] as number, plot.yMm[puncture] as number)) inside++
  }
  return inside
}

/** Points to test, one by chance in each of the squares that a plot is divided into. */
export type TestPoints = { readonly perSide: number; readonly xMm: Float64Array; readonly yMm: Float64Array }

/** How many of the points lie within a distance of a puncture. */
export function countCovered(plot: PuncturePlot, points: TestPoints, withinMm: number): number {
  const { perSide } = points
  const squareMm = plot.sideMm / perSide
  const squared = withinMm * withinMm
  const covered = new Uint8Array(perSide * perSide)
  let found = 0
  for (let puncture = 0; puncture < plot.count; puncture++) {
    const x = plot.xMm[puncture] as number
    const y = plot.yMm[puncture] as number
    const left = Math.max(0, Math.floor((x - withinMm) / squareMm))
    const right = Math.min(perSide - 1, Math.floor((x + withinMm) / squareMm))
    const top = Math.max(0, Math.floor((y - withinMm) / squareMm))
    const bottom = Math.min(perSide - 1, Math.floor((y + withinMm) / squareMm))
    for (let r = top; r <= bottom; r++) {
      for (let point = r * perSide + left; point <= r * perSide + right; point++) {
        if (covered[point] === 1) continue
        const dx = (points.xMm[point] as number) - x
        const dy = (points.yMm[point] as number) - y
        if (dx * dx + dy * dy < squared) {
          covered[point] = 1
          found++
        }
      }
    }
  }
  return found
}

function isInside({ sideMm }: PuncturePlot, x: number, y: number): boolean {
  return x >= 0 && x < sideMm && y >= 0 && y < sideMm
}

function cellAt(mm: number, { marginMm }: PuncturePlot, cellMm: number, perSide: number): number {
  return Math.min(perSide - 1, Math.max(0, Math.floor((mm + marginMm) / cellMm)))
}
