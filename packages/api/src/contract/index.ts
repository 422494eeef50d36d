export { type Audience, openAudiences, type OpenAudience, type Role, roles, roleSchema } from './audience.ts'
export type { AuditEntry } from './audit.ts'
export { addressOf, type Called, type Client, createClient, type Received, type Sending } from './client.ts'
export type { Me } from './clinic.ts'
export {
  type AccountEndpointName,
  type AuditEndpointName,
  type ClinicEndpointName,
  type Contract,
  contract,
  type EndpointName,
  type EntryEndpointName,
  type IntakeEndpointName,
  type KnowledgeEndpointName,
  type MergingEndpointName,
  type PeopleEndpointName,
  type PlanEndpointName,
  type ScreeningEndpointName,
  type SkinTypeEndpointName,
  type StaffEndpointName,
} from './contract.ts'
export {
  type AnswerOf,
  type CallOf,
  type ClinicEndpoint,
  type Endpoint,
  endpoint,
  isOfClinic,
  type OpenEndpoint,
  type ProblemOf,
  type ReceivedOf,
  type RequestOf,
} from './endpoint.ts'
export { type Intake, intakeStates, type PatientIntake } from './intakes.ts'
export { openApi } from './open-api.ts'
export type { DecidedEntry, UnmappedEntry } from './entries.ts'
export { duplicateReasons, type MergeSide } from './merging.ts'
export type { FactEntry, Person, PersonDetails, PersonSummary } from './people.ts'
export { type PlanDocument, planStates, type PlanSummary, type PlanVersionSummary } from './plans.ts'
export {
  commonProblems,
  problem,
  type Problem,
  type ProblemCode,
  problemCodes,
  type ProblemDetail,
  problems,
  problemSchema,
  sessionProblems,
} from './problem.ts'
export {
  type Consideration,
  type Decision,
  decisions,
  type Judgement,
  overrideReasons,
} from './screenings.ts'
export type { Invitation, Member } from './staff.ts'
