/** Shape of the region: a slab under a patch, or a hollow cylinder or sphere around a channel, from the inside out. */
export type Geometry =
  | { readonly shape: 'slab'; readonly areaCm2: number }
  | { readonly shape: 'cylinder'; readonly innerRadiusCm: number; readonly lengthCm: number }
  | { readonly shape: 'sphere'; readonly innerRadiusCm: number }

/** How a layer is cut: evenly, or with each cell wider than the one before it away from the named end. */
export type LayerCut = {
  readonly thicknessCm: number
  readonly cells: number
  /** Where the narrow cells are, and how many times wider the widest cell is. */
  readonly clustered?: { readonly towards: 'inner' | 'outer' | 'both'; readonly ratio: number } | undefined
}

export type Mesh = {
  readonly cells: number
  /** Distances of the faces from the inner end (slab) or from the centre, in cm; one more than cells. */
  readonly facesCm: Float64Array
  readonly facesCm2: Float64Array
  readonly volumesCm3: Float64Array
  readonly layerOf: Int32Array
}

/** Cuts the layers into cells; a layer always begins at a face. */
export function meshOf(geometry: Geometry, layers: readonly LayerCut[]): Mesh {
  const cells = layers.reduce((total, layer) => total + layer.cells, 0)
  const facesCm = new Float64Array(cells + 1)
  const layerOf = new Int32Array(cells)
  const start = geometry.shape === 'slab' ? 0 : geometry.innerRadiusCm
  facesCm[0] = start
  let cell = 0
  let layerStart = start
  for (const [layer, cut] of layers.entries()) {
    const widths = relativeWidths(cut)
    const total = widths.reduce((sum, width) => sum + width, 0)
    let passed = 0
    for (const width of widths) {
      passed += width
      layerOf[cell] = layer
      cell += 1
      facesCm[cell] = layerStart + (cut.thicknessCm * passed) / total
    }
    layerStart += cut.thicknessCm
    facesCm[cell] = layerStart
  }
  return {
    cells,
    facesCm,
    facesCm2: facesCm.map((at) => areaAt(geometry, at)),
    volumesCm3: new Float64Array(cells).map((_, index) =>
      volumeBetween(geometry, facesCm[index] as number, facesCm[index + 1] as number),
    ),
    layerOf,
  }
}

/** Volume of the region between two distances, in cm³. */
export function volumeBetween(geometry: Geometry, fromCm: number, toCm: number): number {
  const width = toCm - fromCm
  switch (geometry.shape) {
    case 'slab':
      return geometry.areaCm2 * width
    case 'cylinder':
      return Math.PI * geometry.lengthCm * width * (fromCm + toCm)
    case 'sphere':
      return ((4 * Math.PI) / 3) * width * (fromCm * fromCm + fromCm * toCm + toCm * toCm)
    default:
      return geometry satisfies never
  }
}

function areaAt(geometry: Geometry, atCm: number): number {
  switch (geometry.shape) {
    case 'slab':
      return geometry.areaCm2
    case 'cylinder':
      return 2 * Math.PI * geometry.lengthCm * atCm
    case 'sphere':
      return 4 * Math.PI * atCm * atCm
    default:
      return geometry satisfies never
  }
}

function relativeWidths({ cells, clustered }: LayerCut): number[] {
  const places = [...Array(cells).keys()]
  if (!clustered || cells < 2) return places.map(() => 1)
  const { towards, ratio } = clustered
  // A smooth law of the place in the layer, so that refining keeps the shape and the second order.
  return places.map((index) => {
    const place = (index + 0.5) / cells
    const away = towards === 'inner' ? place : towards === 'outer' ? 1 - place : 1 - Math.abs(2 * place - 1)
    return ratio ** away
  })
}
