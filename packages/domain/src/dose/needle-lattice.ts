import type { PuncturePlot } from './puncture-plot.ts'
import { addRow } from './puncture-plot.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/** A tool whose needles keep their places: the pattern of one pass, laid over the skin without end. */
export type NeedleLattice = {
  /** Expected punctures per cm² in one pass; exact, since the pattern's place is drawn evenly. */
  readonly perPassPerCm2: number
  /** Lays one pass over a plot, turned and shifted by chance. */
  lay(plot: PuncturePlot, numbers: SeededNumbers): void
}

/**
 * The pattern of a drum that rolls straight without slipping: `rows` side by side across the width, the rest around it.
 *
 * @throws {RangeError} when the needles do not fill the rows
 */
export function rollerLattice(drum: {
  readonly needles: number
  readonly tipCircleMm: number
  readonly widthMm: number
  readonly rows: number
}): NeedleLattice {
  const { needles, tipCircleMm, widthMm, rows } = drum
  const around = filled('rollerLattice', needles, rows)
  return latticeOf({ alongMm: (Math.PI * tipCircleMm) / around, acrossMm: widthMm / rows, needlesAlongMm: [0] })
}

/**
 * The pattern of a pen that glides in straight tracks side by side, one swath apart: a square field of needles that comes
 * down every `advanceMm`. Every track begins its strokes by chance.
 *
 * @throws {RangeError} when the needles do not fill the rows
 */
export function penLattice(pen: {
  readonly needles: number
  readonly rows: number
  readonly swathMm: number
  readonly advanceMm: number
}): NeedleLattice {
  const { needles, rows, swathMm, advanceMm } = pen
  const inRow = filled('penLattice', needles, rows)
  return latticeOf({
    alongMm: advanceMm,
    acrossMm: swathMm / rows,
    needlesAlongMm: Array.from({ length: inRow }, (_, number) => (number * swathMm) / inRow),
    rowsInTrack: rows,
  })
}

/** Rows across the tool that make its lattice most nearly square, for a tool whose rows are not known. */
export function squarestRows(needles: number, { alongMm, acrossMm }: { alongMm: number; acrossMm: number }): number {
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let rows = 1; rows <= needles; rows++) {
    if (needles % rows !== 0) continue
    const uneven = Math.abs(Math.log(alongMm / (needles / rows) / (acrossMm / rows)))
    if (uneven < least) [best, least] = [rows, uneven]
  }
  return best
}

/**
 * Rows `acrossMm` apart, each with punctures `alongMm` apart for every needle in it. Rows of one track share where they
 * begin; without tracks all do.
 */
function latticeOf({
  alongMm,
  acrossMm,
  needlesAlongMm,
  rowsInTrack,
}: {
  alongMm: number
  acrossMm: number
  needlesAlongMm: readonly number[]
  rowsInTrack?: number
}): NeedleLattice {
  const perRowMm = needlesAlongMm.length / alongMm
  return {
    perPassPerCm2: (100 * perRowMm) / acrossMm,
    lay(plot, numbers) {
      const angle = 2 * Math.PI * numbers.fraction()
      const [alongX, alongY] = [Math.cos(angle), Math.sin(angle)]
      const middleMm = plot.sideMm / 2
      // The rows that can touch the plot lie within half its diagonal of its middle; a track more for a shifted begin.
      const halfMm = Math.SQRT1_2 * (plot.sideMm + 2 * plot.marginMm)
      const period = rowsInTrack ?? 1
      const shiftMm = numbers.fraction() * period * acrossMm
      const [least, most] = [Math.floor((-halfMm - shiftMm) / acrossMm), Math.ceil((halfMm - shiftMm) / acrossMm)]
      let beginMm = numbers.fraction() * alongMm
      let track = Number.NaN
      for (let row = least; row <= most; row++) {
        if (rowsInTrack !== undefined && Math.floor(row / rowsInTrack) !== track) {
          track = Math.floor(row / rowsInTrack)
          beginMm = numbers.fraction() * alongMm
        }
        const offMm = shiftMm + row * acrossMm
        for (const needleMm of needlesAlongMm) {
          const onMm = beginMm + needleMm
          const xMm = middleMm + onMm * alongX - offMm * alongY
          const yMm = middleMm + onMm * alongY + offMm * alongX
          addRow(plot, xMm, yMm, alongX, alongY, alongMm)
        }
      }
    },
  }
}

function filled(who: string, needles: number, rows: number): number {
  if (!(Number.isInteger(rows) && rows > 0 && Number.isInteger(needles / rows))) {
    throw new RangeError(`${who}: ${needles} needles do not fill ${rows} rows`)
  }
  return needles / rows
}
