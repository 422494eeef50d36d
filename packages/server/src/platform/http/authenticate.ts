import { type Endpoint, isOfClinic, type ProblemCode } from '@stipple/api/contract'
import type { Accounts } from '../auth/accounts.ts'
import type { Caller, LinkHolder, Visit } from './handler.ts'

export type Callers = {
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
  { accounts, findLinkHolder }: Callers,
): Promise<Found> {
  const { visit, clinicId, at } = request
  if (declared.permits === 'anyone') return { caller: { kind: 'visitor' } }
  if (declared.permits === 'patient-link') {
    const holder = await findLinkHolder(visit.cookies, at)
    return holder ? { caller: holder } : notSignedIn
  }
  const session = await accounts.sessionOf(visit, isOfClinic(declared) ? clinicId : undefined, at)
  if (!session) return notSignedIn
  const { accountId, sessionId, name, roles, timeZone } = session
  if (!isOfClinic(declared)) return { caller: { kind: 'account', accountId, sessionId } }
  if (clinicId === undefined || !declared.permits.some((role) => roles.includes(role))) return notPermitted
  return { caller: { kind: 'member', clinicId, accountId, name, roles, timeZone, actor: `staff:${accountId}` } }
}
