import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contract, type Role } from '@stipple/api/contract'
import type { Knowledge } from '@stipple/knowledge'
import type { FastifyInstance } from 'fastify'
import { clinicApp } from '../src/clinic-app.ts'
import { makeClinic } from '../src/features/clinics/clinic-store.ts'
import { makeLinkToken } from '../src/platform/auth/link-token.ts'
import type { Database } from '../src/platform/db/database.ts'
import { newId } from '../src/platform/db/new-id.ts'
import { type TestVisitor, testVisitor } from './visitor.ts'

export const installedKnowledge = (): Knowledge =>
  JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json')), 'utf8')) as Knowledge

/** Every person of these tests has an address of their own: the server limits what one address may try. */
let addresses = 0
const nextAddress = () => `10.1.${addresses >> 8}.${addresses++ & 255}`

export type TestClinic = {
  readonly app: FastifyInstance
  readonly clinicId: string
  /** Somebody who is signed in with this role, and no other. */
  as(role: Role): Promise<TestVisitor>
  stranger(): TestVisitor
}

export const testPassword = 'quiet-harbour-lantern-42'

/** The whole server on a test database. */
export function testApp(database: Database, clock: () => Date = () => new Date()): Promise<FastifyInstance> {
  return clinicApp({
    database,
    knowledge: installedKnowledge(),
    secret: 'of a test, and long enough for it',
    version: 'test',
    mail: { canSend: false, send: () => Promise.reject(new Error('testApp: no mail is sent')) },
    anchorsOf: () => Promise.resolve([]),
    clock,
    origin: () => 'http://localhost',
    publicOrigin: undefined,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
    logLevel: 'silent',
    webFolder: undefined,
    ready: () => Promise.resolve({}),
  })
}

/** A clinic with one member for each role that is asked for. */
export async function testClinic(database: Database, app: FastifyInstance): Promise<TestClinic> {
  const at = new Date()
  const clinicId = newId(at)
  await database.inClinic(clinicId, (transaction) =>
    makeClinic(transaction, { clinicId, name: 'Test', at, actor: 'system' }),
  )
  const members = new Map<Role, TestVisitor>()
  return {
    app,
    clinicId,
    stranger: () => testVisitor(app, nextAddress()),
    as: async (role) => {
      const known = members.get(role)
      if (known) return known
      const visitor = testVisitor(app, nextAddress())
      const email = `${role}.${clinicId}@clinic.example`
      // As an invitation does: the account first, then what it may be.
      const invitationId = newId(at)
      const { token, secretHash } = makeLinkToken(clinicId, invitationId)
      await database.inClinic(clinicId, (transaction) =>
        transaction
          .insertInto('invitation')
          .values({
            clinic_id: clinicId,
            invitation_id: invitationId,
            token_hash: secretHash,
            name: role,
            email,
            roles: [role],
            invited_by: 'system',
            created_at: at,
            expires_at: new Date(at.getTime() + 1e9),
            ended_at: null,
          })
          .execute(),
      )
      const body = { token, name: `The ${role}`, password: testPassword, language: 'en' as const }
      const joined = await visitor.call(contract.acceptInvitation, { body })
      if (!joined.ok) throw new Error(`testClinic: ${joined.problem.code}`)
      members.set(role, visitor)
      return visitor
    },
  }
}
