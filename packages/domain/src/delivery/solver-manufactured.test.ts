import { describe, expect, it } from 'vitest'
import { type Moment } from './solver-ledger.ts'
import { stagesOf } from './solver-stages.ts'
import { emptyState } from './solver-state.ts'
import { layer, slab, system } from './solver.test-builder.ts'
import { solve } from './solver.ts'
import { esdirk4, type Tableau, trBdf2 } from './solver-tableau.ts'

const last = ({ moments }: { moments: readonly Moment[] }) => moments.at(-1) as Moment
/** At most 0.02 µg/(cm³ s), half of it at 5 µg/cm³. */
const saturableClearance = { mostUgPerCm3S: 0.02, halfAtUgPerCm3: 5 }

/** What is left of 20 µg/cm³ after a time: K ln(C₀/C) + C₀ − C = V t, solved by halving; the integrated law itself. */
function leftAfter(timeS: number): number {
  let [low, high] = [1e-12, 20]
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2
    if (5 * Math.log(20 / middle) + 20 - middle > 0.02 * timeS) low = middle
    else high = middle
  }
  return low
}

describe('clearance that saturates', () => {
  it('empties an even tissue by the integrated law of Michaelis and Menten', () => {
    const built = system(slab, [layer(100, 8, { saturableClearance, partition: 2 })], { initial: () => 10 })
    const outputTimesS = [100, 500, 1000, 2000]
    const { moments, massErrorFraction } = solve(built, { outputTimesS, relativeTolerance: 1e-9 })
    for (const { timeS, freeUgPerCm3, clearedUg } of moments) {
      expect(Math.abs((freeUgPerCm3[3] ?? 0) / leftAfter(timeS) - 1)).toBeLessThan(1e-6)
      expect(clearedUg).toBeCloseTo((20 - leftAfter(timeS)) * 0.01, 7)
    }
    expect(massErrorFraction).toBeLessThan(1e-12)
  })
  it('with little drug is first order, at most over half-point; with much it is steady', () => {
    const left = (initial: number, timeS: number) =>
      last(
        solve(system(slab, [layer(100, 8, { saturableClearance })], { initial: () => initial }), {
          outputTimesS: [timeS],
          relativeTolerance: 1e-8,
        }),
      ).freeUgPerCm3[0] ?? 0
    // 0.02 / 5 = 0.004 per second
    expect(left(1e-5, 250) / 1e-5).toBeCloseTo(Math.exp(-1), 5)
    // 0.02 µg/cm³ a second for 100 s, of 1e5
    expect(1e5 - left(1e5, 100)).toBeCloseTo(2, 3)
  })
  it.each([
    [esdirk4, 4],
    [trBdf2, 2],
  ] as [Tableau, number][])('is of the order of its method in time: $0.name', (tableau, order) => {
    const built = system(slab, [layer(100, 4, { saturableClearance })], { initial: () => 20 })
    const regime = { inner: { conductance: 0, held: 0 }, outer: { conductance: 0, held: 0 }, rate: () => 0 }
    const errorAfter = (steps: number) => {
      const stages = stagesOf(built, tableau)
      let [now, then] = [emptyState(4), emptyState(4)]
      now.u.set(built.initialUgPerCm3)
      stages.begin(now, 0, regime)
      const stepS = 1000 / steps
      for (let step = 0; step < steps; step++) {
        stages.step(now, step * stepS, stepS, regime, then)
        stages.accept()
        const before = now
        now = then
        then = before
      }
      return (now.u[0] ?? 0) - leftAfter(1000)
    }
    const [coarse, fine] = [errorAfter(8), errorAfter(16)]
    expect(Math.abs(Math.log2(coarse / fine) - order)).toBeLessThan(0.35)
  })
})

/** φ = 3 + 2 cos(π x/L), flat at both ends of 200 µm; the mean over a cell, as a finite volume sees it. */
const lengthCm = 0.02
const wave = Math.PI / lengthCm
const shape = (atCm: number) => 3 + 2 * Math.cos(wave * atCm)

describe('manufactured solutions are met with second order in space', () => {
  const cellsOf = [20, 40, 80]
  const middle = (cells: number, cell: number) => ((cell + 0.5) / cells) * lengthCm
  function orders(errors: readonly number[]) {
    return [1, 2].map((finer) => Math.log2((errors[finer - 1] ?? 0) / (errors[finer] ?? 1)))
  }

  it('steady, with clearance that saturates: what goes in is −D φ″ + V φ/(K + φ)', () => {
    const errors = cellsOf.map((cells) => {
      const given = (cell: number) => {
        const at = middle(cells, cell)
        const spreading = 1e-6 * wave ** 2 * 2 * Math.cos(wave * at)
        return ((spreading + (0.02 * shape(at)) / (5 + shape(at))) * lengthCm) / cells
      }
      const rates = Array.from({ length: cells }, (_, cell) => given(cell))
      const rateUgPerS = rates.reduce((sum, rate) => sum + rate, 0)
      const built = system(slab, [layer(200, cells, { saturableClearance })], { initial: shape })
      const law = { kind: 'coating', massUg: rateUgPerS * 2e4, rateUgPerS, wornS: 2e4 } as const
      const share = Float64Array.from(rates, (rate) => rate / rateUgPerS)
      const solution = solve({ ...built, source: { law, share } }, { outputTimesS: [1e4], relativeTolerance: 1e-9 })
      expect(solution.massErrorFraction).toBeLessThan(1e-12)
      return Math.max(
        ...[...last(solution).freeUgPerCm3].map((value, cell) => Math.abs(value - shape(middle(cells, cell)))),
      )
    })
    for (const order of orders(errors)) expect(Math.abs(order - 2)).toBeLessThan(0.15)
  })

  it('in time and space, with first-order clearance under a dissolving cone', () => {
    // u = g₀(t) + a g₁(t) cos(π x/L), each g driven by the cone's rate over L and falling with k and k + D (π/L)²
    const [k, dissolutionS, timeS] = [1e-3, 400, 300]
    const g = (falling: number) => {
      // ∫ (3/T)(1 − s/T)² e^(−q (t − s)) ds by Simpson's rule on 2,000 pieces
      const value = (at: number) =>
        (3 / dissolutionS) * (1 - at / dissolutionS) ** 2 * Math.exp(-falling * (timeS - at))
      let sum = 0
      for (let piece = 0; piece <= 2000; piece++) {
        const weight = piece === 0 || piece === 2000 ? 1 : piece % 2 === 1 ? 4 : 2
        sum += (weight * value((timeS * piece) / 2000) * timeS) / 6000
      }
      return sum / lengthCm
    }
    const even = g(k)
    const waving = (2 / 3) * g(k + 1e-6 * wave ** 2)
    const errors = cellsOf.map((cells) => {
      const share = new Float64Array(cells).map((_, cell) => shape(middle(cells, cell)) / 3 / cells)
      const built = system(slab, [layer(200, cells, { clearancePerS: k })])
      const law = { kind: 'cone', massUg: 1, dissolutionS, wornS: 1e4 } as const
      const solution = solve({ ...built, source: { law, share } }, { outputTimesS: [timeS], relativeTolerance: 1e-10 })
      const exact = (cell: number) => even + waving * Math.cos(wave * middle(cells, cell))
      return Math.max(...[...last(solution).freeUgPerCm3].map((value, cell) => Math.abs(value - exact(cell))))
    })
    for (const order of orders(errors)) expect(Math.abs(order - 2)).toBeLessThan(0.15)
  })
})
