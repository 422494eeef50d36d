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

/**
 * Adds those punctures of an endless straight row that lie in the plot or its margin.
 *
 * Plain parameters: an object for each of millions of rows is what would take the time.
 *
 * @param xMm,yMm a puncture of the row
 * @param alongX,alongY direction of the row, of length 1
 * @param stepMm from one puncture to the next
 */
export function addRow(
  plot: PuncturePlot,
  xMm: number,
  yMm: number,
  alongX: number,
  alongY: number,
  stepMm: number,
): void {
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

/** Punctures sorted into square cells, so that what is near a place is found without looking at all of them. */
export type PunctureCells = {
  readonly plot: PuncturePlot
  readonly perSide: number
  /** Cells to a millimetre. */
  readonly perMm: number
  /** For each cell the number of its first puncture, −1 where it is empty. */
  readonly first: Int32Array
  /** For each puncture the next in its cell, −1 after the last. */
  readonly next: Int32Array
}

/** Sorts a plot into cells of about one puncture in four; the memory of `earlier` cells is used again where it fits. */
export function cellsOf(plot: PuncturePlot, earlier?: PunctureCells): PunctureCells {
  const widthMm = plot.sideMm + 2 * plot.marginMm
  const wanted = Math.max(1, Math.min(Math.ceil(2 * Math.sqrt(plot.count)), 2048))
  // Close enough counts as the same, or every run would need memory of its own.
  const mayReuse =
    earlier !== undefined && Math.abs(earlier.perSide - wanted) <= 0.2 * wanted && earlier.next.length >= plot.count
  const perSide = mayReuse ? earlier.perSide : wanted
  const first = mayReuse ? earlier.first : new Int32Array(perSide * perSide)
  const next = mayReuse ? earlier.next : new Int32Array(Math.ceil(1.5 * plot.count))
  first.fill(-1)
  const perMm = perSide / widthMm
  for (let puncture = 0; puncture < plot.count; puncture++) {
    const cell =
      cellAt(plot.yMm[puncture] as number, plot, perMm, perSide) * perSide +
      cellAt(plot.xMm[puncture] as number, plot, perMm, perSide)
    next[puncture] = first[cell] as number
    first[cell] = puncture
  }
  return { plot, perSide, perMm, first, next }
}

/** How many punctures inside the plot (margin left out) have no other within a distance. */
export function countAlone(cells: PunctureCells, withinMm: number): number {
  const { xMm, yMm, count } = cells.plot
  let alone = 0
  for (let puncture = 0; puncture < count; puncture++) {
    const x = xMm[puncture] as number
    const y = yMm[puncture] as number
    if (isInside(cells.plot, x, y) && !hasOtherNear(cells, puncture, x, y, withinMm)) alone++
  }
  return alone
}

/** Plain parameters: an object for each of millions of calls is what would take the time. */
function hasOtherNear(
  { plot, perSide, perMm, first, next }: PunctureCells,
  puncture: number,
  x: number,
  y: number,
  withinMm: number,
): boolean {
  const { xMm, yMm } = plot
  const squared = withinMm * withinMm
  const left = cellAt(x - withinMm, plot, perMm, perSide)
  const right = cellAt(x + withinMm, plot, perMm, perSide)
  const top = cellAt(y - withinMm, plot, perMm, perSide)
  const bottom = cellAt(y + withinMm, plot, perMm, perSide)
  for (let row = top; row <= bottom; row++) {
    for (let cell = row * perSide + left; cell <= row * perSide + right; cell++) {
      for (let other = first[cell] as number; other >= 0; other = next[other] as number) {
        if (other === puncture) continue
        const dx = (xMm[other] as number) - x
        const dy = (yMm[other] as number) - y
        if (dx * dx + dy * dy < squared) return true
      }
    }
  }
  return false
}

/** How many punctures lie inside the plot, its margin left out. */
export function countInside(plot: PuncturePlot): number {
  let inside = 0
  for (let puncture = 0; puncture < plot.count; puncture++) {
    if (isInside(plot, plot.xMm[puncture] as number, plot.yMm[puncture] as number)) inside++
  }
  return inside
}

/**
 * Points to test, one in each of the squares that a plot is divided into. Where in its square a point lies is kept as two
 * fractions, since most points are never looked at.
 */
export type TestPoints = {
  readonly perSide: number
  readonly across: Float64Array
  readonly down: Float64Array
  /** Which of them are covered, as last counted. */
  readonly covered: Uint8Array
}

/** Room for so many points a side; none is placed yet. */
export function testPoints(perSide: number): TestPoints {
  const count = perSide * perSide
  return { perSide, across: new Float64Array(count), down: new Float64Array(count), covered: new Uint8Array(count) }
}

/** How many of the points lie within a distance of a puncture. */
export function countCovered(plot: PuncturePlot, points: TestPoints, withinMm: number): number {
  const { perSide, covered } = points
  const perMm = perSide / plot.sideMm
  const squared = withinMm * withinMm
  covered.fill(0)
  let found = 0
  for (let puncture = 0; puncture < plot.count; puncture++) {
    const x = plot.xMm[puncture] as number
    const y = plot.yMm[puncture] as number
    const left = Math.max(0, Math.floor((x - withinMm) * perMm))
    const right = Math.min(perSide - 1, Math.floor((x + withinMm) * perMm))
    const top = Math.max(0, Math.floor((y - withinMm) * perMm))
    const bottom = Math.min(perSide - 1, Math.floor((y + withinMm) * perMm))
    for (let r = top; r <= bottom; r++) {
      for (let point = r * perSide + left; point <= r * perSide + right; point++) {
        if (covered[point] === 1) continue
        const dx = (point - r * perSide + (points.across[point] as number)) / perMm - x
        const dy = (r + (points.down[point] as number)) / perMm - y
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

function cellAt(mm: number, { marginMm }: PuncturePlot, perMm: number, perSide: number): number {
  return Math.min(perSide - 1, Math.max(0, Math.floor((mm + marginMm) * perMm)))
}
