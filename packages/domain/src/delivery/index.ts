export { type Geometry, type LayerCut, type Mesh, meshOf } from './mesh.ts'
export { type Grid, gridOf, type Layer } from './layers.ts'
export { releasedUg, releaseEndS, releaseRateUgPerS, type Source } from './sources.ts'
export { type Solution, solve, type SolveOptions } from './solver.ts'
export { type Moment, type Peak } from './solver-ledger.ts'
export { type Boundary, type Compartment, type Feed, type System } from './solver-system.ts'
export { esdirk4, type Tableau, trBdf2 } from './solver-tableau.ts'
export { concentrationBelow, surfaceFlux, surfaceUptake } from './exact-half-space.ts'
export { concentrationAroundDepot, cylinderReleased, sphereReleased } from './exact-round.ts'
export { planeRecessionCm, recessionNumber } from './exact-stefan.ts'
export { membraneFlux, membranePassed, slabReleased } from './exact-slab.ts'
export {
  type Agreement,
  agreementsOf,
  type Convergence,
  convergenceOf,
  type Reproduction,
  reproduceTransport,
} from './case-agreement.ts'
export { readTransportCase } from './case-check.ts'
export { type Compared, type Expected, type Oracle, oracleSchema, oracleTags } from './case-oracle.ts'
export type { Allowed } from './allowed.ts'
export { type SeriesRow, seriesOf } from './case-series.ts'
export { evenTimesS } from './case-times.ts'
export { type CaseRefusal, refusalOf } from './case-refusal.ts'
export { aucUgHPerL, type CaseRun, compartmentUgPerL, figureOf, freeAt, runCase } from './case-run.ts'
export { systemOf } from './case-system.ts'
export { type TransportCase, transportCaseSchema } from './case.ts'
export { type Sampling, samplingSchema, type Uncertain } from './case-uncertain.ts'
export {
  type Band,
  type UncertainMoment,
  type Uncertainty,
  type UncertaintyAnswer,
  uncertaintyOf,
} from './uncertainty.ts'
export {
  areaUnderCurve,
  areaUntil,
  concentrationAt,
  concentrationOfDoses,
  type Inversion,
  type InversionRefusal,
  invertCutProfile,
  invertProfile,
  type OneCompartment,
  timeOfPeak,
} from './one-compartment.ts'
export { type NeedledFluxCase, needledFluxCaseSchema } from './needled-flux-case.ts'
export {
  type NeedledFlux,
  needledFluxAgreementsOf,
  needledFluxOf,
  readNeedledFluxCase,
} from './needled-flux.ts'
export { type ProfileCase, profileCaseSchema } from './profile-case.ts'
export { closingHalfLifeH } from './profile-course.ts'
export { readProfileCase } from './profile-check.ts'
export {
  type Profile,
  profileAgreementsOf,
  type ProfileMoment,
  profileOf,
  type Spread,
  type TerminalSlope,
} from './profile-run.ts'
export { type PermeantCase, permeantCaseSchema } from './permeant-case.ts'
export { readPermeantCase } from './permeant-check.ts'
export { type PermeantAnswer, permeantAnswerOf, type PermeantReproduction, reproducePermeant } from './permeant-run.ts'
export { type Permeant } from './permeant.ts'
export { type AbsorptionMoment, type SkinAbsorption } from './skin-absorption.ts'
export { type NoProperties } from './skin-properties-domain.ts'
export { type SkinProperties, skinPropertiesOf } from './skin-properties.ts'
export {
  type Delivered,
  deliveredAgreementsOf,
  deliveredDose,
  type DeliveredDoseCase,
  deliveredDoseCaseSchema,
  type DeliveredShares,
  readDeliveredDoseCase,
} from './delivered-dose.ts'
export {
  type InversionCase,
  inversionCaseSchema,
  invertGroup,
  readInversionCase,
  reproduceInversion,
} from './inversion-case.ts'
export {
  lineOf,
  type PermeationSeriesCase,
  permeationSeriesCaseSchema,
  readPermeationSeriesCase,
  seriesAgreementsOf,
} from './permeation-series.ts'
