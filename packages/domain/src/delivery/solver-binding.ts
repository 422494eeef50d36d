import type { Grid, Layer } from './layers.ts'

/** Constants of saturable binding, one of each a cell; zero where a layer binds nothing. */
export type BindingCells = {
  readonly on: Float64Array
  readonly off: Float64Array
  readonly capacity: Float64Array
}

export function bindingCellsOf({ mesh, layers }: Grid): BindingCells {
  const perCell = (of: (binding: NonNullable<Layer['saturable']>) => number) =>
    new Float64Array(mesh.cells).map((_, cell) => {
      const binding = layers[mesh.layerOf[cell] as number]?.saturable
      return binding ? of(binding) : 0
    })
  return {
    on: perCell(({ onCm3PerUgS }) => onCm3PerUgS),
    off: perCell(({ offPerS }) => offPerS),
    capacity: perCell(({ capacityUgPerCm3 }) => capacityUgPerCm3),
  }
}

/** Newton needs few rounds, since what is bound grows ever more slowly with what is free. */
export const mostNewtonRounds = 30
export const newtonTolerance = 1e-11
