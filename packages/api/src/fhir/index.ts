export { type CohortRecord, groupByPatient, type PatientGroups } from './group-by-patient.ts'
export { type RecordedPatient, type Sex } from './patient.ts'
export {
  type RecordedIdentifier,
  type RecordedIdentity,
  type RecordedName,
  readIdentity,
} from './patient-identity.ts'
export {
  type NotCountedReason,
  type OtherFhirVersion,
  type Problem,
  type ProblemCode,
  type ProblemDetails,
  type ProblemEffect,
  problemEffects,
  type RecordRefusal,
} from './problem.ts'
export { type PatientRecord, readRecord, type ReadRecordOptions } from './read-record.ts'
export { type UnmappedCode } from './reading.ts'
export { type CompiledTerminology, compileTerminology, type TerminologyContent } from './terminology.ts'
export { type WrittenPlan, writePlan } from './write-plan.ts'
export { type WrittenPerson, writeRecord } from './write-record.ts'
