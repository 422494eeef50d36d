import { type CompiledTerminology, compileTerminology } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'
import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { Database } from '../../platform/db/database.ts'

export type PeopleParts = {
  readonly database: Database
  readonly knowledge: Knowledge
  readonly terminology: CompiledTerminology
  readonly readLog: ReadLog
}

/** Prepares what reading records needs from the content. */
export const terminologyOf = ({ terminology, concepts, zones }: Knowledge): CompiledTerminology =>
  compileTerminology({ terminology, concepts, zones: [wholeBody, ...zones.map(({ id }) => id)] })
