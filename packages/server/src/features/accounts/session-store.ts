import type { AnswerOf, Contract } from '@stipple/api/contract'
import type { Database } from '../../platform/db/database.ts'

/** Where an account is signed in now, the latest first. The tokens stay here. */
export async function sessionsOf(
  { accounts }: Database,
  accountId: string,
  current: string,
  at: Date,
): Promise<AnswerOf<Contract['listMySessions']>> {
  const rows = await accounts
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'expiresAt', 'userAgent', 'ipAddress'])
    .where('userId', '=', accountId)
    .where('expiresAt', '>', at)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    sessionId: row.id,
    current: row.id === current,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    userAgent: row.userAgent,
    address: row.ipAddress,
  }))
}

/** Ends one session of an account; false when the account has no such session. */
export async function endSession({ accounts }: Database, accountId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await accounts
    .deleteFrom('session')
    .where('userId', '=', accountId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
