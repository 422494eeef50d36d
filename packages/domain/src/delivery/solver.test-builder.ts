import { gridOf, type Layer } from './layers.ts'
import { type Geometry, meshOf } from './mesh.ts'
import type { System } from './solver-system.ts'

/** A layer that only lets through. */
export function layer(thicknessUm: number, cells: number, more: Partial<Layer> = {}): Layer {
  return {
    thicknessCm: thicknessUm / 1e4,
    cells,
    diffusivityCm2PerS: 1e-6,
    partition: 1,
    clearancePerS: 0,
    boundOverFree: 0,
    ...more,
  }
}

export const slab: Geometry = { shape: 'slab', areaCm2: 1 }

/** A sealed region that starts empty, but for what `more` says; `initial` is by cell. */
export function system(
  geometry: Geometry,
  layers: readonly Layer[],
  { initial = () => 0, ...more }: Partial<System> & { initial?: (middleCm: number) => number } = {},
): System {
  const mesh = meshOf(geometry, layers)
  const grid = gridOf(mesh, layers)
  const middle = (cell: number) => ((mesh.facesCm[cell] ?? 0) + (mesh.facesCm[cell + 1] ?? 0)) / 2
  return {
    grid,
    initialUgPerCm3: new Float64Array(mesh.cells).map((_, cell) => initial(middle(cell))),
    inner: { kind: 'sealed' },
    outer: { kind: 'sealed' },
    ...more,
  }
}
