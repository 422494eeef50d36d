import type { Grid, Layer } from './layers.ts'
import type { State } from './solver-state.ts'
import type { Tridiagonal } from './solver-tridiagonal.ts'

/** Constants of what saturates, one of each a cell; zero where a layer binds or clears nothing so. */
type SaturableCells = {
  readonly on: Float64Array
  readonly off: Float64Array
  readonly capacity: Float64Array
  readonly mostCleared: Float64Array
  readonly halfAt: Float64Array
}

function saturableCellsOf({ mesh, layers }: Grid): SaturableCells {
  const perCell = (of: (binding: NonNullable<Layer['saturable']>) => number) =>
    new Float64Array(mesh.cells).map((_, cell) => {
      const binding = layers[mesh.layerOf[cell] as number]?.saturable
      return binding ? of(binding) : 0
    })
  const clearing = (of: (clearance: NonNullable<Layer['saturableClearance']>) => number, none: number) =>
    new Float64Array(mesh.cells).map((_, cell) => {
      const clearance = layers[mesh.layerOf[cell] as number]?.saturableClearance
      return clearance ? of(clearance) : none
    })
  return {
    on: perCell(({ onCm3PerUgS }) => onCm3PerUgS),
    off: perCell(({ offPerS }) => offPerS),
    capacity: perCell(({ capacityUgPerCm3 }) => capacityUgPerCm3),
    mostCleared: clearing(({ mostUgPerCm3S }) => mostUgPerCm3S, 0),
    halfAt: clearing(({ halfAtUgPerCm3 }) => halfAtUgPerCm3, 1),
  }
}

/** Newton needs few rounds, since what is bound grows ever more slowly with what is free. */
const mostNewtonRounds = 30
const newtonTolerance = 1e-11

/** Stages with what saturates: bound and cleared drug are worked out cell by cell, so the system stays tridiagonal. */
export function saturableSolver(grid: Grid, tridiagonal: Tridiagonal) {
  const { mesh, partition } = grid
  const { on, off, capacity, mostCleared, halfAt }: SaturableCells = saturableCellsOf(grid)
  const volumes = mesh.volumesCm3
  const given = new Float64Array(mesh.cells)
  const guess = new Float64Array(mesh.cells)
  const boundSlope = new Float64Array(mesh.cells)
  const stageExcess = new Float64Array(mesh.cells)
  const clearedFlat = new Float64Array(mesh.cells)
  const clearedSlope = new Float64Array(mesh.cells)

  return {
    /**
     * Adds what binding and saturable clearance take, in µg/s, to the slope of the free drug.
     *
     * @returns what is cleared
     */
    slope(from: State, slope: State): number {
      let cleared = 0
      for (let cell = 0; cell < mesh.cells; cell++) {
        const free = (partition[cell] as number) * (from.u[cell] as number)
        const bound = from.bound[cell] as number
        const taken = (on[cell] as number) * free * ((capacity[cell] as number) - bound) - (off[cell] as number) * bound
        slope.bound[cell] = taken
        const half = halfAt[cell] as number
        // Below zero, where only round-off leads, the law goes on as a straight line.
        const gone = (volumes[cell] as number) * (mostCleared[cell] as number) * (free / (half + Math.max(0, free)))
        cleared += gone
        slope.u[cell] = (slope.u[cell] as number) - (volumes[cell] as number) * taken - gone
      }
      return cleared
    },

    /** `to.u` comes in as the right-hand side without binding and leaves as the solution; false where none was found. */
    solve(to: State, base: State, excess: Float64Array, part: number, slope: State): boolean {
      given.set(to.u)
      guess.set(base.u)
      for (let round = 0; ; round++) {
        if (round === mostNewtonRounds) return false
        for (let cell = 0; cell < mesh.cells; cell++) {
          const toFree = partition[cell] as number
          const free = Math.max(0, toFree * (guess[cell] as number))
          const uptake = part * (on[cell] as number)
          const below = 1 + uptake * free + part * (off[cell] as number)
          const places = capacity[cell] as number
          const bound = ((base.bound[cell] as number) + uptake * free * places) / below
          const perU = (uptake * toFree * (places - bound)) / below
          const volume = volumes[cell] as number
          boundSlope[cell] = perU
          to.bound[cell] = bound - (perU * free) / toFree
          const most = volume * (mostCleared[cell] as number)
          const half = halfAt[cell] as number
          const steepness = (most * half) / (half + free) ** 2
          clearedSlope[cell] = steepness * toFree
          clearedFlat[cell] = (most * free) / (half + free) - steepness * free
          stageExcess[cell] = (excess[cell] as number) + volume * perU + part * (clearedSlope[cell] as number)
          to.u[cell] =
            (given[cell] as number) +
            volume * ((base.bound[cell] as number) - (to.bound[cell] as number)) -
            part * (clearedFlat[cell] as number)
        }
        tridiagonal.factor(stageExcess, part)
        tridiagonal.solve(to.u)
        let change = 0
        let largest = 0
        for (let cell = 0; cell < mesh.cells; cell++) {
          const value = to.u[cell] as number
          change = Math.max(change, Math.abs(value - (guess[cell] as number)))
          // Where nearly all is bound, the free rest is known no better than round-off of what is bound.
          const boundAsFree =
            ((volumes[cell] as number) * Math.abs(to.bound[cell] as number)) / (excess[cell] as number)
          largest = Math.max(largest, Math.abs(value) + boundAsFree)
          guess[cell] = value
        }
        if (change <= newtonTolerance * largest) break
      }
      // Bound drug by the same straight line the system was solved with, so that free and bound add up exactly.
      for (let cell = 0; cell < mesh.cells; cell++) {
        const bound = (to.bound[cell] as number) + (boundSlope[cell] as number) * (to.u[cell] as number)
        to.bound[cell] = bound
        slope.bound[cell] = (bound - (base.bound[cell] as number)) / part
      }
      return true
    },

    /** What the last solution clears by the same straight line, in µg/s, so that the books close exactly. */
    cleared(to: State): number {
      let sum = 0
      for (let cell = 0; cell < mesh.cells; cell++) {
        sum += (clearedFlat[cell] as number) + (clearedSlope[cell] as number) * (to.u[cell] as number)
      }
      return sum
    },
  }
}
