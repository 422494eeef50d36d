import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** Wrong attempts in a row that are let through; from the next on each has to wait, twice as long every time. */
const freeAttempts = 5
const firstWaitSeconds = 60
const longestWaitSeconds = 15 * 60
/** Attempts further back no longer count. */
const memorySeconds = 24 * 60 * 60

/** What is attempted on, as it is kept: never the address itself, which may be somebody's typing error. */
export const subjectOf = (kind: string, text: string) => createHash('sha256').update(`${kind} ${text}`).digest('hex')

/**
 * Takes one attempt on an account, or says how long to wait. It counts as wrong until {@link attemptSucceeded}: of many at
 * once only as many pass as may.
 */
export async function takeAttempt(
  { accounts }: Database,
  subject: string,
  at: Date,
): Promise<{ readonly waitSeconds: number } | undefined> {
  const failures = sql<number>`case when sign_in_attempt.failed_at < ${at}::timestamptz - make_interval(secs => ${memorySeconds})
    then 1 else sign_in_attempt.failures + 1 end`
  const wait = sql`least(${longestWaitSeconds}::float8, ${firstWaitSeconds} * power(2, least(${failures} - ${freeAttempts}, 20)))`
  const taken = await accounts
    .insertInto('sign_in_attempt')
    .values({ subject, failures: 1, failed_at: at, locked_until: null })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({
          failures,
          failed_at: at,
          locked_until: sql`case when ${failures} >= ${freeAttempts}
            then ${at}::timestamptz + make_interval(secs => ${wait}) end`,
        })
        .where((of) =>
          of.or([of('sign_in_attempt.locked_until', 'is', null), of('sign_in_attempt.locked_until', '<=', at)]),
        ),
    )
    .returning('subject')
    .executeTakeFirst()
  if (taken) return undefined
  const row = await accounts
    .selectFrom('sign_in_attempt')
    .select('locked_until')
    .where('subject', '=', subject)
    .executeTakeFirst()
  const until = row?.locked_until?.getTime() ?? at.getTime()
  return { waitSeconds: Math.max(1, Math.ceil((until - at.getTime()) / 1_000)) }
}

/** Forgets the wrong attempts: the right one came. */
export async function attemptSucceeded({ accounts }: Database, subject: string): Promise<void> {
  await accounts.deleteFrom('sign_in_attempt').where('subject', '=', subject).execute()
}
