import { randomUUID } from 'node:crypto'
import type { Role } from '@stipple/api/contract'
import { createClinic } from '../src/features/clinics/clinic-store.ts'
import { addMember } from '../src/features/staff/staff-store.ts'
import type { Database } from '../src/platform/db/database.ts'
import { newId } from '../src/platform/db/new-id.ts'
import type { ClinicMember } from '../src/platform/http/handler.ts'

export const clinicBegan = new Date('2026-11-20T10:00:00Z')

/** A clinic with one member, as handlers get them. */
export async function clinicWithMember(
  database: Database,
  { name = 'Dr Ayşe Işık', roles = ['owner'] }: { readonly name?: string; readonly roles?: readonly Role[] } = {},
): Promise<ClinicMember> {
  const clinicId = newId(new Date())
  await createClinic(database, { clinicId, name: 'Işık Kliniği', at: clinicBegan, actor: 'system' })
  const accountId = randomUUID()
  await database.accounts
    .insertInto('user')
    .values({ id: accountId, name, email: `${accountId}@clinic.example`, language: 'tr', twoFactorEnabled: false })
    .execute()
  await database.inClinic(clinicId, (transaction) =>
    addMember(transaction, { clinicId, accountId, roles, at: clinicBegan }),
  )
  return { kind: 'member', clinicId, accountId, name, roles, timeZone: 'UTC', actor: `staff:${accountId}` }
}

/** What every request of a handler carries beside its own. */
export const requested = {
  at: new Date('2026-11-21T12:00:00Z'),
  params: undefined,
  query: undefined,
  body: undefined,
  signal: new AbortController().signal,
  visit: {
    address: '127.0.0.1',
    userAgent: undefined,
    origin: 'https://clinic.example',
    cookies: '',
    setCookies: () => undefined,
  },
} as const
