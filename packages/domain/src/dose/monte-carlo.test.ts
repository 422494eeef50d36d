import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuseMonteCarlo, simulateLattice } from './monte-carlo.ts'
import { penLattice, rollerLattice, squarestRows } from './needle-lattice.ts'
import {
  cellsOf,
  countAlone,
  countCovered,
  countInside,
  type PuncturePlot,
  puncturePlot,
  testPoints,
} from './puncture-plot.ts'

/** Dermaroller MF8: 192 needles in 8 rows on a drum of 20 by 20 mm (Schwarz and Laaff 2011). */
const mf8 = rollerLattice({ needles: 192, tipCircleMm: 20, widthMm: 20, rows: 8 })
const fifteenPasses = { lattice: mf8, passes: 15, holeDiameterUm: 70.7, runs: 200 }

describe('a rigid roller, 15 passes over 1 cm², 200 runs', () => {
  const found = simulateLattice({ ...fifteenPasses, seed: 1 })

  it('makes 229.2 per cm² within three standard errors, and 250 within 20 %', () => {
    // 15 · 192 / (π · 2 · 2) = 229.18; 250 published by Doddaballapur 2009, doi 10.4103/0974-2077.58529
    const { mean, standardError } = found.densityPerCm2
    expect(Math.abs(mean - 229.183)).toBeLessThan(3 * standardError)
    expect(Math.abs(mean / 250 - 1)).toBeLessThan(0.2)
  })

  it('varies far less than random placement would: by about 4, not 15', () => {
    // An independent prototype has 4.1 over 200 runs; a deviation is known to 1/√400 of itself
    expect(Math.abs(found.densityPerCm2.sd - 4.1)).toBeLessThan(3 * Math.SQRT2 * (4.1 / 20))
    expect(found.poisson.densitySd).toBeCloseTo(15.14, 2)
  })

  it('leaves as many holes alone as the other 14 passes do: 0.9669', () => {
    // One pass has at most one puncture within 70.7 µm, so (1 − 15.279 · π · 0.00707²)¹⁴ = 0.96692
    const { mean, standardError } = found.isolatedFraction
    expect(Math.abs(mean - 0.96692)).toBeLessThan(3 * standardError)
  })

  it('breaks as much skin as 15 passes do: 0.00896', () => {
    // 1 − (1 − 15.279 · π · 0.00707² / 4)¹⁵ = 0.008959
    const { mean, standardError } = found.brokenFraction
    expect(Math.abs(mean - 0.008959)).toBeLessThan(3 * standardError)
  })

  it('is the same for the same seed and another for the next', () => {
    expect(simulateLattice({ ...fifteenPasses, seed: 1 })).toEqual(found)
    expect(simulateLattice({ ...fifteenPasses, seed: 2 })).not.toEqual(found)
  })
})

describe('a rigid pen', () => {
  // 14 needles, 7,000 strokes a minute, swath 8 mm, 20 mm/s: 14 · 116.67 / (0.8 · 2) = 1,020.8 per cm² and pass
  const pen = penLattice({ needles: 14, rows: 7, swathMm: 8, advanceMm: (20 * 60) / 7000 })

  it('makes needles × strokes over swath × speed, within three standard errors', () => {
    expect(pen.perPassPerCm2).toBeCloseTo(1020.83, 2)
    const { mean, standardError } = simulateLattice({
      lattice: pen,
      passes: 2,
      holeDiameterUm: 70.7,
      runs: 100,
      seed: 3,
    }).densityPerCm2
    expect(Math.abs(mean - 2041.67)).toBeLessThan(3 * standardError)
  })

  it('gliding straight leaves no hole alone where two needles follow one another on a track', () => {
    // Two needles of a row stand 4 mm apart, 23⅓ strokes of 171 µm: the second falls 57 µm beside the first, under 70.7
    const { isolatedFraction, poisson } = simulateLattice({
      lattice: pen,
      passes: 1,
      holeDiameterUm: 70.7,
      runs: 20,
      seed: 1,
    })
    expect(isolatedFraction.mean).toBe(0)
    expect(poisson.isolatedFraction).toBeGreaterThan(0.8)
  })
})

describe('counting is what the slow, obvious count is', () => {
  const plots = fc.record({
    points: fc.array(
      fc.tuple(fc.double({ min: -0.5, max: 10.4, noNaN: true }), fc.double({ min: -0.5, max: 10.4, noNaN: true })),
      { maxLength: 80 },
    ),
    withinMm: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  })
  const plotOf = (points: readonly (readonly [number, number])[]): PuncturePlot => {
    const plot = puncturePlot(10, 0.5)
    for (const [x, y] of points) {
      plot.xMm[plot.count] = x
      plot.yMm[plot.count++] = y
    }
    return plot
  }

  it('of holes alone', () => {
    fc.assert(
      fc.property(plots, ({ points, withinMm }) => {
        const inside = points.filter(([x, y]) => x >= 0 && x < 10 && y >= 0 && y < 10)
        const alone = inside.filter((one) =>
          points.every(
            (other) => other === one || (other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2 >= withinMm ** 2,
          ),
        )
        const plot = plotOf(points)
        expect([countInside(plot), countAlone(cellsOf(plot), withinMm)]).toEqual([inside.length, alone.length])
      }),
    )
  })

  it('of points covered', () => {
    const corner = testPoints(4)
    // Squares of 2.5 mm; each point 0.3 mm and 2.1 mm into its own
    corner.across.fill(0.12)
    corner.down.fill(0.84)
    const places = Array.from({ length: 16 }, (_, point) => [
      (point % 4) * 2.5 + 0.3,
      Math.floor(point / 4) * 2.5 + 2.1,
    ])
    fc.assert(
      fc.property(plots, ({ points, withinMm }) => {
        const covered = places.filter(([x = 0, y = 0]) =>
          points.some(([px, py]) => (px - x) ** 2 + (py - y) ** 2 < withinMm ** 2),
        )
        expect(countCovered(plotOf(points), corner, withinMm)).toBe(covered.length)
      }),
    )
  })
})

it.each([
  [192, Math.PI * 20, 20, 8], // 24 around: 2.62 by 2.5 mm, as the roller is built
  [36, 6, 6, 6],
  [13, 5, 5, 1], // a prime count: the first of two equally uneven ways
])('%d needles on %d by %d mm stand most squarely in %d rows', (needles, alongMm, acrossMm, rows) => {
  expect(squarestRows(needles, { alongMm, acrossMm })).toBe(rows)
})

it.each([
  [{ passes: 2.5 }, 'not-whole', 'passes'],
  [{ runs: 1 }, 'out-of-domain', 'runs'],
  [{ runs: 2.5 }, 'not-whole', 'runs'],
  [{ runs: Number.NaN }, 'not-positive', 'runs'],
])('%j is refused', (change, code, field) => {
  expect(refuseMonteCarlo({ ...fifteenPasses, seed: 1, ...change })).toMatchObject({ code, field })
})

it.each([0, 5, 2.5])('needles that do not fill %d rows throw', (rows) => {
  expect(() => rollerLattice({ needles: 192, tipCircleMm: 20, widthMm: 20, rows })).toThrow(RangeError)
})
