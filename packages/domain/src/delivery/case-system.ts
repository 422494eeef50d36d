import type { TransportCase } from './case.ts'
import { gridOf } from './layers.ts'
import { type Geometry, type Mesh, meshOf, volumeBetween } from './mesh.ts'
import type { Boundary, System } from './solver-system.ts'
import type { Source } from './sources.ts'

const umPerCm = 1e4
const secondsPerHour = 3600

/**
 * The system of a case, in centimetres and seconds.
 *
 * @param refinement how many times the cells of the case are cut
 */
export function systemOf(given: TransportCase, refinement = 1): System {
  const geometry = inCentimetres(given.geometry)
  const layers = given.layers.map((layer) => ({
    thicknessCm: layer.thicknessUm / umPerCm,
    cells: layer.cells * refinement,
    clustered: layer.clustered && { towards: layer.clustered.towards, ratio: layer.clustered.widestOverNarrowest },
    diffusivityCm2PerS: layer.diffusivityCm2PerS,
    partition: layer.partition,
    clearancePerS: layer.clearancePerS,
    boundOverFree: layer.boundOverFree,
    saturable: layer.saturableBinding,
    saturableClearance: layer.saturableClearance,
  }))
  const mesh = meshOf(geometry, layers)
  const grid = gridOf(mesh, layers)
  const initialUgPerCm3 = new Float64Array(mesh.cells)
  for (const { fromUm, toUm, concentrationUgPerCm3 } of given.initial) {
    for (const [cell, volumeCm3] of overlap(geometry, mesh, fromUm / umPerCm, toUm / umPerCm).entries()) {
      const added = (concentrationUgPerCm3 * volumeCm3) / (grid.capacityCm3[cell] as number)
      initialUgPerCm3[cell] = (initialUgPerCm3[cell] as number) + added
    }
  }
  const { source, compartment } = given
  return {
    grid,
    initialUgPerCm3,
    inner: boundaryOf(given.inner),
    outer: boundaryOf(given.outer),
    source: source && {
      law: lawOf(source),
      share: shareOf(overlap(geometry, mesh, source.fromUm / umPerCm, source.toUm / umPerCm)),
    },
    compartment: compartment && {
      volumeL: compartment.volumeL,
      eliminationPerS: compartment.eliminationPerH / secondsPerHour,
      fedBy: compartment.fedBy,
    },
  }
}

function inCentimetres(geometry: TransportCase['geometry']): Geometry {
  switch (geometry.shape) {
    case 'slab':
      return geometry
    case 'cylinder':
      return {
        shape: 'cylinder',
        innerRadiusCm: geometry.innerRadiusUm / umPerCm,
        lengthCm: geometry.lengthUm / umPerCm,
      }
    case 'sphere':
      return { shape: 'sphere', innerRadiusCm: geometry.innerRadiusUm / umPerCm }
    default:
      return geometry satisfies never
  }
}

/** Volume of each cell that lies between two distances from the inner end, in cm³. */
function overlap(geometry: Geometry, mesh: Mesh, fromCm: number, toCm: number): Float64Array {
  const start = mesh.facesCm[0] as number
  return new Float64Array(mesh.cells).map((_, cell) => {
    const from = Math.max(mesh.facesCm[cell] as number, start + fromCm)
    const to = Math.min(mesh.facesCm[cell + 1] as number, start + toCm)
    return to > from ? volumeBetween(geometry, from, to) : 0
  })
}

function shareOf(volumesCm3: Float64Array): Float64Array {
  const total = volumesCm3.reduce((sum, volume) => sum + volume, 0)
  return volumesCm3.map((volume) => volume / total)
}

function boundaryOf(boundary: TransportCase['inner']): Boundary {
  if (boundary.kind !== 'constant') return boundary
  return { kind: 'constant', concentrationUgPerCm3: boundary.concentrationUgPerCm3, untilS: boundary.wornS }
}

function lawOf(source: NonNullable<TransportCase['source']>): Source {
  const { kind, massUg } = source
  switch (kind) {
    case 'cone':
      return { kind, massUg, dissolutionS: source.dissolutionS, wornS: source.wornS }
    case 'coating':
      return { kind, massUg, rateUgPerS: source.rateUgPerS, wornS: source.releaseS }
    case 'sphere': {
      const { radiusUm, densityUgPerCm3, solubilityUgPerCm3, diffusivityCm2PerS, wornS } = source
      // r² = r₀² − 2 D (C_s/ρ) t
      const dissolutionS = ((radiusUm / umPerCm) ** 2 * densityUgPerCm3) / (2 * diffusivityCm2PerS * solubilityUgPerCm3)
      return { kind, massUg, dissolutionS, wornS }
    }
    case 'swelling-reservoir': {
      const { reservoirCm3, membraneCm2, membraneUm, partition, swellingS, wornS } = source
      const perDiffusivity = (membraneCm2 * partition) / ((membraneUm / umPerCm) * reservoirCm3)
      return {
        kind,
        massUg,
        dryPerS: perDiffusivity * source.dryDiffusivityCm2PerS,
        wetPerS: perDiffusivity * source.swollenDiffusivityCm2PerS,
        swellingS,
        wornS,
      }
    }
    default:
      return source satisfies never
  }
}
