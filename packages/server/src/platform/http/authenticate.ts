import { type Endpoint, isOfClinic, type ProblemCode, type Role } from '@stipple/api/contract'
import type { Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import type { MembershipTable } from '../db/tables.ts'
import type { Accounts } from '../auth/accounts.ts'
import type { Caller, LinkHolder, Visit } from './handler.ts'

export type Callers = {
  readonly database: Database
  readonly accounts: Pick<Accounts, 'sessionOf'>
  /** Whose intake the cookies of a request open. */
  readonly findLinkHolder: (cookies: string, at: Date) => Promise<LinkHolder | undefined>
}

type Found = { readonly caller: Caller } | { readonly refused: ProblemCode }

const notSignedIn = { refused: 'not-signed-in' } as const
const notPermitted = { refused: 'not-permitted' } as const

/**
 * Who calls an endpoint, or why they may not. The one place where that is decided.
 *
 * A member of another clinic learns nothing, not even whether there is such a clinic.
 */
export async function authenticate(
  declared: Endpoint,
  request: { readonly visit: Visit; readonly clinicId: string | undefined; readonly at: Date },
  { database, accounts, findLinkHolder }: Callers,
): Promise<Found> {
  const { visit, clinicId, at } = request
  if (declared.permits === 'anyone') return { caller: { kind: 'visitor' } }
  if (declared.permits === 'patient-link') {
    const holder = await findLinkHolder(visit.cookies, at)
    return holder ? { caller: holder } : notSignedIn
  }
  const session = await accounts.sessionOf(visit)
  if (!session) return notSignedIn
  const { accountId, sessionId, name } = session
  if (!isOfClinic(declared)) return { caller: { kind: 'account', accountId, sessionId } }
  if (clinicId === undefined || !uuid.test(clinicId)) return notPermitted
  const roles = rolesIn(
    await database.accounts
      .selectFrom('membership')
      .selectAll()
      .where('clinic_id', '=', clinicId)
      .where('account_id', '=', accountId)
      .executeTakeFirst(),
  )
  if (!declared.permits.some((role) => roles.includes(role))) return notPermitted
  return { caller: { kind: 'member', clinicId, accountId, name, roles, actor: `staff:${accountId}` } }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a member may be now; nothing once the membership has ended. */
function rolesIn(membership: Selectable<MembershipTable> | undefined): Role[] {
  return membership && membership.ended_at === null ? (membership.roles as Role[]) : []
}
