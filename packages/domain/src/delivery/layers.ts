import type { LayerCut, Mesh } from './mesh.ts'

/** What a layer does to the drug. Concentrations are in µg/cm³, rates per second. */
export type Layer = LayerCut & {
  readonly diffusivityCm2PerS: number
  /** Concentration in this layer over that in the reference phase, at equilibrium. */
  readonly partition: number
  /** First-order loss of free drug to the blood. */
  readonly clearancePerS: number
  /** Bound over free drug where binding is fast and linear; bound drug neither moves nor is cleared. */
  readonly boundOverFree: number
  /** Binding to a limited number of places. */
  readonly saturable?:
    | {
        readonly onCm3PerUgS: number
        readonly offPerS: number
        readonly capacityUgPerCm3: number
      }
    | undefined
  /** Loss of free drug that saturates (Michaelis and Menten): at most so much, half of it at so much drug. */
  readonly saturableClearance?: { readonly mostUgPerCm3S: number; readonly halfAtUgPerCm3: number } | undefined
}

/**
 * A finite-volume grid for u, the concentration in the reference phase: C = K u, so u is continuous where layers meet.
 *
 * Amounts are in µg, conductances and losses in cm³/s.
 */
export type Grid = {
  readonly mesh: Mesh
  readonly layers: readonly Layer[]
  readonly partition: Float64Array
  /** Free and linearly bound drug per unit of u. */
  readonly capacityCm3: Float64Array
  readonly lossCm3PerS: Float64Array
  /** Between a cell and the next; one fewer than cells. */
  readonly conductanceCm3PerS: Float64Array
  /** From the middle of the first or last cell to the boundary beside it. */
  readonly innerCm3PerS: number
  readonly outerCm3PerS: number
  /** Binding or clearance that saturates, so that stages are solved by Newton's method. */
  readonly isNonlinear: boolean
}

/** The grid of these layers; the resistance between two cells is the sum of their halves. */
export function gridOf(mesh: Mesh, layers: readonly Layer[]): Grid {
  const { cells, facesCm, facesCm2, volumesCm3, layerOf } = mesh
  const layerAt = (cell: number) => layers[layerOf[cell] as number] as Layer
  const half = (cell: number) => {
    const { diffusivityCm2PerS, partition } = layerAt(cell)
    return ((facesCm[cell + 1] as number) - (facesCm[cell] as number)) / (2 * diffusivityCm2PerS * partition)
  }
  const perCell = (of: (layer: Layer, volumeCm3: number) => number) =>
    new Float64Array(cells).map((_, cell) => of(layerAt(cell), volumesCm3[cell] as number))
  return {
    mesh,
    layers,
    partition: perCell(({ partition }) => partition),
    capacityCm3: perCell(({ partition, boundOverFree }, volume) => volume * partition * (1 + boundOverFree)),
    lossCm3PerS: perCell(({ partition, clearancePerS }, volume) => volume * partition * clearancePerS),
    conductanceCm3PerS: new Float64Array(cells - 1).map(
      (_, cell) => (facesCm2[cell + 1] as number) / (half(cell) + half(cell + 1)),
    ),
    innerCm3PerS: (facesCm2[0] as number) / half(0),
    outerCm3PerS: (facesCm2[cells] as number) / half(cells - 1),
    isNonlinear: layers.some(
      ({ saturable, saturableClearance }) => saturable !== undefined || saturableClearance !== undefined,
    ),
  }
}
