import { randomBytes } from 'node:crypto'
import type { Database } from '../../platform/db/database.ts'
import type { LinkHolder, Visit } from '../../platform/http/handler.ts'
import { makeLinkToken, readLinkToken } from '../../platform/auth/link-token.ts'
import { timeZoneOf } from '../clinics/clinic-store.ts'
import { isOpen, lockIntake } from './intake-store.ts'

const name = 'stipple.intake'
/** How long a browser that opened a link goes on without the date of birth. */
export const visitHours = 12

/**
 * Makes what a browser holds after the date of birth was right. The browser that opened last holds the valid one: whoever
 * opens the link again elsewhere goes on there.
 */
export function makeVisit(clinicId: string, intakeId: string, visit: Visit): string {
  const { token, secretHash } = makeLinkToken(clinicId, intakeId, randomBytes(32))
  const secure = visit.origin.startsWith('https:') ? '; Secure' : ''
  visit.setCookies([
    `${name}=${token}; Path=/api/intake; HttpOnly; SameSite=Strict; Max-Age=${visitHours * 3_600}${secure}`,
  ])
  return secretHash
}

/** Whose intake the cookies of a request open now. */
export async function findLinkHolder(database: Database, cookies: string, at: Date): Promise<LinkHolder | undefined> {
  const value = cookies
    .split(/;\s*/)
    .map((pair) => pair.split('='))
    .find(([key]) => key === name)?.[1]
  const token = value === undefined ? undefined : readLinkToken(value)
  if (!token) return undefined
  const { clinicId, id: intakeId, secretHash } = token
  const [intake, timeZone] = await database.inClinic(clinicId, async (transaction) => [
    await lockIntake(transaction, clinicId, intakeId),
    await timeZoneOf(transaction, clinicId),
  ])
  const isTheirs = intake?.visitHash === secretHash && intake.visitUntil !== null && intake.visitUntil > at
  if (!intake || !isTheirs || (!isOpen(intake, at) && intake.submittedAt === null)) return undefined
  return { kind: 'link', clinicId, intakeId, timeZone, actor: `link:${intakeId}` }
}
