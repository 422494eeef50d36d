export {
  cautionWindow,
  closureHalfLife,
  type ClosureHalfLife,
  longestClosureHours,
  type Occlusion,
  occlusions,
  type OpenArea,
  openArea,
} from './closure.ts'
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
export { type CoveragePoint, coverageCurve } from './coverage-curve.ts'
export { type LinePlot, linePlotMarkup, linePlotSvg, type PlotLine } from './line-plot.ts'
export { checkedRanges, type ValidRange, validRanges } from './valid-range.ts'
export { type Banded, motorOnSecondsWanted, passesWanted } from './wanted.ts'
export { measuredPore, nominalModel, type Provenance, rollerCount, rollerGeometry } from './provenance.ts'
export { againstLabel, type EvaluatedMaximum, type LabelVerdict } from './depth-label.ts'
export { type DoseContent, type DoseReference, doseReference } from './dose-reference.ts'
export { type Depth, type DepthMeasurement, depthOf, type KnownDepths, type NoDepth } from './depth-ratio.ts'
export {
  type DepthDefinition,
  depthDefinitions,
  type DepthRatio,
  depthRatioSchema,
  type DeviceClass,
  deviceClasses,
  type PublishedDepth,
  publishedDepthSchema,
} from './published-depth.ts'
export { type Reach, reach, type ReachedLayer } from './depth-reach.ts'
export { noModel, type NoModel, type Unanswered, unanswered } from './no-model.ts'
export {
  type PublishedThickness,
  publishedThicknessSchema,
  type Sex,
  sexes,
  type ThicknessMethod,
  thicknessMethods,
} from './published-thickness.ts'
export { profilesFor, type SkinProfile, type ThicknessRecord } from './skin-thickness.ts'
export {
  type LatticeFindings,
  type MonteCarlo,
  refuseMonteCarlo,
  type Sampled,
  simulateLattice,
} from './monte-carlo.ts'
export { type NeedleLattice, penLattice, rollerLattice, squarestRows } from './needle-lattice.ts'
export { type SeededNumbers, seededNumbers } from './seeded-numbers.ts'
