import type { Knowledge } from '@stipple/knowledge'
import type { FastifyInstance } from 'fastify'
import { accountHandlers } from './features/accounts/account-handlers.ts'
import { resetMail } from './features/accounts/reset-mail.ts'
import { auditHandlers, type AuditParts } from './features/audit/audit-handlers.ts'
import { clinicHandlers } from './features/clinics/clinic-handlers.ts'
import { fillDemo } from './features/demo/fill-demo.ts'
import { intakeHandlers } from './features/intakes/intake-handlers.ts'
import { findLinkHolder } from './features/intakes/visit-cookie.ts'
import { knowledgeHandlers } from './features/knowledge/knowledge-handlers.ts'
import { peopleHandlers } from './features/people/people-handlers.ts'
import { terminologyOf } from './features/people/people-parts.ts'
import { planDesk } from './features/plans/plan-desk.ts'
import { planHandlers } from './features/plans/plan-handlers.ts'
import { considering } from './features/screening/consider.ts'
import { screeningHandlers } from './features/screening/screening-handlers.ts'
import { screeningDesk } from './features/screening/screening-record.ts'
import { staffHandlers } from './features/staff/staff-handlers.ts'
import { openAccounts } from './platform/auth/accounts.ts'
import { authLibrary } from './platform/auth/auth-library.ts'
import { readLog } from './platform/audit/read-log.ts'
import type { Database } from './platform/db/database.ts'
import { type AppOptions, createApp } from './platform/http/create-app.ts'
import type { MailSender } from './platform/mail/mail-sender.ts'

export type ClinicAppParts = Omit<AppOptions, 'accounts' | 'handlers' | 'findLinkHolder'> & {
  readonly database: Database
  readonly knowledge: Knowledge
  /** Signs cookies and encrypts second factors. */
  readonly secret: string
  readonly version: string
  readonly mail: MailSender
  readonly anchorsOf: AuditParts['anchorsOf']
  /** Where links lead that no request asked for; a password reset is asked for by somebody who is not signed in. */
  readonly origin: () => string
}

/** The whole clinic as a server without a port: every endpoint of the contract has its handler here. */
export async function clinicApp(parts: ClinicAppParts): Promise<FastifyInstance> {
  const { database, knowledge, secret, version, mail, anchorsOf, origin, publicOrigin, clock } = parts
  const library = authLibrary({
    database,
    secret,
    https: publicOrigin?.startsWith('https:') ?? false,
    sendReset: ({ email }, token) => mail.send(resetMail(email, `${origin()}/reset#${token}`)),
  })
  const accounts = openAccounts(database, library, secret)
  const terminology = terminologyOf(knowledge)
  const desk = screeningDesk(knowledge)
  const log = readLog(database)
  const people = { database, knowledge, terminology, readLog: log }
  const screening = { database, knowledge, readLog: log, desk, considering: considering(desk, knowledge) }
  return createApp({
    ...parts,
    accounts,
    clock,
    findLinkHolder: (cookies, at) => findLinkHolder(database, cookies, at),
    handlers: {
      ...accountHandlers({ database, accounts, canSendMail: mail.canSend }),
      ...staffHandlers({ database, accounts, mail }),
      ...clinicHandlers({
        database,
        accounts,
        version,
        knowledgeVersion: knowledge.version,
        canSendMail: mail.canSend,
        fillDemo: (clinicId, actor, at) => fillDemo({ database, knowledge }, { clinicId, actor, at }),
      }),
      ...peopleHandlers(people),
      ...screeningHandlers(screening),
      ...planHandlers({ database, knowledge, desk, planDesk: planDesk(knowledge), readLog: log, accounts }),
      ...intakeHandlers({ ...screening, mail }),
      ...knowledgeHandlers({ database, knowledge }),
      ...auditHandlers({ database, anchorsOf }),
    },
  })
}
