import type { ClinicEndpointName } from '@stipple/api/contract'
import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Accounts } from '../../platform/auth/accounts.ts'
import { passwordFault } from '../../platform/auth/password.ts'
import { dayOf, isTimeZone, machineTimeZone } from '../../platform/clock/clinic-day.ts'
import type { Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/db/new-id.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { meOf } from '../accounts/me.ts'
import { makeClinic } from './clinic-store.ts'

export type ClinicParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly version: string
  readonly knowledgeVersion: string
  readonly canSendMail: boolean
  /** Fills a demo clinic with synthetic people, as its owner. */
  readonly fillDemo: (clinicId: string, actor: string, at: Date) => Promise<void>
}

export function clinicHandlers(parts: ClinicParts): Handlers<ClinicEndpointName> {
  const { database, accounts, version, knowledgeVersion, canSendMail, fillDemo } = parts
  return {
    getInstallation: async () => {
      const clinic = await database.accounts.selectFrom('public.clinic').select('demo').limit(1).executeTakeFirst()
      const demo = clinic?.demo ?? false
      return { answer: { setUp: clinic !== undefined, demo, version, knowledgeVersion, mail: canSendMail } }
    },

    setUpClinic: async ({ body, visit, at }) => {
      const fault = passwordFault(body.password, [body.name, body.email, body.clinicName])
      if (fault) return { problem: fault }
      return setUpOnce(database, async () => {
        const { clinicName, demo, clinician, ...account } = body
        const made = await accounts.makeAccount(visit, account)
        if ('problem' in made) return { problem: 'already-set-up' }
        const clinicId = newId(at)
        const actor = `staff:${made.accountId}`
        const roles = clinician ? ['owner', 'clinician'] : ['owner']
        await database.inClinic(clinicId, async (transaction) => {
          await makeClinic(transaction, { clinicId, name: clinicName, demo, at, actor })
          await transaction
            .insertInto('accounts.membership')
            .values({ clinic_id: clinicId, account_id: made.accountId, roles, since: at, ended_at: null })
            .execute()
        })
        if (demo) await fillDemo(clinicId, actor, at)
        return { answer: await meOf(database, made.accountId) }
      })
    },

    getClinic: async ({ caller, at }) => {
      const { clinicId, timeZone } = caller
      const clinic = await database.viewClinic(clinicId, (transaction) =>
        transaction.selectFrom('clinic').selectAll().where('clinic_id', '=', clinicId).executeTakeFirstOrThrow(),
      )
      const { name, demo, created_at } = clinic
      return {
        answer: {
          clinicId,
          name,
          demo,
          createdAt: created_at.toISOString(),
          timeZone,
          machineTimeZone: machineTimeZone(),
          today: dayOf(at, caller),
        },
      }
    },

    setTimeZone: async ({ caller, body: { timeZone }, at }) => {
      const { clinicId } = caller
      if (timeZone !== null && !isTimeZone(timeZone)) return { problem: 'time-zone-unknown' }
      await database.inClinic(clinicId, async (transaction) => {
        await transaction.updateTable('clinic').set({ time_zone: timeZone }).where('clinic_id', '=', clinicId).execute()
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'clinic.time-zone', null, { timeZone }))
      })
      return { answer: undefined }
    },

    renameClinic: async ({ caller, body, at }) => {
      const { clinicId } = caller
      await database.inClinic(clinicId, async (transaction) => {
        await transaction.updateTable('clinic').set({ name: body.name }).where('clinic_id', '=', clinicId).execute()
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'clinic.rename', null))
      })
      return { answer: undefined }
    },
  }
}

/**
 * Does the work unless there is a clinic. Of two first visitors one is first: the other waits for the lock, and then finds
 * a clinic.
 */
async function setUpOnce<Result>(
  database: Database,
  work: () => Promise<Result>,
): Promise<Result | { readonly problem: 'already-set-up' }> {
  return database.accounts.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('stipple set up', 0))`.execute(transaction)
    const there = await transaction.selectFrom('public.clinic').select('clinic_id').limit(1).executeTakeFirst()
    if (there) return { problem: 'already-set-up' }
    // Accounts without a clinic are left over from a set-up that was cut short.
    await database.accounts.deleteFrom('user').execute()
    return work()
  })
}
