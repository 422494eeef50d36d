export {
  type Coverage,
  coverage,
  type Drag,
  type DragSetting,
  drag,
  slitFreeSpeedMmPerSecond,
  untouchedDiscChance,
} from './coverage.ts'
export {
  type AreaLogSetting,
  areaLogDensity,
  densityBand,
  type DoseRefusal,
  type DwellSetting,
  dwellDensity,
  type GlideSetting,
  glideDensity,
  motorOnSecondsFor,
  type NominalDensity,
  passesFor,
  type PenRate,
  type Piercing,
  type PuncturesPerCm2,
  type Result,
  type RollerSetting,
  rollerDensity,
  type StampSetting,
  stampDensity,
} from './density.ts'
export { checkedRanges, type ValidRange, validRanges } from './valid-range.ts'
export { type Banded, motorOnSecondsWanted, passesWanted } from './wanted.ts'
export { measuredPore, nominalModel, type Provenance, rollerCount, rollerGeometry } from './provenance.ts'
