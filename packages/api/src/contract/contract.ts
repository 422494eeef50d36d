import { accountEndpoints } from './accounts.ts'
import { auditEndpoints } from './audit.ts'
import { clinicEndpoints } from './clinic.ts'
import type { Endpoint } from './endpoint.ts'
import { entryEndpoints } from './entries.ts'
import { intakeEndpoints } from './intakes.ts'
import { knowledgeEndpoints } from './knowledge.ts'
import { mergingEndpoints } from './merging.ts'
import { peopleEndpoints } from './people.ts'
import { planEndpoints } from './plans.ts'
import { screeningEndpoints } from './screenings.ts'
import { skinTypeEndpoints } from './skin-type.ts'
import { staffEndpoints } from './staff.ts'

/** Every endpoint by name. */
export const contract = {
  ...clinicEndpoints,
  ...accountEndpoints,
  ...staffEndpoints,
  ...peopleEndpoints,
  ...mergingEndpoints,
  ...entryEndpoints,
  ...skinTypeEndpoints,
  ...screeningEndpoints,
  ...intakeEndpoints,
  ...planEndpoints,
  ...knowledgeEndpoints,
  ...auditEndpoints,
} as const satisfies Readonly<Record<string, Endpoint>>

export type Contract = typeof contract
export type EndpointName = keyof Contract
export type AccountEndpointName = keyof typeof accountEndpoints
export type AuditEndpointName = keyof typeof auditEndpoints
export type ClinicEndpointName = keyof typeof clinicEndpoints
export type EntryEndpointName = keyof typeof entryEndpoints
export type IntakeEndpointName = keyof typeof intakeEndpoints
export type KnowledgeEndpointName = keyof typeof knowledgeEndpoints
export type MergingEndpointName = keyof typeof mergingEndpoints
export type PeopleEndpointName = keyof typeof peopleEndpoints
export type PlanEndpointName = keyof typeof planEndpoints
export type ScreeningEndpointName = keyof typeof screeningEndpoints
export type SkinTypeEndpointName = keyof typeof skinTypeEndpoints
export type StaffEndpointName = keyof typeof staffEndpoints
