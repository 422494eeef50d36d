import type { Knowledge } from '@stipple/knowledge'
import type { Accounts } from '../../platform/auth/accounts.ts'
import type { ReadLog } from '../../platform/audit/read-log.ts'
import type { Database } from '../../platform/db/database.ts'
import type { ScreeningDesk } from '../screening/screening-record.ts'
import type { PlanDesk } from './plan-desk.ts'

export type PlanParts = {
  readonly database: Database
  readonly knowledge: Knowledge
  readonly desk: ScreeningDesk
  readonly planDesk: PlanDesk
  readonly readLog: ReadLog
  readonly accounts: Pick<Accounts, 'holdsPassword'>
}

/** The name of who acted, as far as they are or were a member. */
export const nameIn = (names: ReadonlyMap<string, string>) => (actor: string) =>
  names.get(actor.replace(/^staff:/, '')) ?? actor
