import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'

/** A code is taken for half a minute before and after its own half minute; after this it cannot be right any more. */
const rememberedSeconds = 120

/**
 * Takes a code of an authenticator for an account; false when it was given already. Taken before it is checked, so that of
 * two at once one counts. A wrong code taken for nothing does no harm.
 *
 * @source RFC 6238, section 5.2: a code is accepted once
 */
export async function takeCode({ accounts }: Database, accountId: string, code: string, at: Date): Promise<boolean> {
  const over = new Date(at.getTime() - rememberedSeconds * 1_000)
  await accounts.deleteFrom('used_code').where('account_id', '=', accountId).where('used_at', '<', over).execute()
  const codeHash = createHash('sha256').update(`${accountId} ${code}`).digest('hex')
  const taken = await accounts
    .insertInto('used_code')
    .values({ account_id: accountId, code_hash: codeHash, used_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return taken !== undefined
}
