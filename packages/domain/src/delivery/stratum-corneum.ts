import { molarVolumeCm3, type Permeant } from './permeant.ts'

/** Mobility and partition of a drug in a layer; partition is against water. */
export type LayerProperties = {
  readonly thicknessUm: number
  readonly diffusivityCm2PerS: number
  readonly partition: number
}

/** Hydration of the stratum corneum: under a wet donor, or as it is in dry air. */
export type Hydration = 'full' | 'partial'

/** Constants of the stratum corneum by hydration, as the model file has them. */
const corneum = {
  full: {
    thicknessUm: 43,
    slowing: 1,
    waterPerDryMass: 2.75,
    corneocytes: 0.9684,
    fibres: 0.1928,
    cellLengthUm: 31.319,
    drag: [0.9999, -1.2762, 0.0718, 0.1195],
    fit: [7.611e-4, 0.9685, 1.827e5],
  },
  partial: {
    thicknessUm: 13,
    slowing: 3,
    waterPerDryMass: 0.43,
    corneocytes: 0.9073,
    fibres: 0.6044,
    cellLengthUm: 30.266,
    drag: [1.0001, -2.4497, 1.141, 0.5432],
    fit: [2.935e-4, 0.8979, 5.536e5],
  },
} as const

const keratinShare = 0.9
const keratinDensity = 1.37
const keratinRadiusAngstrom = 35
const lipidSpacingCm = 13e-7
/** Dimensionless ratios of the brick wall: crossing lipid against going along it, and lipid against corneocytes. */
export function corneumRatios(permeant: Permeant, hydration: Hydration) {
  const { molarMassGPerMol, logKow } = permeant
  const { slowing, fibres, cellLengthUm, drag } = corneum[hydration]
  const volume = molarVolumeCm3(permeant)
  const lipidPartition = 0.43 * (10 ** logKow) ** 0.81
  const lipidDiffusivity = (1.24e-7 * (100 / molarMassGPerMol) ** 2.43 + 2.34e-9) / slowing
  const crossingCmPerS = 10 ** (-0.57 - 0.84 * Math.cbrt(molarMassGPerMol)) / slowing
  const size = (0.145 * volume ** 0.6) / keratinRadiusAngstrom
  const roomBetweenFibres = 1 - fibres * (1 + size) ** 2
  const slowedByFibres = drag[0] + drag[1] * size + drag[2] * size ** 2 + drag[3] * size ** 3
  const inCell = 1.92e-4 * volume ** -0.6 * roomBetweenFibres * slowedByFibres
  return {
    lipidPartition,
    lipidDiffusivity,
    roomBetweenFibres,
    transfer: (crossingCmPerS * (cellLengthUm * 1e-4) ** 2) / (lipidSpacingCm * lipidDiffusivity),
    lipidOverCells: (lipidDiffusivity * lipidPartition) / (inCell * roomBetweenFibres),
  }
}

/** The stratum corneum as one layer that lets through as much as its bricks and mortar do together. */
export function stratumCorneumOf(permeant: Permeant, hydration: Hydration): LayerProperties {
  const { thicknessUm, waterPerDryMass, corneocytes, fit } = corneum[hydration]
  const { lipidPartition, lipidDiffusivity, transfer, lipidOverCells } = corneumRatios(permeant, hydration)
  const share = fit[0] + 1 / (fit[1] * lipidOverCells + fit[2] / transfer)
  const permeability = (share * lipidDiffusivity * lipidPartition) / (thicknessUm * 1e-4)
  const keratinPartition = 5.4 * (10 ** permeant.logKow) ** 0.27
  const cellPartition =
    (keratinPartition * keratinShare + waterPerDryMass) / (keratinShare / keratinDensity + waterPerDryMass)
  const partition = (1 - corneocytes) * lipidPartition + corneocytes * cellPartition
  return { thicknessUm, partition, diffusivityCm2PerS: (permeability * thicknessUm * 1e-4) / partition }
}
