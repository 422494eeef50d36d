import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Role } from '@stipple/api/contract'
import type { Database } from '../db/database.ts'
import { sessionUpdateSeconds } from './auth-library.ts'

/** A session with the account it belongs to, and what that account may be in the clinic that was asked for. */
export type FoundSession = {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  /** Empty where no clinic was asked for, or the account does not work there now. */
  readonly roles: readonly Role[]
  /** Of that clinic; null is the machine's. */
  readonly timeZone: string | null
  /** Its end has to be moved, which the auth library does. */
  readonly isDue: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The session that a request's cookies name, in one look at the database: session, account and membership are asked for with
 * every request, and the auth library takes several looks for the first two. It makes, moves and ends sessions; this only
 * reads what it wrote, and reads it anew each time, so that what has ended has ended.
 */
export async function lookUpSession(
  { accounts }: Database,
  secret: string,
  asked: { readonly cookies: string; readonly clinicId: string | undefined; readonly at: Date },
): Promise<FoundSession | undefined> {
  const { cookies, clinicId, at } = asked
  const token = tokenIn(cookies, secret)
  if (token === undefined) return undefined
  const row = await accounts
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.account_id', '=', 'user.id')
        .on('membership.clinic_id', '=', clinicId !== undefined && uuid.test(clinicId) ? clinicId : null)
        .on('membership.ended_at', 'is', null),
    )
    .leftJoin('public.clinic as clinic', 'clinic.clinic_id', 'membership.clinic_id')
    .select(['user.id as account_id', 'user.name', 'session.id as session_id', 'session.updatedAt', 'membership.roles'])
    .select('clinic.time_zone')
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', at)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    accountId: row.account_id,
    sessionId: row.session_id,
    name: row.name,
    roles: (row.roles ?? []) as Role[],
    timeZone: row.time_zone,
    isDue: at.getTime() - row.updatedAt.getTime() >= sessionUpdateSeconds * 1_000,
  }
}

/** The token of a session cookie whose signature is right: `<token>.<HMAC-SHA-256 of it, base64>`. */
function tokenIn(cookies: string, secret: string): string | undefined {
  const found = /(?:^|;\s*)(?:__Secure-)?stipple\.session_token=([^;]+)/.exec(cookies)?.[1]
  if (found === undefined) return undefined
  let value: string
  try {
    value = decodeURIComponent(found)
  } catch {
    return undefined
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}
