export { type PlanningContent, type ZoneRestriction, zoneRestrictionSchema } from './content.ts'
export { type Cartridge, type Device, type DeviceLabel, deviceKinds, deviceSchema } from './device.ts'
export {
  type Endpoint,
  endpointSchema,
  type PigmentStep,
  pigmentStepSchema,
  type StopRule,
  stopRuleSchema,
} from './endpoint.ts'
export {
  type Figure,
  figureSchema,
  type Range,
  rangeSchema,
  type SkinType,
  skinTypeSchema,
  skinTypes,
} from './figure.ts'
export { type Instrument, instrumentSchema } from './instrument.ts'
export { evidenceLevels, type ProtocolEvidence, protocolEvidenceSchema } from './protocol-evidence.ts'
export { type Backing, type Basis, type ProtocolTemplate, protocolTemplateSchema } from './protocol-template.ts'
export { type AnaestheticDose, type Topical, topicalSchema } from './topical.ts'
export {
  type AvoidMark,
  type AvoidMarkKind,
  avoidMarkKinds,
  avoidMarkSchema,
  type ChartPoint,
  chartPointSchema,
} from './avoid-mark.ts'
export type { CheckContext, Exposure, ScreeningForPlan } from './check/check-context.ts'
export { type CheckedFinding, checkPlan, type PlanCheck, shortestNote } from './check/check-plan.ts'
export { screeningHoldsDays } from './check/check-screening.ts'
export { type CheckId, checkIds, type PlanFinding, severities, type Severity } from './check/plan-finding.ts'
export { type CombinationWindow, combinationWindows } from './combination.ts'
export { comparePlans, type PlanDifference } from './compare-plans.ts'
export {
  type CalendarProblem,
  type CourseCalendar,
  courseCalendar,
  type CourseInput,
  type PlannedSession,
  settledAfter,
} from './course-calendar.ts'
export { pigmentPathApplies } from './pigment-path.ts'
export {
  type Anaesthetic,
  type CourseWishes,
  type OtherProcedure,
  type Pattern,
  patterns,
  type Plan,
  type PlanOverride,
  type PlanOverrideReason,
  planOverrideReasons,
  planOverrideReasonSchema,
  planSchema,
  type RevisionReason,
  revisionReasons,
  revisionReasonSchema,
  type ZonePlan,
  zonePlanSchema,
} from './plan.ts'
export {
  type ChangeReason,
  changeReasons,
  type Chosen,
  type ChosenField,
  chosenFields,
  type Prescription,
  prescriptionSchema,
} from './prescription.ts'
export { type DerivationStep, type Proposal, type ProposalPerson, proposePrescription } from './propose-prescription.ts'
export { evaluatedMaximumMm, labelsFor, proposeZone } from './propose-zone.ts'
export { type DoseGap, type ZoneDose, zoneDose } from './zone-dose.ts'
export {
  calendarOf,
  checkContextOf,
  type KnownIds,
  type MarkGeometry,
  type PlanBackground,
  planBackgroundSchema,
  screeningForPlanSchema,
} from './plan-background.ts'
export { atlasGeometry } from './mark-geometry.ts'
export { proposeMarks } from './propose-marks.ts'
export {
  nominalAreaCm2,
  plannedAreaCm2,
  type SessionEstimate,
  sessionEstimate,
  wholeFaceMinutes,
  wholeFaceMinutesSources,
} from './session-estimate.ts'
