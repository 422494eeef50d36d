import type { IntakeEndpointName } from '@stipple/api/contract'
import type { Knowledge } from '@stipple/knowledge'
import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Handlers } from '../../platform/http/handler.ts'
import type { MailSender } from '../../platform/mail/mail-sender.ts'
import type { Considering } from '../screening/consider.ts'
import { patientHandlers } from './patient-handlers.ts'
import { sendingHandlers } from './sending-handlers.ts'

export type IntakeParts = {
  readonly database: Database
  readonly knowledge: Knowledge
  readonly considering: Considering
  readonly mail: MailSender
  readonly readLog: ReadLog
}

export function intakeHandlers(parts: IntakeParts): Handlers<IntakeEndpointName> {
  return { ...sendingHandlers(parts), ...patientHandlers(parts) }
}
