import { describe, expect, it } from 'vitest'
import { esdirk4, type Tableau, trBdf2 } from './solver-tableau.ts'

/** Coefficient in a full square. */
const at = (tableau: Tableau, row: number, column: number) => tableau.stages[row]?.[column] ?? 0

/** The order conditions of Runge-Kutta methods (Hairer, Nørsett and Wanner, Solving ODEs I, table II.2.2) as residuals. */
function orderConditions(tableau: Tableau, weights: readonly number[]): number[][] {
  const size = tableau.stages.length
  const all = [...Array(size).keys()]
  const sum = (of: (index: number) => number) => all.reduce((total, index) => total + of(index), 0)
  const time = all.map((row) => sum((column) => at(tableau, row, column)))
  const c = (index: number) => time[index] ?? 0
  const b = (index: number) => weights[index] ?? 0
  const apply = (of: (index: number) => number) => (row: number) =>
    sum((column) => at(tableau, row, column) * of(column))
  const ac = apply(c)
  return [
    [sum(b) - 1],
    [sum((i) => b(i) * c(i)) - 1 / 2],
    [sum((i) => b(i) * c(i) ** 2) - 1 / 3, sum((i) => b(i) * ac(i)) - 1 / 6],
    [
      sum((i) => b(i) * c(i) ** 3) - 1 / 4,
      sum((i) => b(i) * c(i) * ac(i)) - 1 / 8,
      sum((i) => b(i) * apply((j) => c(j) ** 2)(i)) - 1 / 12,
      sum((i) => b(i) * apply(ac)(i)) - 1 / 24,
    ],
  ]
}

describe.each([
  [trBdf2, 2, 3],
  [esdirk4, 4, 3],
])('$name', (tableau, order, embeddedOrder) => {
  const weights = tableau.stages.at(-1) ?? []
  it(`has order ${order}`, () => {
    for (const residual of orderConditions(tableau, weights).slice(0, order).flat()) expect(residual).toBeCloseTo(0, 14)
  })
  it(`has an embedded method of order ${embeddedOrder}`, () => {
    const embedded = weights.map((weight, stage) => weight - (tableau.error[stage] ?? 0))
    for (const residual of orderConditions(tableau, embedded).slice(0, embeddedOrder).flat()) {
      expect(residual).toBeCloseTo(0, 12)
    }
  })
  it('factors once a step: one diagonal for all implicit stages', () => {
    expect(new Set(tableau.stages.slice(1).map((row) => row.at(-1))).size).toBe(1)
  })
})
