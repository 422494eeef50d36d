import { z } from 'zod'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import type { WholeTransaction } from '../../platform/db/installation.ts'
import { linesOf } from '../../platform/files/durable-file.ts'

const memberSchema = z.strictObject({
  accountId: z.string().min(1),
  name: z.string(),
  email: z.string(),
  language: z.enum(['en', 'tr']),
  roles: z.array(z.string()).min(1),
  since: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
type ArchivedMember = z.infer<typeof memberSchema>

/** Everybody who works or worked in the clinic, a line each. */
export async function* memberLines(transaction: ClinicTransaction, clinicId: string): AsyncGenerator<string> {
  const rows = await transaction
    .selectFrom('accounts.membership as membership')
    .innerJoin('accounts.user as account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name', 'account.email', 'account.language'])
    .select(['membership.roles', 'membership.since', 'membership.ended_at'])
    .where('membership.clinic_id', '=', clinicId)
    .execute()
  // By their bytes, whatever order the database sorts in.
  const sorted = rows.sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const row of sorted) {
    yield JSON.stringify({
      accountId: row.id,
      name: row.name,
      email: row.email,
      language: row.language,
      roles: row.roles,
      since: row.since.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
    } satisfies ArchivedMember)
  }
}

/**
 * Makes the members of an archive members here. An account of the same e-mail address is taken for the same person;
 * otherwise one is made that nobody can sign in to until a password is set by a link.
 */
export async function fillMembers(whole: WholeTransaction, clinicId: string, file: string): Promise<void> {
  const members: ArchivedMember[] = []
  for await (const line of linesOf(file)) members.push(memberSchema.parse(JSON.parse(line)))
  const accounts = await whole.asAccounts(async (transaction) => {
    const found: string[] = []
    for (const { accountId: id, name, email, language } of members) {
      const there = await transaction
        .selectFrom('accounts.user')
        .select('id')
        .where((of) => of.or([of('id', '=', id), of('email', '=', email)]))
        .orderBy((of) => of.case().when('id', '=', id).then(0).else(1).end())
        .executeTakeFirst()
      if (!there) {
        await transaction
          .insertInto('accounts.user')
          .values({ id, name, email, language, twoFactorEnabled: false })
          .execute()
      }
      found.push(there?.id ?? id)
    }
    return found
  })
  await whole.asClinic(clinicId, async (transaction) => {
    for (const [index, { roles, since, endedAt }] of members.entries()) {
      await transaction
        .insertInto('accounts.membership')
        .values({
          clinic_id: clinicId,
          account_id: accounts[index] as string,
          roles,
          since: new Date(since),
          ended_at: endedAt === null ? null : new Date(endedAt),
        })
        .execute()
    }
  })
}
